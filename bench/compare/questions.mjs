// questions.mjs — what bench/compare asks: requests of every kind out of the reports' own text, the same ones for the
// same reports and seed. Not: asking them, comparing answers.

const SORTS_OF_HITS = ['relevance', 'year:desc', 'year:asc', 'region']
const SORTS_OF_LINES = ['left', 'right', 'region', 'year']
const FORMATS = ['csv', 'xlsx', 'jsonl']
const HAN = /^\p{Script=Han}+$/u
/** A passage with fewer Chinese characters makes no questions. */
const ENOUGH = 16

/** Common characters with their pinyin: words made of these can be typed in letters. */
const PINYIN = new Map(
  Array.from(
    'zheng政 fu府 gong工 zuo作 jing经 ji济 fa发 zhan展 she社 hui会 jian建 she设 gai改 ge革 fa法 zhi治 xing行 fu复 yi议 guan管 li理 fu服 wu务 zhi制 du度 tui推 jin进 jia加 qiang强 quan全 mian面 guo国 jia家 ren人 min民 sheng生 chan产 qi企 ye业 ke科 ji技 chuang创 xin新 jiao教 yu育 nong农 cun村 wen文 hua化 an安 bao保 zhang障 huan环 jing境 shi市 chang场 tou投 zi资 zhong重 da大 xiang项 mu目 zhi质 liang量 zhong中 yang央 zu组 zhi织 ling领 dao导 jian监 du督 kai开 fang放 gao高 qu区 cheng城 gui规 hua划 gong公 gong共 xin信 xi息 ti体 xi系 neng能 li力 ji基 chu础 zhi执 yi依 shi实 shi施 ji机 guan关 zhu主 dang党 wei委'.matchAll(
      /([a-z]+)(\S)/g,
    ),
    ([, letters, character]) => [character, letters],
  ),
)

/** Simplified → traditional, for questions typed in the other script. */
const TRADITIONAL = new Map(
  '发發展展经經济濟会會设設议議务務进進强強国國产產业業农農环環场場资資项項质質组組织織领領导導监監开開区區规規划劃体體础礎执執复復创創实實为為机機关關动動华華东東书書长長门門问問时時个個'
    .match(/../gu)
    .map(([simplified, traditional]) => [simplified, traditional]),
)

/** Half of an expression, a mark at the wrong place: read as text, with a notice (docs/query-language.md). */
const BREAKS = [
  w => `"${w[0]}`,
  w => `“${w[0]}"`,
  w => `(${w[0]} ${w[1]}`,
  w => `${w[0]}) ${w[1]}`,
  w => `(${w[0]}|${w[1]})${w[2]}`,
  w => `${w[0]} |`,
  w => `| ${w[0]}`,
  w => `${w[0]} AND`,
  w => `${w[0]} - ${w[1]}`,
  w => `${w[0]} NOT`,
  w => `"${w[0]}"-${w[1]}`,
  w => `"${w[0]}*"`,
  w => `${w[0]}*${w[1]}`,
  w => `"${w[0]}"~20`,
  w => `"${w[0]} ${w[1]}"~`,
  w => `"${w[0]} ${w[1]}" ~20`,
  w => `"${w[0]}*${w[1]} ${w[2]}"~20`,
  w => `地区:火星 ${w[0]}`,
  w => `地区: ${w[0]}`,
  w => `年份:2020-2022 ${w[0]}`,
  w => `年份:2022..2018 ${w[0]}`,
  w => `年份:${w[0]}`,
  w => `() ${w[0]}`,
  w => `"" ${w[0]}`,
  w => `“、” ${w[0]}`,
  w => `-(${w[0]}`,
  w => `${'('.repeat(70)}${w[0]}${')'.repeat(70)}`,
  w => `"${Array(25).fill(w[0]).join('*')}"`,
]

