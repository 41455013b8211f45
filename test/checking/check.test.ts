// check.test.ts — what a checked draft says: verdicts, kinds of difference, titles. Not: that nothing is missed
// (find.test.ts).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Difference } from '../../src/api/check.ts'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { sentencesOf } from '../../src/checking/draft-sentences.ts'
import { heldDocuments } from '../../src/checking/held-documents.ts'
import { titlesOf } from '../../src/checking/named-documents.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { regionByCode } from '../../src/regions/regions.ts'
import { contentsOf } from '../support/contents.ts'

const SOURCE = [
  '2021年，全市共办理行政复议案件1,089件，纠错率为12.5%，依法不予受理的案件三件。',
  '银川市兴庆区人民政府进一步规范行政执法行为，全面推行“双随机、一公开”监管；未经法定程序，不得作出减损公民权益的决定。',
  '天门市人民政府连续5年向市人民代表大会常务委员会报告法治政府建设情况。',
]

const check = async (draft: string, distance?: number) =>
  checkDraft(
    await readCorpus(contentsOf([SOURCE])),
    { version: 'v', builtAt: '2026-01-01T00:00:00.000Z' },
    draft,
    distance === undefined ? {} : { distance },
  )

const differencesIn = async (draft: string): Promise<[Difference['kind'], string, string][]> => {
  const { sentences } = await check(draft)
  expect(sentences[0]!.verdict).toBe('near')
  return sentences[0]!.matches[0]!.differences.map(({ kind, draft, source }) => [kind, draft, source])
}

