import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { programDefinitions } from '../../src/indicators/definitions.ts'
import { createExtractor } from '../../src/indicators/extract.ts'
import { findQuantities, shifted } from '../../src/indicators/quantity.ts'

const extract = createExtractor(programDefinitions())
/** Canonical numbers only, as `name value unit role`. */
const canonical = (text: string, section: string[] = []) =>
  extract(text, section)
    .filter(({ tier }) => tier === 1)
    .map(
      ({ indicator, value, unit, role }) =>
        `${indicator} ${value}${unit}${role === 'value' ? '' : ` ${role}`}`,
    )

describe('numbers with units', () => {
  test.each([
    ['清偿欠款8.08亿元', '8.08亿元', '808000000', '元'],
    ['涉及金额20381.1万元', '20381.1万元', '203811000', '元'],
    ['受众2万余人次', '2万余人次', '20000', '人次'],
    ['投入近2亿元', '近2亿元', '200000000', '元'],
    ['达到９８．５％', '９８．５％', '98.5', '%'],
    ['发放1,234份', '1,234份', '1234', '份'],
    ['办结率百分之九十八点五', '百分之九十八点五', '98.5', '%'],
    ['在0.5个工作日内办结', '0.5个工作日', '0.5', '个工作日'],
  ])('%s', (text, written, value, unit) => {
    expect(findQuantities(text)).toMatchObject([{ written, value, unit }])
  })

  test('dates, document numbers and ordinals are none', () => {
    expect(findQuantities('2020年4月10日，第3次会议印发（办字〔2020〕14号）2015-2020年')).toEqual([])
  })

  test('what is written slices back from the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.nat(99_999).map(String),
            fc.constantFrom('近', '万', '余', '件', '%', '，', '年', '行政复议', '.'),
          ),
        ),
        parts => {
          const text = parts.join('')
          let end = 0
          for (const { start, length, written, from, to } of findQuantities(text)) {
            expect(text.slice(start, start + length)).toBe(written)
            expect(start).toBeGreaterThanOrEqual(end)
            expect(from).toBeGreaterThanOrEqual(start)
            expect(to).toBe(start + length)
            end = start + length
          }
        },
      ),
    )
  })

  test('a decimal is shifted as whole numbers are multiplied', () => {
    fc.assert(
      fc.property(
        fc.nat(9_999_999),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 12 }),
        (n, places, power) => {
          const digits = String(n).padStart(places + 1, '0')
          const decimal = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
          const expected = BigInt(n) * 10n ** BigInt(power)
          const [whole, fraction = ''] = shifted(decimal, power).split('.') as [string, string?]
          expect(BigInt(whole + fraction.padEnd(places, '0'))).toBe(expected)
        },
      ),
    )
  })
})

describe('canonical indicators', () => {
  test.each([
    [
      '共受理行政复议案件64件，已审结45件，结案率70.3%，纠错率17.8%',
      ['行政复议案件受理数 64件', '行政复议案件审结数 45件', '行政复议结案率 70.3%', '行政复议纠错率 17.8%'],
    ],
    ['全年办理行政复议案件233件、应诉案件130件', ['行政复议案件办理数 233件', '行政应诉案件数 130件']],
    ['受理了64件行政复议申请', ['行政复议案件受理数 64件']],
    ['规范性文件报备率、报备及时率、规范率100%', ['规范性文件报备率 100%']],
    ['为当事人挽回经济损失162万元', ['挽回经济损失 1620000元']],
    ['全市96个市直单位、26个乡镇已全部聘请法律顾问，51家企业聘请了常年法律顾问', []],
    [
      '行政机关负责人出庭应诉率由85%提高到99.8%',
      ['行政机关负责人出庭应诉率 85% from', '行政机关负责人出庭应诉率 99.8% to'],
    ],
    ['行政机关负责人出庭应诉率提高10个百分点', []],
    // A list goes on in the role in which it began.
    [
      '行政机关负责人出庭应诉率、规范性文件报备率分别提高到98%、100%',
      ['行政机关负责人出庭应诉率 98% to', '规范性文件报备率 100% to'],
    ],
    ['力争行政机关负责人出庭应诉率达到100%', ['行政机关负责人出庭应诉率 100% target']],
    ['深化人民调解组织建设，成立矛调中心1个', []],
    ['其中不予受理行政复议申请3件', []],
    ['办理人大代表建议28件、政协提案27件', ['人大代表建议办理数 28件', '政协提案办理数 27件']],
    ['办结人大代表建议、政协委员提案39件', []],
    ['办理政协建议案3件', []],
    ['26项行政许可事项平稳划转', []],
    ['提供政策咨询服务15人次', []],
  ])('%s', (text, expected) => {
    expect(canonical(text)).toEqual(expected)
  })

  test('a change is one with a space before it, and so is each number that goes on with its list', () => {
    const roles = extract('一般公共预算收入增长 5.2%，税收、非税收入分别增长4.3%、 7%', []).map(
      ({ role }) => role,
    )
    expect(roles).toEqual(['change', 'change', 'change'])
  })

  test.each([
    ['PM2.5浓度同比下降8.4%', ['down']],
    ['案件同比减少5.1%，收入增长3%', ['down', 'up']],
    ['力争PM2.5浓度下降2%以上', ['down']],
    ['力争收入增长不低于5%', ['up']],
    ['税收、非税收入分别下降4.3%、7%', ['down', 'down']],
    ['应诉率提高2个百分点', ['up']],
    ['收入负增长2%', ['down']],
    ['收入同比变动3个百分点', [null]],
    ['出庭应诉率由85%下降到80%', [null, null]],
    ['力争能耗下降到2%', [null]],
    ['受理案件64件', [null]],
  ])('which way it goes: %s', (text, expected) => {
    expect(extract(text, []).map(({ direction }) => direction)).toEqual(expected)
  })

  test('what stands under next year’s plans is a target', () => {
    expect(canonical('受理行政复议案件64件', ['四、下一步工作安排'])).toEqual([
      '行政复议案件受理数 64件 target',
    ])
  })

  test('every definition can be found by a sentence of its own words', () => {
    for (const { name, about, says, unit } of programDefinitions()) {
      const rate = unit[0] === '%'
      const words =
        says.length === 0 || about[0]!.includes(says[0]!)
          ? about[0]!
          : rate
            ? about[0]! + says[0]!
            : says[0]! + about[0]!
      const found = extract(`${words}12${unit[0]}`, []).map(({ indicator }) => indicator)
      expect(found.length, name).toBe(1)
    }
  })
})

