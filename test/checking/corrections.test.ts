// corrections.test.ts — what a corrected copy is made of: whole clauses of the library, and the draft's own. Not: which
// sentences a reader chose (test/web/copies.test.ts).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { regionByCode } from '../../src/regions/regions.ts'
import { corrected } from '../../web/check/copies.ts'
import { contentsOf } from '../support/contents.ts'

const INFO = { version: 'v', builtAt: '' }

/** The draft with everything that may be put in. */
async function checked(draft: string, sources: readonly string[], distance?: number) {
  const corpus = await readCorpus(
    contentsOf(
      sources.map(source => [source]),
      () => ({ year: 2020, region: regionByCode('429006')! }),
    ),
  )
  const { sentences } = await checkDraft(corpus, INFO, draft, distance === undefined ? {} : { distance })
  return { sentences, copy: corrected(draft, sentences, () => true) }
}

describe('a clause is replaced as a whole', () => {
  test.each([
    // Changed: a number, a negation, the words the clause begins with.
    ['全年审结案件46件，纠错率12.5%。', '全年审结案件64件，纠错率12.5%。', '全年审结案件64件，纠错率12.5%。'],
    [
      '去年是落实规划纲要的开局之年。',
      '过去一年是落实规划纲要的开局之年。',
      '过去一年是落实规划纲要的开局之年。',
    ],
    // Numbering is the draft's own, whatever the source has.
    [
      '一是全面推行双随机监督，优化服务。',
      '一是全面推行双随机监管，优化服务。',
      '一是全面推行双随机监管，优化服务。',
    ],
    [
      '（二）全面推行双随机监督，优化服务。',
      '三是全面推行双随机监管，优化服务。',
      '（二）全面推行双随机监管，优化服务。',
    ],
    [
      '（二）全面推行双随机监督，优化服务。',
      '(三)全面推行双随机监管，优化服务。',
      '（二）全面推行双随机监管，优化服务。',
    ],
    // Its quotation marks come with it.
    [
      '全面推行双随机监督，优化服务。',
      '全面推行“双随机”监管，优化服务。',
      '全面推行“双随机”监管，优化服务。',
    ],
    // A clause left out comes with its comma, but not where it stands elsewhere in the sentence.
    [
      '全面推行双随机监管，持续优化营商环境，切实维护群众利益，着力提升服务效能。',
      '全面推行双随机监管，持续优化营商环境，加强监督，切实维护群众利益，着力提升服务效能。',
      '全面推行双随机监管，持续优化营商环境，加强监督，切实维护群众利益，着力提升服务效能。',
    ],
    [
      '加强监督检查，全面推行双随机监管，持续优化营商环境，切实维护群众利益。',
      '全面推行双随机监管，加强监督检查，持续优化营商环境，切实维护群众利益。',
      '加强监督检查，全面推行双随机监管，持续优化营商环境，切实维护群众利益。',
    ],
    [
      '全面推行双随机监管，持续优化营商环境，切实维护群众利益5次，着力提升服务效能。',
      '全面推行双随机监管，持续优化营商环境，加强监督，切实维护群众利益6次，着力提升服务效能。',
      '全面推行双随机监管，持续优化营商环境，加强监督，切实维护群众利益6次，着力提升服务效能。',
    ],
    // The draft's own clauses stay, and two sentences made one stay one.
    [
      '全面推行双随机监管，成效明显，持续优化营商环境，切实维护群众利益64次。',
      '全面推行双随机监管，持续优化营商环境，切实维护群众利益46次。',
      '全面推行双随机监管，成效明显，持续优化营商环境，切实维护群众利益46次。',
    ],
    [
      '全面推行双随机监管，持续优化营商环境64次。',
      '全面推行双随机监管。持续优化营商环境46次。',
      '全面推行双随机监管，持续优化营商环境46次。',
    ],
    // Cut off inside a clause of the source, it is put in from mark to mark.
    [
      '经法定程序，不得作出决策的要求。',
      '未经法定程序，不得作出决定的要求。',
      '未经法定程序，不得作出决定的要求。',
    ],
    // Another place's figures correct nothing; its own lead-in stays.
    [
      '2020年，四川省城镇新增就业106万人，失业率平均为5.2%。',
      '城镇新增就业106万人，失业率平均为5.3%。',
      '2020年，四川省城镇新增就业106万人，失业率平均为5.2%。',
    ],
    [
      '2020年，天门市城镇新增就业106万人，失业率平均为5.2%。',
      '城镇新增就业106万人，失业率平均为5.3%。',
      '2020年，天门市城镇新增就业106万人，失业率平均为5.3%。',
    ],
    // A number of the draft's own, which the source has no other for, stays.
    [
      '各级行政复议机关依法高效办理，全年审结案件46件、应诉3件，纠错率12.6%。',
      '各级行政复议机关依法高效办理，全年审结案件64件，纠错率12.5%。',
      '各级行政复议机关依法高效办理，全年审结案件46件、应诉3件，纠错率12.5%。',
    ],
    [
      '全面推行第3、4项监管改革措施，纠错率12.6%。',
      '全面推行第3项监管改革措施，纠错率12.5%。',
      '全面推行第3、4项监管改革措施，纠错率12.5%。',
    ],
  ])('%s', async (draft, source, copy) => {
    expect((await checked(draft, [source])).copy).toBe(copy)
  })
})

