// parts.test.ts — sentences that stand nowhere as a whole: their lead-in, their clauses. Not: whole sentences (check.test.ts,
// find.test.ts).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { sentencesOf } from '../../src/checking/draft-sentences.ts'
import { mostEdits } from '../../src/checking/find-sentences.ts'
import { partsOf, SHORTEST_PART } from '../../src/checking/sentence-parts.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { regionByCode } from '../../src/regions/regions.ts'
import { corrected } from '../../web/check/copies.ts'
import { contentsOf } from '../support/contents.ts'

const region = (code: string) => ({ region: regionByCode(code)! })
const INFO = { version: 'v', builtAt: '' }

async function checked(draft: string, ...reports: [source: string, given: object][]) {
  const library = contentsOf(
    reports.map(([source]) => [source]),
    i => reports[i]![1],
  )
  const { sentences, counts } = await checkDraft(await readCorpus(library), INFO, draft)
  const [{ text, verdict, part, matches }] = sentences as [(typeof sentences)[0]]
  return {
    verdict,
    part: part && text.slice(part.start, part.start + part.length),
    reportId: matches[0]?.reportId,
    told: matches[0]?.differences.map(({ kind, draft, source }) => [kind, draft, source]),
    flagged: counts.flagged,
  }
}

test('says which of its clauses were not compared: no lead-in, and no few words without a number', async () => {
  const corpus = await readCorpus(
    contentsOf([['全年办理行政复议案件233件，持续推进依法行政工作，切实维护群众合法权益。']]),
  )
  const rest = async (draft: string) => {
    const { sentences } = await checkDraft(corpus, INFO, draft)
    const [{ text, rest = [], verdict }] = sentences as [(typeof sentences)[0]]
    expect(verdict).toBe('absent')
    return rest.map(({ start, length }) => text.slice(start, start + length))
  }
  const [one, other] = ['全年办理行政复议案件233件', '持续推进依法行政工作']
  expect(await rest(`2019年，${one}，另行组织专场招聘会三十二场，收到良好反响，${other}。`)).toEqual([
    '另行组织专场招聘会三十二场，收到良好反响',
  ])
  expect(await rest(`${one}，成效明显，${other}，增长5%，受到社会各界普遍好评。`)).toEqual([
    '增长5%，受到社会各界普遍好评',
  ])
  expect(await rest(`其中，${one}，成效明显，${other}，同比多了5件。`)).toEqual(['同比多了5件'])
})

describe('a sentence with a lead-in', () => {
  const source = '全年办理行政复议案件233件、应诉案件130件。'

  test('is found without it, and its year is held against the report’s', async () => {
    const draft = '2019年全年办理行政复议案件233件、应诉案件130件。'
    expect(await checked(draft, [source, { year: 2020 }])).toEqual({
      verdict: 'absent',
      part: '全年办理行政复议案件233件、应诉案件130件',
      reportId: 'r0',
      told: [['year', '2019', '2020']],
      flagged: 1,
    })
    // Of reports that are as near the one it speaks of, wherever it stands; and what the paragraph says itself is the same.
    const others = Array.from({ length: 5 }, (): [string, object] => [source, { year: 2020 }])
    expect(await checked(draft, ...others, [source, { year: 2019 }])).toMatchObject({
      reportId: 'r5',
      told: [],
      flagged: 0,
    })
    expect(await checked(draft, [`2019年工作开展情况。${source}`, { year: 2020 }])).toMatchObject({
      told: [],
    })
  })

  test.each(['我盟2019年，', '全市2019年', '我区2019年'])('%s leads with a year, too', async lead => {
    const draft = `${lead}全年办理行政复议案件233件、应诉案件130件。`
    expect((await checked(draft, [source, { year: 2020 }])).told).toEqual([['year', '2019', '2020']])
  })

  test('may name the year before that of a work report, and is never rewritten by what a report is of', async () => {
    const title = '2025年甘肃省政府工作报告'
    for (const [year, told] of [
      [2024, []],
      [2023, [['year', '2023', '2025']]],
    ] as const) {
      const draft = `${year}年，全年办理行政复议案件233件、应诉案件130件。`
      expect((await checked(draft, [source, { year: 2025, title }])).told).toEqual(told)
      const corpus = await readCorpus(contentsOf([[source]], () => ({ year: 2025, title })))
      const { sentences } = await checkDraft(corpus, INFO, draft)
      expect(corrected(draft, sentences, () => true)).toBe(draft)
    }
  })

  test('that the library has but for the lead-in is not told to be of another year', async () => {
    const long = `${source.slice(0, -1)}，全面推行双随机一公开监管工作机制，成效十分显著`
    const draft = `2019年，${long}。`
    expect(await checked(draft, [long, { year: 2019 }])).toMatchObject({ flagged: 0 })
    expect(await checked(draft, [long, { year: 2020 }])).toMatchObject({ flagged: 1 })
  })

  test('is held to the place it names', async () => {
    const given = { year: 2021, ...region('150303') }
    const text = '全面梳理各镇行政权力，明确95项'
    const draft = '2021年，海南区全面梳理各镇行政权力，明确96项。'
    expect(await checked(draft, [text, given])).toMatchObject({ told: [['number', '96', '95']] })
    expect(await checked(draft, [text, { ...given, ...region('150302') }])).toMatchObject({
      told: [
        ['place', '海南区', '海勃湾区'],
        ['number', '96', '95'],
      ],
    })
  })

  test.each([
    ['2024年泰安市政府工作报告提出，深化行政审批制度改革工作。', '深化行政审批制度改革工作'],
    ['截至2023年底，芜湖市新增减税降费及退税缓费75亿元。', '新增减税降费及退税缓费75亿元'],
    ['会议认为，必须坚持不懈推进法治政府建设工作。', '必须坚持不懈推进法治政府建设工作'],
  ])('of whatever it is made: %s', async (draft, part) => {
    expect(await checked(draft, [part, {}])).toMatchObject({ verdict: 'absent', part, told: [] })
  })
})