describe('a draft', () => {
  test('as near to a source with another year as to one with another word is held to the one of its year', async () => {
    const { sentences } = await checkDraft(
      await readCorpus(contentsOf([['本条例自2010年11月1日起施行'], ['本办法自2009年11月1日起施行']])),
      { version: 'v', builtAt: '2026-01-01T00:00:00.000Z' },
      '本办法自2010年11月1日起施行。',
    )
    expect(sentences[0]!.matches.map(({ edits, differences }) => [edits, differences[0]!.kind])).toEqual([
      [1, 'year'],
      [2, 'other'],
    ])
  })

  test('is never given a part of a number in place of words, nor told of a year it does not speak of', async () => {
    const { sentences } = await checkDraft(
      await readCorpus(contentsOf([['《临港新片区管理办法》已经2019年7月30日会议通过']])),
      { version: 'v', builtAt: '2026-01-01T00:00:00.000Z' },
      '《临港新片区管理办法》已经印发。',
      { distance: 0.2 },
    )
    const [match] = sentences[0]!.matches
    expect(match!.text).toBe('《临港新片区管理办法》已经')
    expect(match!.differences).toMatchObject([{ kind: 'other', draft: '印发', source: '' }])
  })

  test('that quotes word for word is verbatim, whatever its punctuation and width', async () => {
    const { sentences, counts } = await check('全面推行双随机一公开监管。全市共办理行政复议案件１０８９件！')
    expect(sentences.map(({ verdict }) => verdict)).toEqual(['verbatim', 'verbatim'])
    expect(sentences[0]!.matches[0]).toMatchObject({
      reportId: 'r0',
      passageId: 'r0-1',
      text: '全面推行“双随机、一公开”监管',
      edits: 0,
      differences: [],
    })
    expect(sentences[1]).toMatchObject({ start: 13, length: 17 })
    expect(counts).toEqual({ verbatim: 2, near: 0, absent: 0, partly: 0, flagged: 0 })
  })

  test.each([
    ['全市共办理行政复议案件1,098件，纠错率为12.5%。', 'number', '1,098', '1,089'],
    ['全市共办理行政复议案件10,890件，纠错率为12.5%。', 'number', '10,890', '1,089'],
    ['行政复议案件1089件，纠错率为12.6%，依法不予受理', 'number', '12.6%', '12.5%'],
    ['纠错率为12.5‰，依法不予受理的案件三件', 'number', '12.5‰', '12.5%'],
    ['纠错率为12.5%，依法不予受理的案件五件', 'number', '五', '三'],
    ['纠错率为12.5%，依法予以受理的案件三件', 'negation', '予以', '不予'],
    ['2022年，全市共办理行政复议案件1089件', 'year', '2022', '2021'],
    ['银川市金凤区人民政府进一步规范行政执法行为', 'place', '金凤区', '兴庆区'],
    ['石嘴山市兴庆区人民政府进一步规范行政执法行为，全面推行', 'place', '石嘴山市', '银川市'],
    ['未经法定程序，可以作出减损公民权益的决定', 'negation', '可以', '不得'],
    ['天门市人民政府连续3年向市人民代表大会常务委员会报告', 'number', '3', '5'],
    ['潜江市人民政府连续5年向市人民代表大会常务委员会报告', 'place', '潜江市', '天门市'],
  ] as const)('%s differs in %s', async (draft, kind, here, there) => {
    const differences = await differencesIn(draft)
    expect(differences.map(([kind]) => kind).filter(kind => kind !== 'other')).toEqual([kind])
    const [, draftSide, sourceSide] = differences.find(difference => difference[0] === kind)!
    expect(draftSide).toContain(here === '予以' || here === '可以' ? '' : here)
    expect(sourceSide).toContain(there === '不予' ? '不' : there === '不得' ? '不' : there)
    expect((await check(draft)).counts.flagged).toBe(1)
  })

  test('tells a change as a whole, so that the source’s words can be put in its place', async () => {
    const source = '我们不甘人后奋力争先，依据国发〔2022〕65号'
    const corpus = await readCorpus(contentsOf([[source]]))
    const { sentences } = await checkDraft(
      corpus,
      { version: 'v', builtAt: '' },
      '我们甘居人后奋力争先，依据国发〔2022〕56号',
      { distance: 0.3 },
    )
    expect(
      sentences[0]!.matches[0]!.differences.map(({ kind, draft, source }) => [kind, draft, source]),
    ).toEqual([
      ['negation', '甘居', '不甘'],
      ['number', '56', '65'],
    ])
  })

  test.each([
    '银川市兴庆区人民政府逐步规范行政执法行为',
    '同时银川市兴庆区人民政府进一步规范行政执法行为',
    '银川市兴庆区人民政府进一步完善行政执法行为，全面推行',
    '银川市兴庆区人民政府不断进一步规范行政执法行为，全面推行双随机',
    '天门市人民政府连续5年向市人民代表大会常务委员会汇报法治政府建设情况',
  ])('%s differs in words only', async draft => {
    expect((await differencesIn(draft)).map(([kind]) => kind)).toEqual(['other'])
    expect((await check(draft)).counts.flagged).toBe(0)
  })

  test('has its differences where they stand, in the draft and in the source', async () => {
    const { sentences } = await check('2022年，全市共办理行政复议案件1,098件，纠错率为12.5%。')
    const [sentence] = sentences
    const [match] = sentence!.matches
    expect(match!.differences).toHaveLength(2)
    for (const { draft, source, start, sourceStart } of match!.differences) {
      expect(sentence!.text.slice(start, start + draft.length)).toBe(draft)
      expect(match!.text.slice(sourceStart, sourceStart + source.length)).toBe(source)
    }
  })

  test('that leaves out the negation or half of the number it begins with is word for word, and flagged', async () => {
    const { sentences, counts } = await check('经法定程序，不得作出减损公民权益的决定；89件，纠错率为12.5%。')
    expect(sentences.map(({ verdict }) => verdict)).toEqual(['verbatim', 'verbatim'])
    // A copy takes a clause, but not one that is mostly other words.
    expect(sentences.map(({ matches }) => matches[0]!.differences)).toEqual([
      [{ kind: 'negation', draft: '', source: '未', start: 0, sourceStart: 0 }],
      [{ kind: 'number', draft: '89', source: '1,089', start: 0, sourceStart: 0, kept: true }],
    ])
    expect(counts).toEqual({ verbatim: 2, near: 0, absent: 0, partly: 0, flagged: 2 })
  })

  test('is not held against the words of the sentence before or behind', async () => {
    const { sentences } = await checkDraft(
      await readCorpus(
        contentsOf([['经济运行稳中向好。全省生产总值增长5.7%，保持全国第5位。发展动能加快汇聚。']]),
      ),
      { version: 'v', builtAt: '' },
      '2024年，全省生产总值增长6.7%，保持全国第5位。\n全省生产总值增长5.7%，保持全国第5位不动摇。',
      { distance: 0.3 },
    )
    expect(
      sentences.map(({ matches }) =>
        matches[0]!.differences.map(({ kind, draft, source }) => [kind, draft, source]),
      ),
    ).toEqual([
      [
        ['year', '2024年', ''],
        ['number', '6.7%', '5.7%'],
      ],
      [['negation', '不动摇', '']],
    ])
  })

  test('is held to what it quotes, whatever leads to it', async () => {
    const draft = '《程序规定》第四条规定：“未经合法程序，不得作出减损公民权益的决定。”'
    const { sentences } = await check(draft)
    expect(sentences.map(({ text, verdict }) => [text, verdict])).toEqual([
      ['《程序规定》第四条规定：', 'absent'],
      ['“未经合法程序，不得作出减损公民权益的决定。”', 'near'],
    ])
    for (const { text, start, length } of sentences) expect(draft.slice(start, start + length)).toBe(text)
    // A name in quotation marks stays in its sentence.
    expect([...sentencesOf('坚持原则，“双随机、一公开”监管全面推行。')]).toHaveLength(1)
  })

  test('is shown what the library says with the marks around it', async () => {
    const library = await readCorpus(
      contentsOf([['一、学习《行政复议法实施条例》', '（“全面推行双随机监管”的经验）']]),
    )
    const { sentences } = await checkDraft(
      library,
      { version: 'v', builtAt: '2026-01-01T00:00:00.000Z' },
      '行政复议法实施条例。全面推行双随机监督。',
    )
    const [verbatim, near] = sentences.map(({ matches }) => matches[0]!)
    expect(verbatim!.text).toBe('《行政复议法实施条例》')
    expect(near!.text).toBe('（“全面推行双随机监管”')
    // What differs is found in the text shown.
    const [{ source, sourceStart }] = near!.differences as [Difference]
    expect(near!.text.slice(sourceStart, sourceStart + source.length)).toBe(source)
    expect(source).toBe('管')
  })

  test('that no report has is absent; a larger distance may find it', async () => {
    const draft = '全县一共办理行政复议案件1089件'
    expect((await check(draft, 0.05)).sentences[0]!.verdict).toBe('absent')
    expect((await check(draft, 0.3)).sentences[0]!.verdict).toBe('near')
  })
})

