// words.ts — what the box says, in both its languages.

export interface Words {
  label: string
  placeholder: string
  submit: string
  results: string
  all: (hits: number) => string
  totals: (reports: number, hits: number, occurrences: number | null) => string
  none: (query: string) => string
  failed: string
  /** See `Lack`. */
  noEndpoint: string
  noOrigin: string
  made: string
  year: (year: number) => string
  suggestion: string
}

const zh: Words = {
  label: '检索报告',
  placeholder: '词语，或用引号括起的原文',
  submit: '检索',
  results: '检索结果',
  all: hits => `查看全部 ${hits} 段`,
  totals: (reports, hits, occurrences) =>
    `${reports} 篇 · ${hits} 段${occurrences === null ? '' : ` · ${occurrences} 处`}`,
  none: query => `没有找到“${query}”`,
  failed: '检索服务没有回应。按回车到检索页再试。',
  noEndpoint: '不知道检索服务在哪里：请给 <jiansuo-box> 写上 endpoint，或去掉 <script> 的 type="module"。',
  noOrigin: '这个框架的 sandbox 缺少 allow-same-origin，读不到检索结果：请网页的管理员加上。',
  made: '代拟题名',
  year: year => `${year} 年`,
  suggestion: '检索',
}

const en: Words = {
  label: 'Search reports',
  placeholder: 'Words, or a quoted phrase',
  submit: 'Search',
  results: 'Results',
  all: hits => `Show all ${hits} passages`,
  totals: (reports, hits, occurrences) =>
    `${reports} reports · ${hits} passages${occurrences === null ? '' : ` · ${occurrences} occurrences`}`,
  none: query => `Nothing found for “${query}”`,
  failed: 'The search service does not answer. Press Enter to try on the search page.',
  noEndpoint:
    'No search service is named: give <jiansuo-box> an endpoint, or load its script without type="module".',
  noOrigin: 'The sandbox of this frame lacks allow-same-origin, so no answer can be read: add it.',
  made: 'name given by us',
  year: year => `${year}`,
  suggestion: 'Search for',
}

export const wordsFor = (language: string): Words => (/^en\b/i.test(language) ? en : zh)