describe('what is no word', () => {
  test.each([
    ['（一）全年办理行政复议案件11件。', ['行政复议案件办理数 11件']],
    ['(2)共受理行政复议案件22件，审结21件。', ['行政复议案件受理数 22件', '行政复议案件审结数 21件']],
    ['三是全年办理法律援助案件33件。', ['法律援助案件受理数 33件']],
    ['4.全年共受理法律援助案件44件。', ['法律援助案件受理数 44件']],
    ['５．全年共受理法律援助案件44件。', ['法律援助案件受理数 44件']],
    ['①共受理法律援助案件44件；②受理行政复议案件3件', ['法律援助案件受理数 44件', '行政复议案件受理数 3件']],
    ['做法：第一，共受理法律援助案件44件。', ['法律援助案件受理数 44件']],
    ['其次，全年办理法律援助案件33件。', ['法律援助案件受理数 33件']],
    ['二、1、全年办理法律援助案件33件。', ['法律援助案件受理数 33件']],
    ['办理人大议 案建议144件', ['人大代表建议办理数 144件']],
    ['受理行政复议　案件64件', ['行政复议案件受理数 64件']],
  ])('%s', (text, expected) => {
    expect(canonical(text)).toEqual(expected)
  })

  test('a number is no ordinal', () => {
    expect(extract('受理，1.5万件', []).map(({ value }) => value)).toEqual(['15000'])
    expect(extract('一、二审行政应诉案件5件', []).map(({ value }) => value)).toEqual(['5'])
  })
})

test('every number slices back to its text, whatever stands before it that is read otherwise or not at all', () => {
  const words = fc.array(
    fc.constantFrom(
      '浿',
      '嵽',
      '萬',
      '受理行政復議案件',
      '受理 行政复议案件',
      '，',
      '。',
      '（一）',
      ' ',
      '一是',
    ),
  )
  const unit = fc.constantFrom('件', '萬件', '餘個')
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 9999 }), unit, (before, count, behind) => {
      const text = `${before.join('')}${count}${behind}`
      const numbers = extract(text, [])
      expect(numbers).toHaveLength(1)
      for (const { start, length, written, sentence } of numbers) {
        expect(text.slice(start, start + length)).toBe(written)
        expect(written).toContain(String(count))
        expect(text.slice(sentence.start, sentence.end)).toContain(written)
      }
    }),
  )
})

describe('numbers of a sentence agree', () => {
  const formulas = (text: string) =>
    extract(text, []).flatMap(({ checks }) => checks.map(({ result, formula }) => `${result} ${formula}`))

  test.each([
    ['排查化解矛盾纠纷1102件，成功调处1089件，调处成功率98.8%', ['pass 1089 ÷ 1102 = 98.8%']],
    ['参加行政执法证件考试187人，通过考试164人，通过率达87.7%', ['pass 164 ÷ 187 = 87.7%']],
    ['参加行政执法证件考试187人，通过考试164人，通过率达97.7%', ['fail 164 ÷ 187 = 87.7%，文中写97.7%']],
    ['权责清单3539项(依申请873项,依职权2291项,公共服务375项)', ['pass 873 + 2291 + 375 = 3539']],
    ['执法主体34个（法定行政机关25个，法律、法规授权组织6个，受托组织3个）', ['pass 25 + 6 + 3 = 34']],
    ['执法主体35个（法定行政机关25个，授权组织6个，受托组织3个）', ['fail 25 + 6 + 3 = 34，文中写35']],
    ['受理案件500余件，办结400件，办结率90%', []],
    ['事项34个（其中许可25个，处罚6个）', []],
    ['事项34个（许可25个，处罚6个等）', []],
  ])('%s', (text, expected) => {
    expect(formulas(text)).toEqual(expected)
  })

  test('a rate that was computed from its part and whole passes, however it was rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(9999), fc.nat(2), (whole, some, decimals) => {
        const part = some % (whole + 1)
        const rate = ((part / whole) * 100).toFixed(decimals)
        const text = `受理行政复议案件${whole}件，审结${part}件，结案率${rate}%`
        expect(formulas(text).every(line => line.startsWith('pass'))).toBe(true)
        expect(formulas(text)).toHaveLength(1)
      }),
    )
  })
})
