import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { printQuery } from '../../src/query/print.ts'
import type { Query } from '../../src/query/query.ts'
import { query, typed } from '../support/arbitraries.ts'
import { processorTime } from '../support/processor-time.ts'

const regions = ['宁夏', '宁夏回族自治区', '内蒙古', '银川市', '海南区', '湖北省', '640104', '中华人民共和国']
const context = { isRegion: (value: string) => regions.includes(value) }
const parse = (text: string) => parseQuery(text, context)
/** The canonical form: shorter to read than a tree, and one tree has one. */
const read = (text: string) => {
  const { query } = parse(text)
  return query === null ? null : printQuery(query)
}
const codes = (text: string) => parse(text).notices.map(notice => notice.code)

const term = (text: string): Query => ({ type: 'term', text })
const phrase = (text: string): Query => ({ type: 'phrase', text })

describe('trees', () => {
  const cases: [string, Query][] = [
    ['行政复议', term('行政复议')],
    ['行政复议 调解', { type: 'and', queries: [term('行政复议'), term('调解')] }],
    ['"行政复议体制改革"', phrase('行政复议体制改革')],
    ['-信访', { type: 'not', query: term('信访') }],
    ['-"信访"', { type: 'not', query: phrase('信访') }],
    ['复议|应诉', { type: 'or', queries: [term('复议'), term('应诉')] }],
    ['"依法*行政"', { type: 'gap', parts: ['依法', '行政'] }],
    ['"行政复议 调解"~20', { type: 'near', parts: ['行政复议', '调解'], within: 20 }],
    ['"行政复议 调解"~句', { type: 'near', parts: ['行政复议', '调解'], within: 'sentence' }],
    ['"行政复议 调解"~段', { type: 'near', parts: ['行政复议', '调解'], within: 'paragraph' }],
    ['地区:宁夏', { type: 'field', field: 'region', value: '宁夏' }],
    ['年份:2021', { type: 'field', field: 'year', value: { from: 2021, to: 2021 } }],
    ['年份:2020..2022', { type: 'field', field: 'year', value: { from: 2020, to: 2022 } }],
    ['标题:法治', { type: 'field', field: 'title', value: '法治' }],
    ['机关:司法局', { type: 'field', field: 'publisher', value: '司法局' }],
    ['章节:"组织 领导"', { type: 'field', field: 'section', value: '组织 领导' }],
  ]
  test.each(cases)('%s', (text, tree) => {
    expect(parse(text)).toEqual({
      query: tree,
      notices: text === '-信访' || text === '-"信访"' ? [expect.anything()] : [],
    })
    expect(printQuery(tree)).toBe(text)
  })
})