test('sentences know where they stand, end with their marks or their line, and are cut where they never end', () => {
  const draft = '　一、总体情况\n　　“全面推行双随机、一公开监管。”其中：抽查320次；公开。\r\n第二章'
  for (const { text, start, length, bones, starts } of sentencesOf(draft)) {
    expect(draft.slice(start, start + length)).toBe(text)
    expect(bones).toHaveLength(starts.length)
  }
  expect(Array.from(sentencesOf(draft), ({ text }) => text)).toEqual([
    '“全面推行双随机、一公开监管。”',
    '其中：抽查320次；',
  ])
  const endless = [...sentencesOf('行政复议案件，'.repeat(200))]
  expect(endless.map(({ text }) => text).join('')).toBe('行政复议案件，'.repeat(200))
  expect(Math.max(...endless.map(({ length }) => length))).toBeLessThanOrEqual(400)
})

test('titles and numbers are held, not held, or broken', async () => {
  const reports = contentsOf([[], []], i =>
    i === 0
      ? { title: '中华人民共和国行政复议法（2023年修订）' }
      : { title: '天门市2021年法治政府建设报告', documentNumber: '天政发〔2022〕3号' },
  ).map(({ report }) => report)
  const titles = await titlesOf(
    '根据《行政复议法》和《优化营商环境条例》，按照国办发〔2021〕30号和天政发〔2022〕3号、国发〔202130号，见《规划（2021—2025年》《规划2025年）》《规划(2021）》《法治政府建设实施纲要',
    await heldDocuments(reports),
  )
  expect(titles.map(({ text, kind, verdict, reportId }) => [text, kind, verdict, reportId])).toEqual([
    ['《行政复议法》', 'title', 'held', 'r0'],
    ['《优化营商环境条例》', 'title', 'not-held', undefined],
    ['国办发〔2021〕30号', 'number', 'not-held', undefined],
    ['天政发〔2022〕3号', 'number', 'held', 'r1'],
    ['国发〔202130号', 'number', 'malformed', undefined],
    ['《规划（2021—2025年》', 'title', 'malformed', undefined],
    ['《规划2025年）》', 'title', 'malformed', undefined],
    ['《规划(2021）》', 'title', 'not-held', undefined],
    ['《法治政府建设实施纲要', 'title', 'malformed', undefined],
  ])
})

