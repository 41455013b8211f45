// data-names.ts — what the fields of a report and the reasons of the cleaning log are called. Not: their values.
import type { CleaningReason, MetadataField } from '../../src/report/report.ts'
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

export const CLEANING_REASONS: Record<Language, Record<CleaningReason, string>> = {
  'zh-CN': {
    furniture: '网站部件',
    'header-table': '页头表格',
    byline: '署名行',
    'repeated-title': '重复的题名',
    'repeated-line': '多篇重复的网页行',
    joined: '断行已接上',
    blank: '空行',
    markup: '排版标记',
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