describe('what may be typed for the same', () => {
  const cases: [string, string][] = [
    // any width, any mark
    ...[
      '"…"',
      '“…”',
      '＂…＂',
      '「…」',
      '『…』',
      '｢…｣',
      '‘…’',
      '〝…〞',
      '„…”',
      '”…”',
      '“…“',
      '“…"',
      '"…”',
    ].map((marks): [string, string] => [marks.replace('…', '行政复议'), '"行政复议"']),
    ['（“复议”｜「应诉」）　－“诉讼”', '"复议"|"应诉" -"诉讼"'],
    ['“依法＊行政”', '"依法*行政"'],
    ['“行政复议　调解”～２０', '"行政复议 调解"~20'],
    ['“行政复议 调解”～句', '"行政复议 调解"~句'],
    ['地区：宁夏', '地区:宁夏'],
    ['Region:640104 ＹＥＡＲ：２０２１', '地区:640104 年份:2021'],
    ['title:法治 publisher:司法局 section:领导', '标题:法治 机关:司法局 章节:领导'],
    ['年份：2020。。2022', '年份:2020..2022'],
    ['年份：2020．．2022', '年份:2020..2022'],
    ['年份:2020年..2022年', '年份:2020..2022'],
    ['地区:"宁夏" 标题:“法治 政府”', '地区:宁夏 标题:"法治 政府"'],
    // grouping
    ['甲 乙|丙 丁', '甲 乙|丙 丁'],
    ['甲 OR 乙 丙', '甲|乙 丙'],
    ['(甲 乙) | 丙', '(甲 乙)|丙'],
    ['((甲 乙) (丙 (丁)))', '甲 乙 丙 丁'],
    ['-(甲 乙)', '-(甲 乙)'],
    ['-(甲|乙) 丙', '-(甲|乙) 丙'],
    ['-(-甲)', '-(-甲)'],
    ['-甲|乙', '-甲|乙'],
    ['(地区:宁夏|地区:内蒙古) 甲', '地区:宁夏|地区:内蒙古 甲'],
    ['甲 甲 (甲)', '甲'],
    ['甲||乙', '甲|乙'],
    ['行政复议 NOT 信访', '行政复议 -信访'],
    ['甲 NOT "信 访"', '甲 -"信 访"'],
    ['甲 ＮＯＴ　（乙 OR 丙）', '甲 -(乙|丙)'],
    ['NOT 地区:宁夏 甲', '-地区:宁夏 甲'],
    ['甲 AND 乙', '甲 乙'],
    ['甲 AND NOT 乙', '甲 -乙'],
    ['甲 OR NOT 乙', '甲|-乙'],
    ['甲 AND 乙 OR 丙', '甲 乙|丙'],
    ['(甲 AND 乙) OR 丙', '(甲 乙)|丙'],
    ['甲 not 乙 and 丙', '甲 not 乙 and 丙'],
    ['"NOT 甲" "AND"', '"NOT 甲" "AND"'],
    ['甲 "AND 乙" -NOT', '甲 "AND 乙" -not'],
    ['NOTE ANDROID 甲AND乙', 'NOTE ANDROID 甲AND乙'],
    // marks inside marks
    ['"“双随机”、一公开"', '"双随机·、一公开"'],
    ['"说“甲 乙”了"', '"说·甲 乙·了"'],
    ['"甲**乙"', '"甲*乙"'],
    // punctuation has nothing to compare
    ['甲 , 乙', '甲 乙'],
    ['甲 | , 乙', '甲 乙'],
  ]
  test.each(cases)('%s', (text, canonical) => expect(read(text)).toBe(canonical))
})

describe('what people paste stays text', () => {
  test.each([
    '深化“放管服”改革',
    '“放管服”改革',
    '"放管服"改革',
    '（“八五”普法)工作',
    '(一)加强组织领导',
    '（一）加强组织领导',
    '村(社区)',
    '2015-2020年',
    '—坚持党的领导',
    '——坚持党的领导',
    '来源:天门',
    '时间：2021',
    'C#',
    'AC/DC',
    'or',
    '《法治政府建设实施纲要(2015-2020年)》',
    '“一网通办”、“最多跑一次”',
    '“一网通办”“最多跑一次”',
    '互联网+监管',
    '1+6+7+7',
  ])('%s', text => expect(parse(text)).toEqual({ query: term(text), notices: [] }))

  test('a passage of a report is terms, cut at its blanks', () => {
    expect(read('一是深化“放管服”改革 推进“双随机、一公开”监管')).toBe(
      '一是深化“放管服”改革 推进“双随机、一公开”监管',
    )
  })
  test('a bracket or mark without a partner is dropped from the text, not from the skeleton', () => {
    for (const text of [
      '1)加强组织领导',
      ')优化法治化营商环境',
      '海南政办发〔202130号〕(甲',
      '“绿色天门、建设。',
      '--信访',
    ]) {
      const { query } = parse(text)
      expect(query?.type).toBe('term')
      expect(skeleton((query as { text: string }).text)).toBe(skeleton(text))
    }
  })
})

