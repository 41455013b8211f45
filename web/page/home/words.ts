// words.ts — what the page before a question says, in both languages. Not: what results say.
import type { Language } from '../../shared/preferences.ts'
import { grouped } from '../view-words.ts'

const zh = {
  questions: '可以这样问',
  coverage: '收录了什么',
  coverageHint: '每格是一个地区一年的报告篇数，点开列出；斜纹是没有报告',
  region: '地区',
  total: '合计',
  lacking: '缺',
  lackingYears: (n: number) => (n === 0 ? '' : `${grouped(n)} 年`),
  unknownRegion: '地区不详',
  unknownYear: '年份不详',
  cell: (region: string, year: string, reports: number) =>
    `${region} ${year}：${reports === 0 ? '没有报告' : `${grouped(reports)} 篇`}`,
  none: '没有报告',
  missing: (years: string) => `自第一篇以来没有报告的年份：${years}`,
  unfold: (region: string) => `展开${region}的下级`,
  own: '本级',
  more: (n: number) => `再列 ${grouped(n)} 个地区`,
  absent: (n: number) => `没有任何报告的省级地区（${n}）`,
  allHeld: '各省级地区都有报告',
  listed: (region: string, year: string) => `${[region, year].filter(Boolean).join(' ')}的报告`,
  listedCount: (n: number) => `${grouped(n)} 篇`,
  moreReports: (n: number) => `再列 ${grouped(n)} 篇`,
  noneHere: '收录的报告中没有。',
  searchHere: '现在检索，只在这些报告里找',
}

export type HomeWords = typeof zh

const en: HomeWords = {
  questions: 'You could ask',
  coverage: 'What the library holds',
  coverageHint: 'Each cell: reports of a division in a year; click to list them. Hatched: none',
  region: 'Region',
  total: 'Total',
  lacking: 'Missing',
  lackingYears: n => (n === 0 ? '' : `${grouped(n)} yr`),
  unknownRegion: 'Region unknown',
  unknownYear: 'Year unknown',
  cell: (region, year, reports) =>
    `${region} ${year}: ${reports === 0 ? 'no report' : `${grouped(reports)} report${reports === 1 ? '' : 's'}`}`,
  none: 'no report',
  missing: years => `Years without a report since the first: ${years}`,
  unfold: region => `Unfold what lies below ${region}`,
  own: 'itself',
  more: n => `Show ${grouped(n)} more divisions`,
  absent: n => `Provinces without any report (${n})`,
  allHeld: 'Every province has reports',
  listed: (region, year) => `Reports of ${[region, year].filter(Boolean).join(', ')}`,
  listedCount: n => `${grouped(n)} report${n === 1 ? '' : 's'}`,
  moreReports: n => `Show ${grouped(n)} more`,
  noneHere: 'The library has none.',
  searchHere: 'A search now looks in these reports only',
}

export const homeWordsFor = (language: Language): HomeWords => (language === 'en' ? en : zh)
