// quality-words.ts — what the page about the data says, in both languages. Not: what the server says.
import { CLEANING_REASONS, FIELD_NAMES } from '../shared/data-names.ts'
import type { Language } from '../shared/preferences.ts'
import { grouped } from './view-words.ts'

const zh = {
  title: '数据质量',
  back: '回到首页',
  intro: (reports: number) =>
    `对收录的 ${grouped(reports)} 篇报告逐篇检查所得，供核对；存疑的不一定有错。改好文件后重新运行 jiansuo index。`,
  none: '没有',
  shown: (shown: number, total: number) => `先列 ${grouped(shown)} 项，共 ${grouped(total)} 项`,
  more: (n: number) => `其余 ${grouped(n)} 项`,
  without: (field: string) => `没有${field}的报告`,
  missing: '原文未载的项目',
  field: '项目',
  reports: '篇数',
  doubts: '存疑',
  sameText: '正文相同',
  otherTitles: '同文异题：正文相同，题名不同',
  sameNumber: '一个文号有不止一个题名',
  nearTexts: '几乎相同：较短一篇八成以上见于另一篇',
  sameRegionYear: '同一地区同一年份不止一篇',
  gaps: '首末年份之间缺少的年份',
  gap: (from: number, to: number, missing: readonly number[]) => `${from}–${to} 年间缺 ${missing.join('、')}`,
  year: (year: number) => `${year} 年`,
  failed: '未能读取的文件',
  cleaning: '清理掉的行',
  reason: '原因',
  lines: '行数',
  characters: '字数',
  fields: FIELD_NAMES['zh-CN'],
  reasons: CLEANING_REASONS['zh-CN'],
}

export type QualityWords = typeof zh

const en: QualityWords = {
  title: 'Data quality',
  back: 'Back to the start',
  intro: reports =>
    `Found by looking at each of the ${grouped(reports)} reports; what is doubtful may well be right. After mending files, run jiansuo index again.`,
  none: 'None',
  shown: (shown, total) => `first ${grouped(shown)} of ${grouped(total)}`,
  more: n => `${grouped(n)} more`,
  without: field => `Reports without: ${field}`,
  missing: 'What reports do not state',
  field: 'Field',
  reports: 'Reports',
  doubts: 'Doubtful',
  sameText: 'The same text',
  otherTitles: 'The same body under other titles',
  sameNumber: 'One document number, several titles',
  nearTexts: 'Nearly the same: 80 % of the shorter stand in the other',
  sameRegionYear: 'Several of one region and year',
  gaps: 'Years missing between first and last',
  gap: (from, to, missing) => `${from}–${to} without ${missing.join(', ')}`,
  year: year => String(year),
  failed: 'Files that could not be read',
  cleaning: 'Lines cleaned away',
  reason: 'Reason',
  lines: 'Lines',
  characters: 'Characters',
  fields: FIELD_NAMES.en,
  reasons: CLEANING_REASONS.en,
}

export const qualityWordsFor = (language: Language): QualityWords => (language === 'en' ? en : zh)
