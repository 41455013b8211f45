// chinese-names.ts — what the fields, their sources and the reasons for cleaning are called when shown to people. Not: what they
// mean (report.ts), or their English names, which only the pages have (web/shared/data-names.ts).
import type { CleaningReason, MetadataField, Source } from './report.ts'

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