test('a bracket without its partner is broken alone: whole titles before and behind it are found', async () => {
  const names = fc.array(fc.constantFrom('办法', '《条例》实施细则'), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(names, names, fc.constantFrom('《', '》'), async (before, after, broken) => {
      const listed = (some: readonly string[]) => some.map(name => `见《${name}》。`).join('')
      const titles = await titlesOf(
        `${listed(before)}印发${broken}通知。${listed(after)}`,
        await heldDocuments([]),
      )
      const of = (fault: string | undefined) => titles.filter(title => title.fault === fault)
      expect(of(undefined).map(({ text }) => text)).toEqual([...before, ...after].map(name => `《${name}》`))
      expect(of(broken === '《' ? 'unclosed' : 'unopened')).toHaveLength(1)
      expect(titles).toHaveLength(before.length + after.length + 1)
    }),
  )
})

test('others have their turn while the titles and numbers of a long draft are looked up', async () => {
  let turns = 0
  let isOver = false
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const titles = await titlesOf('国发〔2021〕3号《办法》'.repeat(15_000), await heldDocuments([]))
  isOver = true
  expect(titles).toHaveLength(30_000)
  expect(turns).toBeGreaterThan(1)
})

describe('a place', () => {
  const kindsIn = async (source: string, draft: string) => {
    const region = regionByCode('429006')!
    const library = await readCorpus(contentsOf([[source]], () => ({ region })))
    const { sentences } = await checkDraft(library, { version: 'v', builtAt: '' }, draft, { distance: 0.3 })
    expect(sentences[0]!.verdict).toBe('near')
    return sentences[0]!.matches[0]!.differences.map(({ kind }) => kind)
  }
  const tail = '共受理行政复议案件22起，行政诉讼案件10起'

  test.each([
    // A report seldom says its own name.
    [`2020年至今，${tail}`, `天门市2020年至今，${tail}`],
    [`2020年至今，${tail}`, `湖北省天门市2020年至今，${tail}`],
    // Written more fully, or less.
    [`天门2020年至今，${tail}`, `天门市2020年至今，${tail}`],
    [`天门市2020年至今，${tail}`, `湖北省天门市2020年至今，${tail}`],
    [`据统计，湖北省潜江市2020年至今，${tail}`, `据统计，潜江市2020年至今，${tail}`],
  ])('that is the same is none: %s', async (source, draft) => {
    expect(await kindsIn(source, draft)).toEqual(['other'])
  })

  test.each([
    [`2020年至今，${tail}`, `潜江市2020年至今，${tail}`],
    [`2020年至今，${tail}`, `湖北省2020年至今，${tail}`],
    [`据统计，天门市2020年至今，${tail}`, `据统计，2020年至今，${tail}`],
    [`北京市朝阳区2020年至今，${tail}`, `长春市朝阳区2020年至今，${tail}`],
    [`海南区2020年至今，${tail}`, `海南2020年至今，${tail}`],
  ])('that is another is told: %s', async (source, draft) => {
    expect(await kindsIn(source, draft)).toContain('place')
  })

  test.each([
    ['更好发挥湖南省支撑引领作用', '更好发挥四川省支撑引领作用'],
    ['更好发挥长沙市支撑引领作用', '更好发挥呼和浩特市支撑引领作用'],
    ['更好发挥长沙支撑和引领作用', '更好发挥内蒙古自治区支撑和引领作用'],
  ])('in a short sentence that is another counts once, however long: %s', async (source, draft) => {
    const { sentences, counts } = await checkDraft(
      await readCorpus(contentsOf([[`一是统筹推进。${source}。`]])),
      { version: 'v', builtAt: '' },
      `${draft}。`,
    )
    const [{ verdict, part, matches } = { matches: [] }] = sentences
    expect([verdict, part, matches[0]!.edits]).toEqual(['absent', { start: 0, length: draft.length + 1 }, 1])
    expect(matches[0]!.differences.map(({ kind, draft, source }) => [kind, draft, source])).toEqual([
      ['place', draft.slice(4, draft.indexOf('支撑')), source.slice(4, source.indexOf('支撑'))],
    ])
    expect(counts).toMatchObject({ absent: 1, partly: 1, flagged: 1 })
  })
})