/**
 * Requests in the order in which they are to be asked, no address twice.
 *
 * @param material `reports` as `/api/reports/{id}` answers, `verifyPath` where the served index is held against a scan
 * @param random seeded, from 0 to 1
 * @returns `{ kind, path, method }` of each
 * @throws Error there is too little text to ask about
 */
export function questionsOf({ reports, verifyPath }, random) {
  const below = n => Math.floor(random() * n)
  const pick = list => list[below(list.length)]
  const chance = share => random() < share
  const times = (n, make) => Array.from({ length: n }, make)

  // --- text ---

  const readable = reports
    .map(report => ({
      ...report,
      texts: report.passages
        .map(({ text }) => text)
        .filter(text => (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= ENOUGH),
    }))
    .filter(({ texts }) => texts.length > 0)
  if (readable.length === 0) throw new Error('too little text to ask about')
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  // A report first, so that the short ones are asked about as often as the long ones.
  const passage = (report = pick(readable)) => pick(report.texts)

  /** Words in the order of the passage; now and then two neighbours as one, as 行政复议. */
  const wordsOf = text => {
    const pieces = Array.from(segmenter.segment(text), ({ segment }) => segment)
    return pieces.flatMap((piece, i) => {
      if (!HAN.test(piece)) return []
      const pair = HAN.test(pieces[i + 1] ?? '') ? [piece + pieces[i + 1]] : []
      return piece.length > 1 ? [piece, ...pair] : pair
    })
  }
  const words = (n, report) => {
    const found = wordsOf(passage(report))
    if (found.length === 0) return times(n, () => '工作')
    const from = below(found.length)
    // Near each other mostly, as those of a person who knows what to look for; else from anywhere in the passage.
    return chance(0.5)
      ? times(n, (_, i) => found[(from + 2 * i) % found.length])
      : times(n, () => pick(found))
  }
  const word = report => words(1, report)[0]
  /** A stretch of characters, half of them across a mark of punctuation. */
  const stretch = (least, most, report) => {
    const characters = [...passage(report)]
    const length = Math.min(characters.length, least + below(most - least + 1))
    const marks = characters.flatMap((c, i) => (/\p{P}/u.test(c) && i > 0 ? [i] : []))
    const from = chance(0.5) && marks.length ? pick(marks) - below(length) : below(characters.length)
    const start = Math.max(0, Math.min(from, characters.length - length))
    return characters.slice(start, start + length).join('')
  }

  // --- what is looked for ---

  const terms = (n, report) =>
    (chance(0.8) ? words(n, report) : times(n, () => word(report))).join(pick([' ', ' ', '　', ' AND ']))
  const phrase = report => {
    const [open, close] = pick(['""', '""', '“”', '「」', '『』', '‘’', '＂＂'])
    return `${open}${stretch(2, 20, report).replace(/["“”「」『』‘’]/g, '')}${close}`
  }
  const item = report => pick([word, word, r => `"${word(r)}"`, phrase])(report)
  const logic = report => {
    const [a, b, c, d] = times(4, () => item(report))
    const [v, w, x, y] = words(4, report)
    return pick([
      () => `${v} -${w}`,
      () => `${v} -"${w}"`,
      () => `"${v}" －${w} -${x}`,
      () => `${v} NOT ${b}`,
      () => `-${a}`,
      () => `${v} | ${w}`,
      () => `${a} OR ${b} OR ${c}`,
      () => `${v} ${w} | ${c}`,
      () => `(${v} ${w}) | ${c}`,
      () => `${v} (${w}｜${x}) ${y}`,
      () => `（${v} ｜ ${b}）　－${x}`,
      () => `${v} -(${b} | ${c})`,
      () => `((${v} | ${b}) (${w} | ${c})) -${d}`,
      () => `(${v} -${b}) | (${w} -${d})`,
      () => `-(${v} ${w})`,
    ])()
  }
  /** Two or three pieces of one passage, in their order. */
  const pieces = (apart, report) => {
    const characters = [...passage(report)].filter(c => /[\p{L}\p{N}]/u.test(c))
    const length = 1 + below(3)
    let at = below(Math.max(1, characters.length - 20))
    const found = times(2 + below(2), () => {
      const piece = characters.slice(at, at + length).join('')
      at += length + below(apart + 1)
      return piece
    })
    return found.filter(Boolean)
  }
  const gap = report =>
    `${chance(0.3) ? `${word(report)} ` : ''}"${pieces(11, report).join(pick(['*', '*', '＊', '**']))}"${chance(0.15) ? ` -${word(report)}` : ''}`
  const near = report => {
    const found = chance(0.6) ? words(2 + below(3), report) : pieces(15, report)
    const within = pick(['~0', '~5', '~20', '~20', '~100', '~句', '~句', '～句', '~段', '~段', '～20'])
    const close = chance(0.15) ? ` ${chance(0.5) ? '-' : ''}${word(report)}` : ''
    return `"${(chance(0.5) ? found : found.reverse()).join(' ')}"${within}${close}`
  }

  // --- where ---

  const known = read => [...new Set(readable.flatMap(read))].filter(Boolean)
  const titles = known(({ title }) => title)
  const publishers = known(({ publisher }) => publisher)
  const sections = known(({ passages }) => passages.flatMap(({ section }) => section))
  const ids = readable.map(({ id }) => id)
  const namesOf = ({ code, name, path }) =>
    [name, ...path].flatMap(long => [
      code,
      long,
      long.replace(/(?<=..)(省|市|县|区|(壮族|回族|维吾尔)?自治区)$/, ''),
    ])
  const region = (report = pick(readable)) =>
    report.region && chance(0.95) ? pick(namesOf(report.region)) : pick(['西藏', '中国', '海南州', '110000'])
  const year = (report = pick(readable)) => (report.year && chance(0.95) ? report.year : 1900 + below(130))
  const span = report => {
    const [from, to] = [year(report), year()].sort((a, b) => a - b)
    return chance(0.5) ? String(year(report)) : `${from}..${to}`
  }
  const partOf = texts => {
    const characters = [...(pick(texts) ?? '政府')]
    const start = below(characters.length)
    return (
      characters
        .slice(start, start + 2 + below(5))
        .join('')
        .replace(/[\s"“”|()（）]/g, '') || '政府'
    )
  }
  const restriction = () => {
    const colon = pick([':', ':', '：'])
    return pick([
      () => `${pick(['地区', '地区', 'region'])}${colon}${region()}`,
      () => `${pick(['年份', '年份', 'year'])}${colon}${span().replace('..', pick(['..', '。。', '．．']))}`,
      () => `${pick(['标题', '标题', 'title'])}${colon}${partOf(titles)}`,
      () => `${pick(['章节', '章节', 'section'])}${colon}${partOf(sections)}`,
      () => `${pick(['机关', '机关', 'publisher'])}${colon}${partOf(publishers)}`,
      () => `标题${colon}"${partOf(titles)}"`,
    ])()
  }
  const field = () =>
    pick([
      () => restriction(),
      () => `${restriction()} ${item()}`,
      () => `${restriction()} ${item()}`,
      () => `${word()} -${restriction()}`,
      () => `(${restriction()} | ${restriction()}) ${word()}`,
      () => `${restriction()} ${restriction()} ${word()}`,
      () => `${restriction()} | ${item()}`,
    ])()

  // --- what nobody wrote, or not like this ---

  const typeable = () => {
    for (let tries = 0; tries < 20; tries++) {
      const found = wordsOf(passage()).filter(w => w.length > 2 && [...w].every(c => PINYIN.has(c)))
      if (found.length) return pick(found)
    }
    return '行政复议'
  }
  /** One character for another, mostly one that sounds the same. */
  const mistyped = () => {
    const characters = [...typeable()]
    const at = below(characters.length)
    const right = characters[at]
    const alike = [...PINYIN.keys()].filter(c => c !== right && PINYIN.get(c) === PINYIN.get(right))
    characters[at] = chance(0.7) && alike.length ? pick(alike) : pick([...word()])
    return characters.join('')
  }
  const nonsense = () =>
    pick([
      () => times(2 + below(5), () => pick([...word()])).join(''),
      () => `"${times(3 + below(8), () => pick([...word()])).join('')}"`,
      () => mistyped(),
      () => `"${mistyped()}"`,
      () => `"${word()}${word()}"`,
      () => `"${word()}" "${word()}" "${word()}${word()}"`,
      () => `${word()} 地区:西藏 年份:19${10 + below(40)}`,
      () => times(3 + below(10), () => String.fromCharCode(97 + below(26))).join(''),
      () => String(below(1_000_000)),
      () => pick(['，', '-', '""', '🙂', '𠮷', '<b>', '&amp;', '\\', '%', '的']) + below(100),
      () => times(4, () => String.fromCodePoint(0x4e00 + below(0x5000))).join(''),
    ])()
  const sentence = report => {
    const sentences = passage(report).match(/[^。！？；]+[。！？；]?/gu) ?? ['依法行政。']
    const from = below(sentences.length)
    return [...sentences.slice(from, from + 1 + below(2)).join('')].slice(0, 400).join('')
  }
  const broken = () => pick(BREAKS)(words(3))
  const disguised = () => {
    const text = chance(0.5) ? stretch(2, 14) : terms(1 + below(3))
    const other = [...text].map(c => TRADITIONAL.get(c) ?? c).join('')
    const wide = other.replace(/[!-~]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    return pick([
      () => other,
      () => wide,
      () => `"${other}"`,
      () => text.replace(/./gu, '$& '),
      () => `  ${wide} `,
    ])()
  }
  const pinyin = () => {
    const chosen = typeable()
    const syllables = [...chosen].map(c => PINYIN.get(c))
    const whole = syllables.join('')
    return pick([
      () => whole,
      () => whole.slice(0, 1 + below(whole.length)),
      () => syllables.map(s => s[0]).join(''),
      () => syllables.join(' '),
      () => whole.toUpperCase(),
      () =>
        syllables[0] +
        syllables
          .slice(1)
          .map(s => s[0])
          .join(''),
      () => chosen[0] + syllables.slice(1).join(''),
    ])()
  }
  const beginning = () =>
    pick([
      () => [...word()].slice(0, 1 + below(4)).join(''),
      () => stretch(1, 8),
      () => region(),
      () => [...(pick(titles) ?? word())].slice(0, 2 + below(8)).join(''),
      () => [...(pick(sections) ?? word())].slice(0, 1 + below(5)).join(''),
      () => `${word()} ${word()}`,
      () => `"${word()}`,
    ])()

  const simple = report =>
    pick([word, word, r => terms(2, r), r => terms(3, r), phrase, r => `"${word(r)}"`])(report)
  const any = report => pick([simple, simple, simple, phrase, logic, gap, near, field, sentence])(report)
  /** Found often enough to be worth it, seldom enough not to fill megabytes. */
  const narrow = report =>
    pick([r => terms(3, r), phrase, phrase, r => `"${stretch(3, 5, r)}"`, near, gap, sentence])(report)

  // --- parameters ---

  const encode = pairs =>
    pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`).join('&')
  const some = (share, ...pairs) => pairs.filter(() => chance(share)).map(make => make())
  const filters = (share, report) => [
    ...some(
      share / 2,
      () => ['region', region(report)],
      () => ['region', region()],
      () => ['year', span(report)],
      () => ['year', span()],
      () => ['kind', pick(['title', 'heading', 'paragraph', 'paragraph', 'paragraph'])],
    ),
    ...some(share / 6, () => ['report', report?.id ?? pick(ids)]),
  ]
  /** What is looked for and where: mostly both out of one report, so that there is something to be found. */
  const narrowed = (make, share) => {
    const report = chance(0.7) ? pick(readable) : undefined
    return [['q', make(report)], ...filters(share, report)]
  }
  const mode = share => some(share, () => ['mode', pick(['smart', 'exact'])])
  const match = share => some(share, () => ['match', pick(['all', 'any', 'strict'])])
  const page = share => [
    ...some(share, () => ['limit', pick([1, 2, 5, 10, 50, 100, 1 + below(100)])]),
    ...some(share, () => ['offset', pick([0, 1, 10, 20, 100, below(200), below(10_001)])]),
  ]
  const searchFor = pairs => `/api/search?${encode(pairs)}`
  const search = (q, pairs = []) => searchFor([['q', q], ...pairs])
  const concordance = () => {
    const one = pick(readable)
    const paged = chance(0.8)
    const asked = paged
      ? narrowed(any, 0.2)
      : [
          ['q', any(one)],
          ['report', one.id],
        ]
    return [
      ...asked,
      ...(paged ? [['limit', pick([1, 10, 50, 200])]] : []),
      ...some(paged ? 0.3 : 0.1, () => ['offset', pick([1, 10, 200, 1000])]),
      ...some(0.6, () => ['sort', pick(SORTS_OF_LINES)]),
      ...some(0.6, () => ['width', pick([0, 1, 5, 10, 40, 200])]),
      ...mode(0.15),
      ...match(0.15),
    ]
  }
  const exported = (format, view) => [
    ...narrowed(view === 'compare' ? any : narrow, 0.2),
    ['format', format],
    ['view', view],
    ...mode(0.15),
    ...match(0.1),
    ...(view === 'hits' ? some(0.5, () => ['sort', pick(SORTS_OF_HITS)]) : []),
    ...(view === 'hits' ? some(0.3, () => ['distinct', 'report']) : []),
    ...(view === 'concordance' ? some(0.6, () => ['sort', pick(SORTS_OF_LINES)]) : []),
    ...(view === 'concordance' ? some(0.6, () => ['width', pick([0, 5, 60, 200])]) : []),
  ]
  /** A report and a question, mostly of that report, else of another. */
  const explained = () => {
    const report = pick(readable)
    const [q, where] = chance(0.65) ? [any(report), report] : [any()]
    const pairs = filters(0.2, where).filter(([name]) => name !== 'report')
    return `/api/reports/${report.id}/explain?${encode([['q', q], ...pairs, ...mode(0.2), ...match(0.2)])}`
  }
  const opened = () => {
    const report = pick(readable)
    const q = any(chance(0.65) ? report : undefined)
    return `/api/reports/${report.id}?${encode([['q', q], ...mode(0.2), ...match(0.2)])}`
  }
  const suggest = q => `/api/suggest?${encode([['q', q], ...some(0.4, () => ['limit', 1 + below(20)])])}`
  const listed = () => [
    ...some(
      0.4,
      () => ['region', region()],
      () => ['region', region()],
    ),
    ...some(
      0.4,
      () => ['year', span()],
      () => ['year', span()],
    ),
    ...some(0.6, () => ['limit', pick([1, 7, 100, 1000])]),
    ...some(0.5, () => ['offset', pick([1, 5, 50, 100_000])]),
  ]

  const kinds = [
    ['search: one word', 120, () => search(word(), mode(0.1))],
    ['search: 2–4 terms', 160, () => search(terms(2 + below(3)))],
    ['search: phrase', 160, () => search(phrase())],
    ['search: not, or, groups', 150, () => search(logic())],
    ['search: gap', 60, () => search(gap())],
    ['search: near ~20 ~句 ~段', 140, () => search(near())],
    ['search: fields', 90, () => search(field())],
    ['search: filters', 120, () => searchFor(narrowed(simple, 0.7))],
    ['search: match any, strict', 80, () => search(any(), [['match', pick(['any', 'strict'])]])],
    ['search: mode exact', 60, () => search(any(), [['mode', 'exact']])],
    ['search: sort', 80, () => search(simple(), [['sort', pick(SORTS_OF_HITS)], ...page(0.3)])],
    [
      'search: distinct',
      60,
      () => searchFor([...narrowed(simple, 0.2), ['distinct', 'report'], ...page(0.5)]),
    ],
    ['search: limit, offset', 80, () => search(simple(), page(1))],
    ['search: explain=1', 70, () => searchFor([...narrowed(any, 0.2), ['explain', '1']])],
    [
      'search: all of it at once',
      60,
      () =>
        searchFor([
          ...narrowed(any, 0.3),
          ...mode(0.3),
          ...match(0.5),
          ...page(0.5),
          ...some(0.5, () => ['sort', pick(SORTS_OF_HITS)]),
          ...some(0.3, () => ['distinct', 'report']),
          ...some(0.3, () => ['explain', '1']),
        ]),
    ],
    ['search: nonsense', 80, () => search(nonsense(), filters(0.1))],
    ['search: mistyped', 50, () => search(mistyped())],
    ['search: pasted sentence', 90, () => search(sentence())],
    ['search: broken syntax', 60, () => search(broken())],
    ['search: other script, width', 50, () => search(disguised())],
    ['search: pinyin', 25, () => search(pinyin())],
    ['compare', 120, () => `/api/compare?${encode([...narrowed(any, 0.25), ...mode(0.2), ...match(0.2)])}`],
    ['concordance', 150, () => `/api/concordance?${encode(concordance())}`],
    [
      'collocates',
      90,
      () =>
        `/api/collocates?${encode([
          ...narrowed(r => (chance(0.7) ? `"${word(r)}"` : any(r)), 0.2),
          ...some(0.5, () => ['length', 1 + below(8)]),
          ...some(0.5, () => ['limit', pick([1, 5, 50, 200])]),
          ...mode(0.2),
        ])}`,
    ],
    ['report: explained', 100, explained],
    ['report: with matches', 90, opened],
    ['reports: list', 40, () => `/api/reports?${encode(listed())}`],
    ...(verifyPath ? [['verify', 60, () => `${verifyPath}?${encode([['q', any()], ...mode(0.3)])}`]] : []),
    ['suggest: Chinese', 100, () => suggest(beginning())],
    ['suggest: pinyin', 100, () => suggest(pinyin())],
    ['suggest: nonsense', 25, () => suggest(nonsense())],
    ...FORMATS.flatMap(format =>
      ['hits', 'compare', 'concordance'].map(view => [
        `export: ${format} of ${view}`,
        15,
        () => `/api/export?${encode(exported(format, view))}`,
      ]),
    ),
  ]

  const asked = new Set()
  const drawn = kinds.flatMap(([kind, count, make]) => {
    const paths = []
    // Few reports have few words: then a kind has fewer questions than it might.
    for (let tries = 0; paths.length < count && tries < count * 10; tries++) {
      const path = make()
      if (asked.has(path)) continue
      asked.add(path)
      paths.push(path)
    }
    return paths.map(path => ({ kind, path, method: 'GET' }))
  })
  return [...drawn, ...refusals(ids[0]), ...service()]
}

// --- internal ---

/** What is refused: the status and the message are part of the answer. */
function refusals(id) {
  const q = `q=${encodeURIComponent('工作')}`
  const asking = [
    'search',
    'compare',
    'concordance',
    'collocates',
    'export',
    'parity',
    `reports/${id}/explain`,
  ]
  const wrong = {
    search: [
      ...[
        'limit=0',
        'limit=101',
        'limit=abc',
        'limit=1e1',
        'limit=-1',
        'limit=1.5',
        'offset=10001',
        'offset=-1',
      ],
      ...[
        'mode=fuzzy',
        'match=none',
        'kind=footer',
        'sort=score',
        'distinct=passage',
        'explain=2',
        'explain=true',
      ],
      ...[
        'year=20',
        'year=2022..2020',
        'year=2020-2022',
        `region=${encodeURIComponent('火星')}`,
        'region=999999',
      ],
      ...['report=a%20b', 'report=000000000000', `region=${'x'.repeat(101)}`, 'year=2020&year=abc'],
      Array(101).fill('year=2020').join('&'),
      'limit=',
      'sort=%20',
    ],
    compare: ['limit=5', 'sort=region', 'mode=x', 'year=x'],
    concordance: ['width=201', 'width=-1', 'sort=relevance', 'limit=10001', 'limit=0', 'offset=10000000'],
    collocates: ['length=0', 'length=9', 'limit=201', 'sort=left'],
    export: [
      ...['format=pdf', 'view=list', 'view=compare&sort=region', 'view=compare&distinct=report', 'width=10'],
      ...[
        'view=concordance&sort=relevance',
        'view=concordance&distinct=report',
        'view=hits&sort=left',
        'limit=5',
      ],
    ],
    suggest: ['limit=0', 'limit=21', 'mode=smart'],
    parity: ['region=110000', 'mode=x'],
    [`reports/${id}/explain`]: [`report=${id}`, 'limit=1', 'kind=x'],
    [`reports/${id}`]: ['region=110000', 'mode=x', 'match=x'],
  }
  const paths = [
    ...asking.flatMap(name => [
      `/api/${name}`,
      `/api/${name}?q=`,
      `/api/${name}?q=%20%E3%80%80`,
      `/api/${name}?${q}&${q}`,
      `/api/${name}?${q}&unknown=1`,
      `/api/${name}?q=${encodeURIComponent('法'.repeat(1001))}`,
    ]),
    ...Object.entries(wrong).flatMap(([name, list]) => list.map(one => `/api/${name}?${q}&${one}`)),
    ...['/api/suggest', '/api/suggest?q=', `/api/suggest?${q}&${q}`],
    ...['limit=0', 'limit=1001', 'offset=1000001', 'q=x', 'year=x'].map(one => `/api/reports?${one}`),
    ...['limit=0', 'limit=1001', 'q=x'].map(one => `/api/quality?${one}`),
    ...['/api/stats?q=x', '/health?q=x', '/ready?q=x'],
    ...['/api/reports/none', '/api/reports/000000000000', '/api/reports/a%20b', '/api/reports/..%2f..%2fetc'],
    ...[`/api/reports/none/explain?${q}`, `/api/reports/${id}/none`, `/api/reports/${id}/`],
    ...['/api', '/api/', '/api/none', `/api/search/?${q}`, `/API/search?${q}`, '/none', '/api/search/x'],
    // Not UTF-8: a lone percent sign, half a character, GBK, a zero byte.
    ...['%', '%zz', '%E8%A1', '%D0%D0%D5%FE', '%00', 'a%00b', '%ED%A0%80'].map(
      text => `/api/search?q=${text}`,
    ),
    '/api/reports/%E8%A1',
    `/api/search?q=${'a'.repeat(70_000)}`,
  ]
  const refused = paths.map(path => ({ kind: 'refusals', path, method: 'GET' }))
  const methods = ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'].flatMap(method =>
    [`/api/search?${q}`, '/api/stats', `/api/reports/${id}`, '/api/none'].map(path => ({
      kind: 'other methods',
      path,
      method,
    })),
  )
  return [...refused, ...methods]
}

/** What the service says of itself and of the data as a whole. */
const service = () => [
  ...['', '?limit=1', '?limit=7', '?limit=100', '?limit=1000'].map(limit => ({
    kind: 'quality',
    path: `/api/quality${limit}`,
    method: 'GET',
  })),
  { kind: 'stats', path: '/api/stats', method: 'GET' },
  ...['/health', '/ready', '/openapi.json', '/metrics'].map(path => ({
    kind: 'health, openapi, metrics',
    path,
    method: 'GET',
  })),
]
