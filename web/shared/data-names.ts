// data-names.ts — what the fields of a report, their sources and the reasons of the cleaning log are called: in Chinese as
// the command line calls them (src/report/names.ts). Not: their values.
import type { CleaningReason, MetadataField, Source } from '../../src/report/report.ts'
import type { Language } from './preferences.ts'

export const FIELD_NAMES: Record<Language, Record<MetadataField, string>> = {
  'zh-CN': {
    title: '题名',
    region: '地区',
    level: '层级',
    year: '年份',
    publisher: '机关',
    publishedAt: '发布日期',
    documentNumber: '文号',
  },
  en: {
    title: 'Title',
    region: 'Region',
    level: 'Level',
    year: 'Year',
    publisher: 'Publisher',
    publishedAt: 'Published',
    documentNumber: 'Document no.',
  },
}

export const SOURCE_NAMES: Record<Language, Record<Source, string>> = {
  'zh-CN': {
    sidecar: '附带的元数据',
    header: '页头表格',
    byline: '来源行',
    title: '题名',
    'first-sentence': '首句',
    signature: '落款',
    'file-name': '文件名',
    folder: '文件夹名',
    text: '正文',
  },
  en: {
    sidecar: 'accompanying data',
    header: 'header table',
    byline: 'byline',
    title: 'title',
    'first-sentence': 'first sentence',
    signature: 'signature',
    'file-name': 'file name',
    folder: 'folder name',
    text: 'text',
  },
}

export const CLEANING_REASONS: Record<Language, Record<CleaningReason, string>> = {
  'zh-CN': {
    furniture: '网页部件',
    'header-table': '页头表格',
    byline: '来源行',
    'repeated-title': '重复的题名',
    'repeated-line': '多篇重复的网页行',
    joined: '与上一行相接',
    blank: '空行',
    markup: '格式标记',
  },
  en: {
    furniture: 'website furniture',
    'header-table': 'header table',
    byline: 'byline',
    'repeated-title': 'title repeated',
    'repeated-line': 'repeated across files',
    joined: 'line break undone',
    blank: 'blank',
    markup: 'markup',
  },
}