describe('slips are read as text and said', () => {
  const cases: [string, string | null, string[]][] = [
    ['"行政复议', '行政复议', ['unbalanced-quote']],
    ['"行政复议 调解', '行政复议 调解', ['unbalanced-quote']],
    ['-"行政复议 调解', '-行政复议 调解', ['unbalanced-quote']],
    ['((行政', '行政', ['unbalanced-bracket']],
    ['行政复议)', '行政复议', ['unbalanced-bracket']],
    ['(复议|应诉)案件', '复议|应诉·案件', ['bracket-as-text']],
    ['() 甲', '甲', ['empty-brackets']],
    ['""', '""', ['empty-phrase']],
    ['甲 "、"', '甲 "、"', ['empty-phrase']],
    ['"*"', '""', ['empty-phrase']],
    ['"依法*"', '"依法"', ['lone-star']],
    ['"依法*，"', '"依法·，"', ['lone-star']],
    ['依法*行政', '依法*行政', ['star-outside-quotes']],
    ['"依法*行政 复议"~20', '"依法·行政 复议"~20', ['star-in-near']],
    ['"行政复议"~20', '"行政复议"', ['near-one-word']],
    ['"行政"~', '"行政"', ['bad-distance']],
    ['"行政 复议"~abc', '"行政 复议" abc', ['bad-distance']],
    ['"行政 复议" ~20', '"行政 复议" ~20', ['stray-distance']],
    ['~20', '~20', ['stray-distance']],
    ['|', null, ['dangling-or', 'empty-query']],
    ['甲 |', '甲', ['dangling-or']],
    ['| | 甲', '甲', ['dangling-or']],
    ['甲 OR', '甲 or', ['dangling-or']],
    ['| OR 甲', 'or 甲', ['dangling-or']],
    ['(OR) 甲 OR 乙', 'or 甲|乙', ['dangling-or']],
    ['甲 AND', '甲 and', ['dangling-and']],
    ['AND 甲', 'and 甲', ['dangling-and']],
    ['甲 AND AND 乙', '甲 and 乙', ['dangling-and']],
    ['甲 AND | 乙', '甲 and|乙', ['dangling-and']],
    ['甲 AND OR 乙', '甲 and|乙', ['dangling-and']],
    ['甲 OR AND 乙', '甲 or 乙', ['dangling-or']],
    ['甲 NOT', '甲 not', ['dangling-not']],
    ['(NOT) 甲', 'not 甲', ['dangling-not']],
    ['甲 NOT OR 乙', '甲 not|乙', ['dangling-not']],
    ['甲 NOT NOT 乙', '甲 not -乙', ['dangling-not']],
    ['甲 NOT -乙', '甲 not -乙', ['dangling-not']],
    ['NOT 信访', '-信访', ['only-negation']],
    ['-', null, ['dangling-not', 'empty-query']],
    ['甲 - 乙', '甲 乙', ['dangling-not']],
    ['-信访', '-信访', ['only-negation']],
    ['"行政"-信访', '"行政"-信访', ['dash-as-text']],
    ['(甲|乙)-信访', '甲|乙·-信访', ['dash-as-text']],
    ['地区:', '地区:', ['empty-field']],
    ['地区: 宁夏', '地区: 宁夏', ['empty-field']],
    ['地区:火星', '地区:火星', ['unknown-region']],
    ['年份:abc', '年份:abc', ['bad-year']],
    ['年份:2020-2022', '年份:2020-2022', ['bad-year']],
    ['年份:2022..2020', '年份:2020..2022', ['years-swapped']],
    [`"${'甲*'.repeat(25)}乙"`, `"${'甲*'.repeat(20)}甲·甲·甲·甲·甲·乙"`, ['too-many-gaps']],
    [`${'-('.repeat(70)}甲${')'.repeat(70)}`, expect.anything() as never, ['too-deep', 'only-negation']],
    ['', null, ['empty-query']],
    ['，、', null, ['empty-query']],
    ['\0', null, ['empty-query']],
  ]
  test.each(cases)('%s', (text, canonical, expected) => {
    expect(read(text)).toEqual(canonical)
    expect(codes(text)).toEqual(expected)
  })
  test('a message quotes what was typed, three pieces of 20 characters at most', () => {
    const messages = (text: string) => parse(text).notices.map(notice => notice.message)
    expect(messages('地区:火星 地区:土星')).toEqual([
      '没有叫“火星”、“土星”的地区，所以没有报告符合这个条件；请写行政区划的全称、简称或六位代码，或去掉它',
    ])
    expect(messages(`年份:${'\u202e甲'.repeat(500)}`)[0]!.length).toBeLessThan(100)
    expect(messages('年份:a 年份:b 年份:c 年份:d')[0]).not.toContain('年份:d')
  })
})

