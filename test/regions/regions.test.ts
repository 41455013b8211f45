import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locateRegions } from '../../src/regions/locate.ts'
import { byRegion } from '../../src/regions/region.ts'
import {
  allRegions,
  ancestorsOf,
  findRegions,
  isKeptBy,
  isWithin,
  levelOf,
  parentOf,
  regionByCode,
} from '../../src/regions/regions.ts'

const codes = (text: string) => findRegions(text).map(region => region.code)
const located = (text: string) =>
  locateRegions(text).map(m => [
    text.slice(m.start, m.start + m.length),
    m.regions.map(r => r.code).join(' '),
  ])

describe('finding a division', () => {
  test.each([
    ['宁夏回族自治区', '640000'],
    ['内蒙古', '150000'],
    ['宁夏', '640000'],
    ['锡林郭勒', '152500'],
    ['银川', '640100'],
    ['凉山', '513400'],
    ['西洞庭管理区', '430771'],
    ['常德市西洞庭管理区', '430771'],
    ['湖南省常德市西洞庭管理区', '430771'],
    ['内蒙古 › 乌海市 › 海南区', '150303'],
    ['429006', '429006'],
    ['襄樊市', '420600'],
    ['中国', '000000'],
    ['国家', '000000'],
    ['国家（中央）', '000000'],
    ['香港', '810000'],
    ['绍兴县', '330603'],
    ['临桂县', '450312'],
    ['海南州', '632500'],
    ['河南县', '632324'],
    ['鄂温克旗', '150724'],
  ])('%s is %s', (text, code) => {
    expect(codes(text)).toEqual([code])
  })

  test('several divisions of one name come all, higher levels first', () => {
    expect(codes('朝阳区')).toEqual(['110105', '220104'])
    expect(codes('北京市朝阳区')).toEqual(['110105'])
    expect(codes('吉林')).toEqual(['220000', '220200'])
  })

  test('a full name hides short names, and a province’s short name hides counties’', () => {
    expect(codes('海南区')).toEqual(['150303'])
    expect(codes('海南')).not.toContain('150303')
    expect(codes('河南')).toEqual(['410000'])
  })

  test('what is no division finds nothing', () => {
    for (const text of ['', '没有的县', '999999', '宁夏银川市海南区', '省', '市辖区'])
      expect(codes(text)).toEqual([])
  })
})

describe('the divisions', () => {
  test('paths hold neither pseudo-levels nor names that repeat their parent', () => {
    expect(regionByCode('429006')?.path).toEqual(['湖北省', '天门市'])
    expect(regionByCode('150303')?.path).toEqual(['内蒙古自治区', '乌海市', '海南区'])
    expect(regionByCode('110101')?.path).toEqual(['北京市', '东城区'])
    expect(regionByCode('441900')?.path).toEqual(['广东省', '东莞市'])
    for (const { path } of allRegions()) {
      for (const [i, name] of path.entries()) {
        expect(name).not.toMatch(/市辖区|直辖县级/)
        if (i > 0) expect(name.startsWith(path[i - 1]!)).toBe(false)
      }
    }
  })

  test('every division is found again by its path and its code, within its parents and nowhere else', () => {
    const all = [...allRegions()]
    expect(all.length).toBeGreaterThan(3300)
    for (const region of all) {
      expect(codes(region.path.join(''))).toContain(region.code)
      expect(codes(region.code)).toEqual([region.code])
      for (const above of ancestorsOf(region.code)) {
        expect(isWithin(region.code, above.code)).toBe(true)
        expect(isWithin(above.code, region.code)).toBe(false)
      }
    }
  })

  test('within is an order', () => {
    const pick = fc.constantFrom(...[...allRegions()].map(region => region.code))
    fc.assert(
      fc.property(pick, pick, pick, (a, b, c) => {
        expect(isWithin(a, a)).toBe(true)
        if (isWithin(a, b) && isWithin(b, a)) expect(a).toBe(b)
        if (isWithin(a, b) && isWithin(b, c)) expect(isWithin(a, c)).toBe(true)
        const parent = parentOf(a)
        if (parent) expect(isWithin(a, parent.code)).toBe(true)
      }),
    )
  })

  test('a filter keeps a division and all below it, the nation itself only', () => {
    const all = [...allRegions()]
    const pick = fc.constantFrom(...all)
    fc.assert(
      fc.property(pick, pick, (filter, { code, path }) => {
        const below = code !== filter.code && isWithin(code, filter.code)
        expect(isKeptBy(filter.code, code)).toBe(code === filter.code || (filter.code !== '000000' && below))
        if (isKeptBy(filter.code, code)) expect(path).toContain(filter.name)
      }),
      { numRuns: 2000 },
    )
    expect(all.filter(({ code }) => isKeptBy('000000', code)).map(({ name }) => name)).toEqual([
      '中华人民共和国',
    ])
    expect(all.filter(({ code }) => isKeptBy('640100', code)).length).toBeGreaterThan(5)
  })

  test('levels', () => {
    expect(
      ['000000', '640000', '640100', '640104', '429006'].map(code => levelOf(regionByCode(code)!)),
    ).toEqual(['国家', '省', '市', '县', '县'])
  })
})