const MARK = /[，：；。]/u
const clausesOf = (text: string) =>
  text
    .split(MARK)
    .map(skeleton)
    .filter(clause => clause !== '')

const word = (...some: string[]) => fc.constantFrom(...some)
const clause = fc
  .tuple(
    word('全市', '', '各级法院', '天门市', '兴庆区', '2019年'),
    word('全年办理', '累计审结', '不予受理', '切实加强', '“放管服”改革推进', '依法推行'),
    word('行政复议案件', '双随机监管', '《旅游法》执法检查', '法治宣传活动', '城镇新增就业'),
    word('64件', '1,089人', '12.5%', '三项', '', '取得成效', '32次、培训58场'),
  )
  .map(parts => parts.join(''))
const source = fc.array(clause, { minLength: 2, maxLength: 6 }).map(clauses => `${clauses.join('，')}。`)

/** What a draft leads with of its own, without a comma behind it. */
const LEAD = /^(?:\d{4}年|天门市|兴庆区|四川省|全市)*$/u

/** One slip of those that people make. */
type Edit = (clauses: string[], at: number) => string[]
const EDITS: readonly Edit[] = [
  clauses => clauses,
  (clauses, at) =>
    clauses.with(
      at,
      clauses[at]!.replace(/\d/u, digit => String((Number(digit) + 3) % 10)),
    ),
  (clauses, at) => clauses.with(at, clauses[at]!.replace(/[不加全累推]/u, '')),
  (clauses, at) => clauses.with(at, clauses[at]!.replace(/.{2}$/u, '')),
  (clauses, at) => clauses.toSpliced(at, 1),
  (clauses, at) => clauses.toSpliced(at, 0, '累计投入资金1.2亿元'),
  (clauses, at) => clauses.toSpliced(at, 2, ...clauses.slice(at, at + 2).toReversed()),
  (clauses, at) => clauses.toSpliced(at, 2, clauses.slice(at, at + 2).join('')),
  (clauses, at) => clauses.with(at, clauses[at]!.replace(/^.{6}/u, '$&，')),
  clauses => ['2020年', `天门市${clauses[0]!}`, ...clauses.slice(1)],
  clauses => [`四川省${clauses[0]!}`, ...clauses.slice(1)],
  clauses => ['会议指出', ...clauses],
]

test('every clause of a copy is one of the library or the draft’s own, none is doubled or lost, and marks stay whole', async () => {
  let changed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(source, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(EDITS.length - 1), fc.nat(5)), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('，', '；', '。'),
      async (sources, edits, joint) => {
        let clauses = sources
          .flatMap(text => text.slice(0, -1).split(joint === '，' ? /[，。]/u : '，'))
          .slice(0, 8)
        for (const [edit, at] of edits)
          if (clauses.length > 1) clauses = EDITS[edit]!(clauses, at % clauses.length)
        const draft = `${clauses.join('，')}。`
        const { sentences, copy } = await checked(draft, sources, 0.3)
        if (copy === draft) return
        changed++
        const [own, held] = [clausesOf(draft), sources.flatMap(clausesOf)]
        const now = clausesOf(copy)
        const isHeld = (clause: string) =>
          held.some(one => clause.endsWith(one) && LEAD.test(clause.slice(0, clause.length - one.length)))
        for (const clause of now)
          expect([clause, own.includes(clause) || isHeld(clause)]).toEqual([clause, true])
        expect(copy).not.toMatch(/[，：；。][，：；。]/u)
        expect(copy.match(/[“《]/gu)?.length).toBe(copy.match(/[”》]/gu)?.length)

        // Twice only what is twice in the draft, or in a source.
        const count = (all: string[], clause: string) => all.filter(one => one === clause).length
        for (const clause of new Set(now))
          expect(count(now, clause)).toBeLessThanOrEqual(
            Math.max(1, count(own, clause), ...sources.map(text => count(clausesOf(text), clause))),
          )
        // What stands in the source that a sentence is held to was not changed; a place or a year has another in its stead.
        const source = clausesOf(sources[Number(sentences[0]!.matches[0]!.reportId.slice(1))]!)
        for (const clause of own) if (source.includes(clause)) expect(now).toContain(clause)
        for (const names of [/四川省|天门市|兴庆区/gu, /\d{4}年/gu])
          expect(copy.match(names)?.length ?? 0).toBeGreaterThanOrEqual(draft.match(names)?.length ?? 0)
      },
    ),
    { numRuns: 150 },
  )
  expect(changed).toBeGreaterThan(10)
})