describe('laws', () => {
  test('parse(print(q)) equals q, for every tree in normal form', () => {
    fc.assert(
      fc.property(query, query => {
        expect(parse(printQuery(query)).query).toEqual(query)
      }),
      { numRuns: 3000 },
    )
  })
  test('what is parsed is in normal form: parse(print(parse(text))) equals parse(text)', () => {
    fc.assert(
      fc.property(typed, text => {
        const { query } = parse(text)
        if (query !== null) expect(parse(printQuery(query)).query).toEqual(query)
      }),
      { numRuns: 5000 },
    )
  })
  test('NOT is a dash and AND a blank, whatever they stand before and between', () => {
    fc.assert(
      fc.property(query, query, (a, b) => {
        const [left, right] = [`(${printQuery(a)})`, `(${printQuery(b)})`]
        expect(parse(`${left} NOT ${right}`)).toEqual(parse(`${left} -${right}`))
        expect(parse(`${left} AND ${right}`)).toEqual(parse(`${left} ${right}`))
        expect(parse(`${left} OR NOT ${right}`)).toEqual(parse(`${left} OR -${right}`))
      }),
      { numRuns: 1000 },
    )
  })
  test('nothing to search for is said, and only then is there no tree', () => {
    fc.assert(
      fc.property(typed, text => {
        expect(parse(text).query === null).toBe(codes(text).includes('empty-query'))
      }),
      { numRuns: 2000 },
    )
  })
  test('without any operator character a query is its words, unchanged', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'行政复议2020年%、，；。《》'),
      minLength: 1,
      maxLength: 8,
    })
    const sayable = word.filter(word => skeleton(word) !== '')
    fc.assert(
      fc.property(fc.uniqueArray(sayable, { minLength: 2, maxLength: 5 }), words => {
        expect(parse(words.join(' '))).toEqual({
          query: { type: 'and', queries: words.map(term) },
          notices: [],
        })
      }),
    )
  })
  test('a quotation mark keeps everything between two blanks in one phrase of the same skeleton', () => {
    const text = fc.string({ unit: fc.constantFrom(...'行政 -|()~:.2'), maxLength: 12 })
    fc.assert(
      fc.property(text, text => {
        const { query } = parse(`甲 「${text}」 乙`)
        const middle = query?.type === 'and' ? query.queries[1] : null
        expect(middle?.type).toBe('phrase')
        expect(skeleton((middle as { text: string }).text)).toBe(skeleton(text))
      }),
    )
  })
})

describe('little work, whatever the text', () => {
  const nasty: [string, string][] = [
    ['opening brackets', '('.repeat(1000)],
    ['brackets nested', `${'('.repeat(500)}${')'.repeat(500)}`],
    ['brackets apart', '( '.repeat(500)],
    ['negated groups', `${'-('.repeat(300)}甲${')'.repeat(300)}`],
    ['quotation marks', '"'.repeat(1000)],
    ['quotation marks apart', '" '.repeat(500)],
    ['curved marks nested', `${'“'.repeat(500)}${'”'.repeat(500)}`],
    ['unclosed marks', '“甲 '.repeat(333)],
    ['bars', '|'.repeat(1000)],
    ['dashes', '-'.repeat(1000)],
    ['negations by name', 'NOT '.repeat(250)],
    ['conjunctions by name', '甲 AND '.repeat(160)],
    ['stars', `"${'*'.repeat(998)}"`],
    ['colons', '地区:'.repeat(333)],
    ['dots', `${'·'.repeat(999)}甲`],
    ['distances', '"甲 乙"~1 '.repeat(111)],
    ['joiners', '👩\u200d👩\u200d👧'.repeat(125)],
    ['right to left', '\u202eمرحبا '.repeat(140)],
    ['combining', `甲${'\u0301'.repeat(999)}`],
    ['nothing', '\0'.repeat(1000)],
    ['halves', '\ud800'.repeat(1000)],
  ]
  // The best of three: the first call pays for compiling.
  const time = (text: string) =>
    Math.min(
      ...[1, 2, 3].map(() =>
        processorTime(() => {
          const { query } = parse(text)
          if (query !== null) printQuery(query)
        }),
      ),
    )
  test.each(nasty)('%s', (_, text) => expect(time(text)).toBeLessThan(200))
  test.each(nasty)('%s, thirty times as long: linear, and no stack runs out', (_, text) => {
    expect(time(text.repeat(30))).toBeLessThan(3000)
  })
})