describe('locating divisions in a text', () => {
  test('the longest full name first: 海南区 is never 海南', () => {
    expect(located('乌海市海南区人民政府')).toEqual([
      ['乌海市', '150300'],
      ['海南区', '150303'],
    ])
    expect(located('常德市西洞庭管理区管理委员会')).toEqual([['常德市西洞庭管理区', '430771']])
  })

  test('homonyms are settled by a parent before them, or anywhere in the text, else left open', () => {
    expect(located('北京市朝阳区')[1]).toEqual(['朝阳区', '110105'])
    expect(located('长春市人大常委会。朝阳区坚持依法行政。')[1]).toEqual(['朝阳区', '220104'])
    expect(located('朝阳区坚持依法行政')).toEqual([['朝阳区', '110105 220104']])
  })

  test('what a province and a city are both called is open where the text names the province', () => {
    const said = locateRegions('吉林省委坚持吉林全面振兴')
    expect(said.map(({ regions }) => regions.map(({ name }) => name))).toEqual([
      ['吉林省'],
      ['吉林省', '吉林市'],
    ])
    expect(
      locateRegions('吉林省吉林')
        .at(-1)!
        .regions.map(({ name }) => name),
    ).toEqual(['吉林市'])
  })

  test('in Traditional characters, too', () => {
    const names = (text: string) => locateRegions(text).map(({ regions }) => regions[0]!.name)
    expect(names('臺灣省與天津市南開區')).toEqual(['台湾省', '天津市', '南开区'])
    // 乾 is one of a name, and stays.
    expect(names('陝西省咸陽市乾縣')).toEqual(['陕西省', '咸阳市', '乾县'])
  })

  test('words that only look like names are not', () => {
    expect(located('实现长治久安')).toEqual([])
    expect(located('推动天门市场繁荣')).toEqual([])
    expect(located('海南区域协调发展').map(([name]) => name)).toEqual(['海南'])
  })

  test('a short name that another name or word begins with is not that division', () => {
    for (const text of [
      '四川北路街道',
      '湖南路街道',
      '南京东路街道',
      '北京路街道',
      '中山一路',
      '上海庙镇',
      '云南驿镇',
      '广东街道',
      '玉树街道',
      '山西镇',
      '河南乡',
      '安庆县',
      '邯郸县',
      '深圳大道',
      '安康工程',
      '来宾接待',
      '日照时数',
      '阿里巴巴集团',
      '文山会海',
      '海西经济区',
    ])
      expect([text, located(text)]).toEqual([text, []])
    for (const text of ['湖南乡村振兴', '河北县域经济', '广东道路运输', '江苏镇江', '北京区县', '湖南路网'])
      expect([text, located(text)[0]?.[0]]).toEqual([text, text.slice(0, 2)])
  })

  test('mentions stand where they say, in order, apart', () => {
    const words = fc.constantFrom(
      '宁夏',
      '银川市',
      '海南区',
      '海南',
      '的',
      '，',
      '长治久安',
      '吉林',
      '吉林市',
      'x',
      '新乡村',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), parts => {
        const text = parts.join('')
        let end = 0
        for (const mention of locateRegions(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(end)
          end = mention.start + mention.length
          expect(end).toBeLessThanOrEqual(text.length)
          expect(mention.regions.length).toBeGreaterThan(0)
          const name = text.slice(mention.start, end)
          const candidates = codes(name)
          for (const region of mention.regions) expect(candidates).toContain(region.code)
        }
      }),
    )
  })
})

test('divisions stand behind those they lie in, in the order of their codes, the unknown last', () => {
  const pick = fc.option(fc.constantFrom(...allRegions()))
  fc.assert(
    fc.property(fc.array(pick, { maxLength: 12 }), regions => {
      const sorted = regions.toSorted(byRegion)
      const known = sorted.filter(region => region !== null)
      expect(sorted.slice(known.length).every(region => region === null)).toBe(true)
      expect(known.map(({ code }) => code)).toEqual(known.map(({ code }) => code).sort())
      for (const [i, { code }] of known.entries())
        expect(known.slice(0, i).some(before => before.code !== code && isWithin(before.code, code))).toBe(
          false,
        )
    }),
  )
})
