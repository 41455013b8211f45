// arbitraries.ts — random queries and small corpora over an alphabet so small that they meet. Not: laws.
import fc from 'fast-check'
import type { Query } from '../../src/query/query.ts'
import { allOf, anyOf } from '../../src/query/tree.ts'
import type { PassageKind, Region, Report } from '../../src/report/report.ts'
import { blankReport } from './report.ts'

/** Real divisions, two of them inside others, the nation, and what a query may call them. */
export const SAMPLE_REGIONS: Region[] = [
  { code: '640000', name: '宁夏回族自治区', path: ['宁夏回族自治区'] },
  { code: '640104', name: '兴庆区', path: ['宁夏回族自治区', '银川市', '兴庆区'] },
  { code: '150303', name: '海南区', path: ['内蒙古自治区', '乌海市', '海南区'] },
  { code: '429006', name: '天门市', path: ['湖北省', '天门市'] },
  { code: '000000', name: '中华人民共和国', path: ['中华人民共和国'] },
]
const REGION_VALUES = ['中华人民共和国', '宁夏回族自治区', '银川市', '640104', '海南区', '湖北省']

const HANZI = ['行', '政', '复', '议', '法', '治']
const DIGITS = ['2', '0', '1']
const INSIDE = ['，', '、', '“', '”', ' ', '.', '-', '％', '（', '）']
const SENTENCE_ENDS = ['。', '；', '！', '？']
/** Other writings of the same: Traditional, full width, an astral ideograph, a letter. */
const ODD = ['復', '議', '２', '—', '𠮷', 'Ａ']

const weighted = (...groups: [number, string[]][]) =>
  fc.oneof(...groups.map(([weight, characters]) => ({ weight, arbitrary: fc.constantFrom(...characters) })))

/** Two or three characters of the corpora below: short enough to be found. */
export const words = fc.string({ unit: weighted([8, HANZI], [1, DIGITS]), minLength: 1, maxLength: 3 })

/** As people paste it: words with punctuation inside, which skeletons drop or keep. */
export const pasted = fc
  .tuple(words, weighted([4, INSIDE], [1, SENTENCE_ENDS], [1, ODD]), words)
  .map(parts => parts.join(''))

const phrase = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 1, arbitrary: pasted.filter(text => !/[“”]/.test(text)) },
)
const term = fc.oneof(
  { weight: 3, arbitrary: words },
  // Lone brackets and blanks would not survive as one term.
  { weight: 1, arbitrary: pasted.filter(text => !/[（） ]/.test(text)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('深化“行政”复议', '(一)行政', '行政(复议)', '2020-2021', '来源:法治'),
  },
)
const parts = fc.array(words, { minLength: 2, maxLength: 3 })
const within = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.constantFrom('sentence' as const, 'paragraph' as const),
)

const leaf: fc.Arbitrary<Query> = fc.oneof(
  { weight: 5, arbitrary: term.map(text => ({ type: 'term' as const, text })) },
  { weight: 5, arbitrary: phrase.map(text => ({ type: 'phrase' as const, text })) },
  { weight: 1, arbitrary: fc.constant({ type: 'phrase' as const, text: '' }) },
  { weight: 2, arbitrary: parts.map(parts => ({ type: 'gap' as const, parts })) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('near' as const), parts, within }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('field' as const),
      field: fc.constantFrom('title' as const, 'publisher' as const, 'section' as const),
      value: words,
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...REGION_VALUES)
      .map(value => ({ type: 'field' as const, field: 'region' as const, value })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer({ min: 2019, max: 2023 }), fc.nat(2)).map(([from, more]) => ({
      type: 'field' as const,
      field: 'year' as const,
      value: { from, to: from + more },
    })),
  },
)

const children = (tie: fc.Arbitrary<Query>) => fc.array(tie, { minLength: 2, maxLength: 3 })

/** Query trees in normal form (src/query/parse.ts), every kind of leaf, some three levels deep. */
export const query: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>(tie => ({
  query: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'query' },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: tie('query').map(query => ({ type: 'not' as const, query })) },
    { weight: 2, arbitrary: children(tie('query')).map(queries => allOf(queries)!) },
    { weight: 2, arbitrary: children(tie('query')).map(queries => anyOf(queries)!) },
  ),
})).query

/** What a person, or a cat, types: pieces of the language in any order, and any Unicode. */
export const typed: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom(...'""“”「」『』‘’\'＂（）()|｜-－—*＊~～〜:：.。·、OR句段', ' ', '　'),
        },
        {
          weight: 2,
          arbitrary: fc.constantFrom(
            ' OR ',
            ' AND ',
            ' NOT ',
            '~20',
            '～句',
            '地区:',
            '年份：2020',
            '标题:',
            '。。2022',
            '") ',
          ),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom('\0', '\ud800', '\udc00', '🙂', '\u200d', '\u202e', '\u0301', '\n', '¨'),
        },
        { weight: 5, arbitrary: words },
      ),
      { maxLength: 30 },
    )
    .map(pieces => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

const line = fc.string({
  unit: weighted([24, HANZI], [3, DIGITS], [4, INSIDE], [3, SENTENCE_ENDS], [1, ODD]),
  minLength: 1,
  maxLength: 40,
})

const paragraph = fc
  .record({
    kind: fc.constantFrom<PassageKind>('paragraph', 'paragraph', 'heading', 'title'),
    text: line,
    section: fc.array(words, { maxLength: 2 }),
    cuts: fc.array(fc.nat(39), { maxLength: 3 }),
    at: fc.nat(90),
  })
  .map(({ kind, text, section, cuts, at }) => {
    // Anywhere, and so also where an occurrence is divided; but never inside a character.
    const inside = cuts.filter(cut => cut > 0 && cut < text.length && !/[\udc00-\udfff]/.test(text[cut]!))
    const bounds = [...new Set([0, ...inside, text.length])].sort((a, b) => a - b)
    const passages = bounds.slice(1).map((end, i) => ({ start: bounds[i]!, end, section }))
    return at === 0 ? { kind, text, passages } : { kind, text, line: at, passages }
  })

const report = fc.record({
  title: fc.option(words),
  region: fc.option(fc.constantFrom(...SAMPLE_REGIONS)),
  year: fc.option(fc.integer({ min: 2019, max: 2023 })),
  publisher: fc.option(words),
  publishedAt: fc.option(fc.constantFrom('2020-12-31', '2021-01-05', '2022-03-01')),
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
})

/** One to five small reports with distinct ids. Passages are cut anywhere, a title may be missing. */
export const corpus: fc.Arbitrary<Report[]> = fc
  .array(report, { minLength: 1, maxLength: 5 })
  .map(reports => reports.map((parts, i) => blankReport(`r${i}`, parts)))
