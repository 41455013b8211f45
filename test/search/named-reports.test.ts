import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRegions } from '../../src/regions/regions.ts'
import { reportOf } from '../suggest/corpus.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const of = (id: string, place: string | null, year: number | null, title: string | null) =>
  reportOf(['正文。'], {
    id,
    file: `库/${id}.txt`,
    region: place ? findRegions(place)[0]! : null,
    year,
    title,
  })
const REPORTS = [
  of('chengdu', '成都市', 2024, '2024年成都市政府工作报告'),
  of('sichuan', '四川省', 2024, '政府工作报告'),
  of('older', '四川省', 2023, '政府工作报告'),
  of('nation', '中国', 2024, '中国制造规划'),
  of('unplaced', null, null, '四川2024年统计公报'),
  of('untitled', '天门市', 2021, null),
]
const searcher = searcherOver(REPORTS, toySegmenter)
const named = async (name: string) => {
  const answer = await searcher.reports({ name })
  return [answer.reports.map(({ id }) => id), answer.name] as const
}

describe('a report that one names', () => {
  it.each([
    ['四川 2024', ['unplaced', 'sichuan', 'chengdu']],
    ['2024年 四川', ['sichuan', 'chengdu', 'unplaced']],
    ['四川省2024', ['sichuan', 'chengdu']],
    ['四川2024年', ['unplaced', 'sichuan', 'chengdu']],
    ['四川2024年政府工作报告', ['sichuan', 'chengdu']],
    ['四川省成都市2024年', ['chengdu']],
    ['２０２３ 四川', ['older']],
    ['制造规划', ['nation']],
    ['规划 制造', ['nation']],
    ['天门', ['untitled']],
    ['untitled.txt', ['untitled']],
    ['older', ['older']],
    ['国家（中央） 2024', ['nation']],
  ])('%s', async (name, ids) => {
    expect((await named(name))[0]).toEqual(ids)
  })

  it('is looked for by place and year where no title has the rest, and that is told', async () => {
    expect(await named('天门 2021 年度总结')).toEqual([
      ['untitled'],
      { places: ['天门市'], years: [2021], words: ['年度总结'], loosened: true },
    ])
  })

  it('is told from one that is not held, and from words that nothing has', async () => {
    expect(await named('天门 2031')).toEqual([
      [],
      { places: ['天门市'], years: [2031], words: [], loosened: false },
    ])
    expect(await named('量子纠缠')).toEqual([
      [],
      { places: [], years: [], words: ['量子纠缠'], loosened: false },
    ])
  })

  it('is found by its division and year, in any order, joined or apart', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...REPORTS.filter(({ region, year }) => region && year)),
        fc.constantFrom('', ' ', '　', '、'),
        fc.constantFrom('', '年'),
        fc.boolean(),
        async ({ id, region, year }, between, unit, yearFirst) => {
          const parts = [region!.path.join(''), `${year}${unit}`]
          const name = (yearFirst ? parts.reverse() : parts).join(between)
          expect((await named(name))[0]).toContain(id)
        },
      ),
      { numRuns: 60 },
    ))
})

describe('what one would set beside a report', () => {
  const near = async (id: string, name?: string) => {
    const { total, reports } = await searcher.reports({ near: id, ...(name && { name }) })
    expect(reports).toHaveLength(total)
    return reports.map(({ id }) => id)
  }

  it('is of its kind, its division and a near year first, and never the report itself', async () => {
    expect(await near('chengdu')).toEqual(['sichuan', 'older', 'nation', 'untitled', 'unplaced'])
    expect(await near('older')).toEqual(['sichuan', 'chengdu', 'nation', 'untitled', 'unplaced'])
  })

  it('may be narrowed by a name', async () => {
    expect(await near('older', '四川')).toEqual(['sichuan', 'unplaced', 'chengdu'])
    expect(await near('older', '国家')).toEqual(['nation'])
    expect(await near('sichuan', '2023')).toEqual(['older'])
  })

  it('is refused for a report that is not held', async () => {
    await expect(near('gone')).rejects.toThrow('没有编号为 gone 的报告')
  })
})
