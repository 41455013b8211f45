// reuse-words.ts — what the reader says of shared text, in each language. Not: other words of the reader.
import type { Reuse } from '../../src/api/reuse.ts'
import type { Language } from '../shared/preferences.ts'

const zh = {
  title: '与别处相同的文字',
  againstLabel: '与哪些报告比',
  against: { all: '与全库比', 'last-year': '今年新在哪里：与上一年比', region: '与本地区及其下级比' },
  lengthLabel: '连续多少字相同才算',
  length: { '13': '连续 13 字', '20': '连续 20 字', '30': '连续 30 字' },
  asking: '正在比对…',
  none: {
    all: '本库没有别的报告可比',
    'last-year': '本库没有本地区上一年的报告',
    region: '本库没有本地区的其他报告',
  } satisfies Record<Reuse['against'], string>,
  unique: '本篇独有',
  few: '与少数几篇相同',
  formula: '套话',
  fresh: '今年新写',
  old: '与上一年相同',
  note: (reports: number) =>
    `与 ${reports} 篇比；见于 10 篇以上或全库 20% 以上的算套话。点一处，看别处怎么写。`,
  reports: (n: number) => `见于 ${n} 篇`,
  places: (swaps: string) => `只换了地名：${swaps}`,
  own: '本篇',
  elsewhere: '别处',
  open: '打开那一篇',
  beside: '两篇并排看',
  separator: '、',
}

export type ReuseWords = typeof zh

const en: ReuseWords = {
  title: 'Text shared with other reports',
  againstLabel: 'Held against',
  against: {
    all: 'All reports',
    'last-year': 'What is new: last year’s',
    region: 'Its region and below',
  },
  lengthLabel: 'How many characters in a row',
  length: { '13': '13 in a row', '20': '20 in a row', '30': '30 in a row' },
  asking: 'Comparing…',
  none: {
    all: 'There is no other report',
    'last-year': 'No report of this region’s year before',
    region: 'No other report of this region',
  },
  unique: 'its own',
  few: 'shared with a few',
  formula: 'formula',
  fresh: 'new this year',
  old: 'as last year',
  note: reports =>
    `Held against ${reports}; formula: in 10 reports and more, or 20 % of all. Click one to see it elsewhere.`,
  reports: n => `in ${n} reports`,
  places: swaps => `only places differ: ${swaps}`,
  own: 'Here',
  elsewhere: 'Elsewhere',
  open: 'Open that report',
  beside: 'Read both side by side',
  separator: ', ',
}

export const reuseWordsFor = (language: Language): ReuseWords => (language === 'en' ? en : zh)
