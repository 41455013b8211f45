// intended.mjs — where answers differ from those of 5e71e9a on purpose, and why. Not: comparing.
//
// `at` is held against `KIND | PATH`: the kind of question, and where in the answer; places in lists are `[]`, a field that
// only one side has ends in ` new` or ` gone`, two other values stand side by side. `when`, where there is one, must hold of the
// whole: the address as it reads and every difference, a line each. A rule is as narrow as its reason.

export const INTENDED = [
  {
    at: /\| header vary: (undefined ≠ "Origin"|"Accept-Encoding" ≠ "Origin, (Accept, )?Accept-Encoding")$/,
    why: 'scripts of sites that an administrator names may read answers, so an answer depends on who asks',
  },
  {
    at: /\| error\.(reason|about) new$/,
    why: 'refusals carry codes, so that pages say them in any language',
  },
  {
    at: /\| (notices\[\]\.about|findings) new$/,
    why: 'notices and explanations carry codes and what they are about',
  },
  {
    at: /\| reasons(\[\]: ".*(不在所选的|符合的段都不是)|\.length: .*的限制(就能|还)找)/,
    why: 'an explanation names all filters that keep a report out, and says whether it is found without them',
  },
  { at: /\| error\.message: .*(可用的参数有|不认识参数)/, why: 'there are further parameters' },
  {
    at: /\| (literalHits|literalOccurrences|hits\[\]\.occurrences) new$/,
    why: 'literal passages are counted apart from merely worded ones',
  },
  {
    at: /\| rows\[\]\.literal(Hits|Reports) new$/,
    why: 'a row of a comparison tells how many of its passages are literal',
  },
  {
    at: /\| notices\[\]\.message: "没有一段同时含有全部检索词，.*" ≠ "没有一段同时含有全部检索词，以下各段至少含有/,
    why: 'a relaxed answer names the words that it asked for',
  },
  {
    at: /\| notices\.length: .*without \{"code":"(number-cut|as-restrictions|one-report)"/,
    why: 'matches inside a longer number are told, places and years that were typed as words, and one report with most occurrences',
  },
  {
    at: /\| (\[\]\.(地区|引文)|reasons\[\]): .*中华人民共和国.* ≠ .*国家（中央）/,
    why: 'where people read it the nation is called as on the pages',
  },
  {
    at: /\| notices\[\]\.message: .*国家机关.* ≠ .*国家（中央）/,
    why: 'where people read it the nation is called as on the pages',
  },
  {
    at: /^concordance \| lines\[\]\./,
    when: /offset=[1-9]\d*&sort=right|lines\[\]\.right: "" ≠ "[^"]/,
    why: 'what nothing follows stands last in a list by what follows, which shifts its pages',
  },
  { at: /\| parts new$/, why: 'a relaxed or empty answer says which part of the question occurs' },
  { at: /\| unrestricted new$/, why: 'an empty answer gives the question without the filters typed in it' },
  { at: /\| lines\[\]\.number new$/, why: 'a line of the concordance has the number beside it' },
  {
    at: /^collocates \| (followers|preceders)(\[\]\.(text|count)|\.length)/,
    why: 'neighbours are cut at words, and none is listed twice',
  },
  {
    at: /^quality \| (doubts\.(groups new|items gone|total)|(nearTexts|otherTitles|sameNumber) new)/,
    why: 'doubts are grouped by kind; repeated texts, titles and numbers are looked for',
  },
  { at: /^stats \| characters/, why: 'characters are counted as the divisor of a comparison counts them' },
  { at: /^health, openapi, metrics \| /, why: 'there are further endpoints, parameters and metrics' },
  {
    at: /^refusals \| (header (cache-control|content-type)|text: "<!doctype)/,
    why: 'a program is refused in JSON at any address, and nobody keeps a refusal',
  },
  { at: /^export: \w+ of \w+ \| (\[\]\.)?\S+ new$/, why: 'exports have further columns' },
  { at: /^export: xlsx /, why: 'exports have further columns; the rows are those of CSV' },
  {
    at: /^export: .*引文: .*《[^》]*《.*≠.*《[^》]*〈/,
    why: 'a title inside a title stands in single marks',
  },
  {
    at: /^refusals \| error\.message: "参数 \S+ 的值.*(不对|不适用于)/,
    why: 'there are further choices, and one choice is not called one of several',
  },
  {
    at: /^report: read otherwise \| (passages\[\]\.(kind|section)|sections)\b/,
    when: /新华社[^"›]*电/,
    why: 'a dateline is text, not a heading',
  },
  {
    at: /^report: read otherwise \| (passages\[\]\.(kind|section)|sections)\b/,
    when: /"[^"]*\d+\.\d+\.\d[\d.]* |\bsection\.length: (\d+) ≠ (?!\1)\d+, without "\d+\.\d+ /,
    why: 'a line numbered 1.2.1, or 2.2 with its title, is a heading',
  },
  {
    at: /^search: broken syntax \| /,
    when: /notices\[\]\.message: "没有找到地区“[^”]+”，按普通文字检索[^"]*" ≠ "没有叫“[^”]+”的地区，所以没有报告符合这个条件/,
    why: 'a restriction to a division that does not exist matches nothing',
  },
  {
    at: /^report: read otherwise \| (level|region|provenance\.(level|region))\b/,
    when: /region: null ≠ \{"code":"000000"/,
    why: 'a text of the nation’s organs that names no place is the nation’s',
  },
  { at: /^index: what it prints \| littleKept new$/, why: 'pages of which little was kept are named' },
  {
    at: /^refusals \| status: 200 ≠ 404$/,
    when: /\/API\//,
    why: 'an address is what it is only in its own letters, so that a rule of a proxy for it holds',
  },
  { at: /^refusals \| error\.message: "没有这个地址：/, why: 'a refused address is told with the next step' },
]
