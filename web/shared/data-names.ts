// data-names.ts — what the fields of a report, their sources and the reasons of the cleaning log are called: in Chinese
// with the very words of the command line. Not: their values.
import * as chinese from '../../src/report/chinese-names.ts'
import type { CleaningReason, MetadataField, Source } from '../../src/report/report.ts'
import type { Language } from './preferences.ts'

export const FIELD_NAMES: Record<Language, Readonly<Record<MetadataField, string>>> = {
  'zh-CN': chinese.FIELD_NAMES,
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

export const SOURCE_NAMES: Record<Language, Readonly<Record<Source, string>>> = {
  'zh-CN': chinese.SOURCE_NAMES,
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

export const CLEANING_REASONS: Record<Language, Readonly<Record<CleaningReason, string>>> = {
  'zh-CN': chinese.REASON_NAMES,
  en: {
    furniture: 'website furniture',
    'header-table': 'header table',
    byline: 'byline',
    'repeated-title': 'title repeated',
    'repeated-line': 'repeated across files',
    'passed-over': 'page text passed over',
    joined: 'line break undone',
    blank: 'blank',
    recognised: 'recognised by OCR',
    markup: 'markup',
  },
}
