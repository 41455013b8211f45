// quoted.test.ts — the number beside a title, held against what the document gives itself and the library's reports write
// there. Not: sentences (check.test.ts).
import { expect, test } from 'vitest'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { contentsOf } from '../support/contents.ts'

const quotedIn = async (draft: string, ...paragraphs: string[]) => {
  const corpus = await readCorpus(contentsOf(paragraphs.map(paragraph => [paragraph])))
  const { titles } = await checkDraft(corpus, { version: 'v', builtAt: '' }, draft)
  return titles.map(({ quoted }) => quoted)
}

const LIBRARY = '根据《国务院关于印发〈智能发展规划〉的通知》（国发〔2017〕35号）要求'
const draft = (number: string) => `按照《国务院关于印发智能发展规划的通知》（${number}）精神`

test('a number that the library’s reports write otherwise behind the same title has theirs', async () => {
  expect(await quotedIn(draft('国发〔2017〕36号'), LIBRARY)).toEqual([undefined, '国发〔2017〕35号'])
  expect(await quotedIn(draft('国发〔2018〕35号'), LIBRARY)).toEqual([undefined, '国发〔2017〕35号'])
})

test('none where they agree, where one of them does, or where no report writes one', async () => {
  const same = draft('国发[2017]第35号')
  expect(await quotedIn(same, LIBRARY)).toEqual([undefined, undefined])
  expect(await quotedIn(same, LIBRARY.replace('35', '36'), LIBRARY)).toEqual([undefined, undefined])
  expect(await quotedIn(draft('国发〔2017〕36号'), '《智能发展规划》（国发〔2017〕35号）')).toEqual([
    undefined,
    undefined,
  ])
  // Another agency's number of the same document is no other number of this one.
  expect(await quotedIn(draft('天政发〔2017〕36号'), LIBRARY)).toEqual([undefined, undefined])
})

const LAW = '《绿洲银行处罚规定》'
const made = (number: string) => `（2022年4月14日绿洲银行令${number}公布 自2022年6月1日起施行）`
const heldIn = async (draft: string, ...heads: string[]) => {
  const contents = contentsOf(
    heads.map(head => [head, `${LAW}（绿洲银行令〔2001〕第3号）同时废止。`]),
    i => ({ title: '绿洲银行处罚规定', year: 2001 + i }),
  )
  const { titles } = await checkDraft(await readCorpus(contents), { version: 'v', builtAt: '' }, draft)
  return titles.map(({ verdict, reportId, quoted }) => [verdict, reportId, quoted])
}

test('a number that the document gives itself at its head is held, whatever older text others name', async () => {
  expect(await heldIn(`按照${LAW}（绿洲银行令〔2022〕第3号）执行。`, made('〔2022〕第3号'))).toEqual([
    ['held', 'r0', undefined],
    ['held', 'r0', undefined],
  ])
})

test('of several documents of one title the one whose number agrees is meant, else the newest is told', async () => {
  const heads = [made('〔2019〕第8号'), made('〔2022〕第3号')]
  expect(await heldIn(`按照${LAW}（绿洲银行令〔2022〕第3号）执行。`, ...heads)).toEqual([
    ['held', 'r1', undefined],
    ['held', 'r1', undefined],
  ])
  expect((await heldIn(`按照${LAW}（绿洲银行令〔2022〕第5号）执行。`, ...heads))[1]).toEqual([
    'not-held',
    undefined,
    '绿洲银行令〔2022〕第3号',
  ])
})

test('the number that a text had before it was revised or repealed is no other number of it', async () => {
  const head = made('〔2022〕第3号')
  for (const end of ['同时废止', '发布）进行了修订'])
    expect((await heldIn(`对${LAW}（绿洲银行令〔2019〕第5号）${end}。`, head))[1]![2]).toBeUndefined()
  expect((await heldIn(`对${LAW}（绿洲银行令〔2019〕第5号）的执行。同时废止。`, head))[1]![2]).toBe(
    '绿洲银行令〔2022〕第3号',
  )
})

