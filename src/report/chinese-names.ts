// chinese-names.ts — what the fields, their sources, the kinds of passages and the reasons for cleaning are called when
// shown to people. Not: what they mean (report.ts), or their English names, which only the pages have
// (web/words/english.ts).
import type { CleaningReason, MetadataField, PassageKind, Source } from './report.ts'

export const FIELD_NAMES: Readonly<Record<MetadataField, string>> = {
  title: '题名',
  region: '地区',
  level: '层级',
  year: '年份',
  publisher: '机关',
  publishedAt: '发布日期',
  documentNumber: '文号',
}

export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  sidecar: '附带的元数据',
  header: '页头表格',
  byline: '来源行',
  title: '题名',
  'first-sentence': '首句',
  signature: '落款',
  text: '正文',
  'file-name': '文件名',
  folder: '文件夹名',
}

export const KIND_NAMES: Readonly<Record<PassageKind, string>> = {
  title: '标题',
  heading: '小标题',
  paragraph: '正文',
}

export const REASON_NAMES: Readonly<Record<CleaningReason, string>> = {
  furniture: '网页部件',
  'header-table': '页头表格',
  byline: '来源行',
  'repeated-title': '重复的题名',
  'repeated-line': '多篇重复的网页行',
  'passed-over': '网页上未取作正文的文字',
  markup: '格式标记',
  joined: '与上一行相接',
  blank: '空行',
  recognised: '文字识别',
}

/** Why a report should be looked at, the gravest first; a year or region that only a name tells is common and harmless. */
export const DOUBT_NAMES = {
  'year-after-today': '年份还没有到',
  'year-after-publication': '年份晚于发布日期',
  'published-late': '发布日期晚于年份两年以上',
  'little-kept': '网页上的文字只取了一部分',
  'mostly-cleaned': '清理掉的多于留下的',
  short: '正文过短',
  'year-from-folder': '年份只见于文件夹名',
  'region-from-folder': '地区只见于文件夹名',
  'year-from-file-name': '年份只见于文件名',
  'region-from-file-name': '地区只见于文件名',
} as const
export type DoubtCode = keyof typeof DOUBT_NAMES