test('a sentence of which a long clause is held is near by that clause', async () => {
  const draft = '深入学习领会，全面推行双随机一公开监管工作机制，成效十分显著。'
  const part = '全面推行双随机一公开监管工作机制'
  expect(await checked(draft, [`进一步${part}`, {}])).toMatchObject({ verdict: 'absent', part, flagged: 0 })
  expect(await checked(draft, ['成效十分显著', {}])).toMatchObject({ verdict: 'absent', part: undefined })
})

/** The fewest edits from the whole pattern to any stretch of the text. */
function fewest(pattern: string, text: string): number {
  let row = Array.from({ length: text.length + 1 }, () => 0)
  for (const unit of pattern) {
    const next = [row[0]! + 1]
    for (let j = 1; j <= text.length; j++)
      next.push(Math.min(row[j - 1]! + (unit === text[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1))
    row = next
  }
  return Math.min(...row)
}

test('an error does not hide in a clause beside the longest', async () => {
  const source = '城镇新增就业1.79万人，农村劳动力新增转移就业2.63万人，城镇登记失业率2.56%'
  const draft =
    '按照统计部门的口径来看，城镇新增就业1.79万人，农村劳动力新增转移就业2.63万人，城镇登记失业率2.65%，群众安居乐业社会大局稳定。'
  expect(await checked(draft, [source, {}])).toMatchObject({
    part: source.replace('2.56', '2.65'),
    told: [['number', '2.65%', '2.56%']],
  })
})

describe('a sentence in parts', () => {
  /** What is told of each part, the main one first. */
  async function partsIn(draft: string, ...reports: [source: string, given: object][]) {
    const library = contentsOf(
      reports.map(([source]) => source.split('\n')),
      i => reports[i]![1],
    )
    const { sentences, counts } = await checkDraft(await readCorpus(library), INFO, draft)
    const [{ text, part, matches, also = [] }] = sentences as [(typeof sentences)[0]]
    const told = [{ ...part!, matches }, ...also].map(({ start, length, matches: [best] }) => [
      text.slice(start, start + length),
      best!.reportId,
      ...best!.differences.map(({ draft, source }) => `${draft}→${source}`),
    ])
    return { told, flagged: counts.flagged, copy: corrected(draft, sentences, () => true) }
  }

  test('has every clause compared with the report that has most of it, a short one too', async () => {
    const source =
      '加快建设国家物流枢纽和冷链基地，推进多式联运，积极推广铁路货运业务发展，A级物流企业达到180家，清单外一律不得收费'
    const draft =
      '加快建设国家物流枢纽和冷链基地，积极推广铁路货运业务发展，群众普遍满意，清单外一律可以收费，A级物流企业达到184家。'
    expect(await partsIn(draft, [source, {}])).toEqual({
      told: [
        ['加快建设国家物流枢纽和冷链基地', 'r0'],
        ['积极推广铁路货运业务发展', 'r0'],
        ['清单外一律可以收费', 'r0', '可以→不得'],
        ['A级物流企业达到184家', 'r0', '184→180'],
      ],
      flagged: 1,
      copy: '加快建设国家物流枢纽和冷链基地，积极推广铁路货运业务发展，群众普遍满意，清单外一律不得收费，A级物流企业达到180家。',
    })
  })

  test('whose clauses with numbers only stand in another order says no other number', async () => {
    const source = '全市完成投资64亿元，新增就业3万人，城镇化率稳步提高，群众满意度和获得感持续不断提升'
    const draft = '新增就业3万人，全市完成投资64亿元，城镇化率稳步提高，群众满意度和获得感持续不断提升。'
    for (const distance of [0.15, 0.3]) {
      const { sentences } = await checkDraft(await readCorpus(contentsOf([[source]])), INFO, draft, {
        distance,
      })
      expect(sentences[0]!.matches[0]!.differences.filter(({ kind }) => kind !== 'other')).toEqual([])
      expect(corrected(draft, sentences, () => true)).toBe(draft)
    }
  })

  test('is compared with several reports where no one has it', async () => {
    const draft = '大力推进多式联运加快发展有关工作，全年新增认定高新技术企业164家。'
    expect(
      await partsIn(draft, ['大力推进多式联运加快发展有关工作', {}], ['全年新增认定高新技术企业146家', {}]),
    ).toMatchObject({
      told: [
        ['大力推进多式联运加快发展有关工作', 'r0'],
        ['全年新增认定高新技术企业164家', 'r1', '164→146'],
      ],
      flagged: 1,
    })
  })

  test('with two numbers swapped has both put right', async () => {
    const source = '新增婴幼儿托位6978个，新建改扩建幼儿园39所、中小学232所'
    expect(
      await partsIn('新增婴幼儿托位39个，新建改扩建幼儿园6978所、中小学232所。', [source, {}]),
    ).toMatchObject({
      copy: `${source}。`,
      flagged: 1,
    })
  })

  test('is held to the report whose dates and years it has, not to one that is as long but of another', async () => {
    const [first, second, third] = [
      '领导小组12月4日召开会议',
      '分析研究2013年经济工作',
      '审议关于改进工作作风的规定',
    ]
    expect(
      await partsIn(
        `${first}，${second}，${third}。`,
        ['领导小组12月9日召开会议，分析研究2017年经济工作', {}],
        [`${first}，${third}，${second}`, {}],
      ),
    ).toMatchObject({ flagged: 0 })
  })
})

describe('the report that a lead-in names', () => {
  const of = (code: string, title: string) => ({ year: 2025, title, ...region(code) })

  test('comes first, though another says the same as the draft', async () => {
    const draft = '2025年，贵州省一般公共预算收入增长10%左右。'
    const others = ['650000', '620000'].map((code): [string, object] => [
      '一般公共预算收入增长10%左右',
      of(code, '2025年政府工作报告'),
    ])
    expect(
      await checked(draft, ...others, [
        '一般公共预算收入增长2%左右',
        of('520000', '2025年贵州省政府工作报告'),
      ]),
    ).toMatchObject({ reportId: 'r2', told: [['number', '10%', '2%']] })
    // As a whole it is nearer to another.
    const [whole] = others[0]!
    expect(
      await checked(
        draft,
        [`2025年，新疆${whole}`, of('650000', '2025年新疆政府工作报告')],
        ['一般公共预算收入增长2%左右', of('520000', '2025年贵州省政府工作报告')],
      ),
    ).toMatchObject({ reportId: 'r1', told: [['number', '10%', '2%']] })
  })

  test('is of its place and year, whatever others the rest speaks of', async () => {
    const text = '实施成都都市圈建设成长期三年行动，完成投资202.8亿元'
    const given = of('511400', '2024年眉山市政府工作报告')
    expect(await checked(`凉山彝族自治州${text}。`, [text, given])).toMatchObject({
      told: [['place', '凉山彝族自治州', '眉山市']],
    })
    expect(await checked(`《2025年成都市政府工作报告》指出，${text}。`, [text, given])).toMatchObject({
      told: [['place', '成都市', '眉山市']],
    })
    expect(await checked(`《2025年眉山市政府工作报告》指出，${text}。`, [text, given])).toMatchObject({
      flagged: 0,
    })
  })
})

test('the part told is the first of those tried that a full scan finds, with as few edits', async () => {
  const units = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛'), minLength: 14, maxLength: 30 })
  const lead = fc.constantFrom('', '2019年', '2020年天门市', '报告指出，', '己庚，')
  let parts = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(units, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(lead, fc.nat(3), fc.nat(3), units), { minLength: 1, maxLength: 3 }),
      async (texts, drafts) => {
        const draft = drafts
          .map(([lead, i, at, own]) => {
            const text = texts[i % texts.length]!
            return `${lead}${text.slice(0, at)}${own[0]}${text.slice(at + 1)}，${own}。`
          })
          .join('')
        const corpus = await readCorpus(contentsOf(texts.map((text, i) => [`第${i}条${text}`])))
        const { sentences } = await checkDraft(corpus, INFO, draft)
        for (const [i, sentence] of [...sentencesOf(draft)].entries()) {
          const scan = (bones: string) =>
            Math.min(...texts.map((text, i) => fewest(bones, `第${i}条${text}`)))
          const stands = (bones: string) => scan(bones) <= mostEdits(bones, 0.15)
          const { verdict, part, matches } = sentences[i]!
          const tried = partsOf(sentence).map(({ range }) => sentence.bones.slice(range.start, range.end))
          for (const bones of tried) expect(bones.length).toBeGreaterThanOrEqual(SHORTEST_PART)
          const expected = stands(sentence.bones) ? sentence.bones : tried.find(stands)
          expect(verdict === 'absent').toBe(!stands(sentence.bones))
          expect(matches[0]?.edits).toBe(expected && scan(expected))
          const told = part && sentence.text.slice(part.start, part.start + part.length).replace(/，/g, '')
          expect(told).toBe(expected === sentence.bones ? undefined : expected)
          if (told) parts++
        }
      },
    ),
    { numRuns: 100 },
  )
  expect(parts).toBeGreaterThan(25)
})