test('another version of a document is another document', async () => {
  const corpus = await readCorpus(contentsOf([['第一章']], () => ({ title: '标准体系建设指南（2021版）' })))
  const held = async (title: string) => {
    const { titles } = await checkDraft(corpus, { version: 'v', builtAt: '' }, `按照《${title}》执行。`)
    return titles[0]!.verdict
  }
  expect(await held('标准体系建设指南')).toBe('held')
  expect(await held('标准体系建设指南(2021版)')).toBe('held')
  expect(await held('标准体系建设指南（试行）')).toBe('held')
  expect(await held('标准体系建设指南（2018版）')).toBe('not-held')
})

test('the number of a text that was repealed is not told', async () => {
  expect((await heldIn(`按照${LAW}（绿洲银行令〔2022〕第5号）执行。`, '第一章'))[1]).toEqual([
    'not-held',
    undefined,
    undefined,
  ])
})

test('an order is a number: held, not held, and told where the document gives itself another', async () => {
  const given = [
    { title: '绿洲管理条例（国务院令第768号）' },
    { title: '绿洲保护办法', documentNumber: '绿政发〔2018〕3号' },
    { title: '绿洲税收办法（省政府令第9号）' },
  ]
  const contents = contentsOf(
    [['第一章'], ['2018年3月1日绿洲省人民政府令第七十三号公布'], ['第一章']],
    i => given[i]!,
  )
  const corpus = await readCorpus(contents)
  const told = async (draft: string) =>
    (await checkDraft(corpus, { version: 'v', builtAt: '' }, draft)).titles
      .filter(({ kind }) => kind === 'number')
      .map(({ text, verdict, quoted }) => [text, verdict, quoted])
  expect(await told('按照《绿洲管理条例》（中华人民共和国国务院令第768号）执行。')).toEqual([
    ['国务院令第768号', 'held', undefined],
  ])
  expect(await told('按照《绿洲管理条例》（国务院令第786号）和主席令第三号执行。')).toEqual([
    ['国务院令第786号', 'not-held', '国务院令第768号'],
    ['主席令第三号', 'not-held', undefined],
  ])
  expect(await told('按照《绿洲保护办法》（绿洲省人民政府令第73号）执行，命令第3号。')).toEqual([
    ['绿洲省人民政府令第73号', 'held', undefined],
  ])
  expect(await told('按照《荒原办法》（荒原省政府令第9号）执行。')).toEqual([
    ['荒原省政府令第9号', 'not-held', undefined],
  ])
})

test('what a held notice issues is held, with the number of the notice', async () => {
  const given = [
    { title: '关于印发《关于加强绿洲公共卫生的实施意见》的通知', documentNumber: '绿科合〔2025〕20号' },
    { title: '绿洲省人民政府关于印发绿洲智能发展规划的通知', documentNumber: '绿政发〔2024〕5号' },
    { title: '关于印发《工作方案》的通知' },
    { title: '绿洲智能发展规划' },
  ]
  const corpus = await readCorpus(contentsOf([['一'], ['二'], ['三'], ['四']], i => given[i]!))
  const told = async (draft: string) =>
    (await checkDraft(corpus, { version: 'v', builtAt: '' }, draft)).titles.map(
      ({ verdict, reportId, quoted }) => [verdict, reportId, quoted],
    )
  expect(await told('现印发《关于加强绿洲公共卫生的实施意见》（绿科合〔2025〕2号），请遵照执行。')).toEqual([
    ['held', 'r0', undefined],
    ['not-held', undefined, '绿科合〔2025〕20号'],
  ])
  expect(await told('按照《绿洲智能发展规划》（绿政发〔2024〕5号）执行。')).toEqual([
    ['held', 'r1', undefined],
    ['held', 'r1', undefined],
  ])
  // The document itself before the notice that issues it; a name that is anybody's is of none.
  expect(await told('按照《绿洲智能发展规划》和《工作方案》执行。')).toEqual([
    ['held', 'r3', undefined],
    ['not-held', undefined, undefined],
  ])
})

test('the place and the year of a title are in either order', async () => {
  const { titles } = await checkDraft(
    await readCorpus(
      contentsOf([['一'], ['二']], i => ({
        title: ['2024年苏州市政府工作报告', '芜湖市2023年政府工作报告'][i]!,
      })),
    ),
    { version: 'v', builtAt: '' },
    '见《苏州市2024年政府工作报告》《2023年芜湖市政府工作报告》《苏州市2023年政府工作报告》。',
  )
  expect(titles.map(({ reportId }) => reportId)).toEqual(['r0', 'r1', undefined])
})
