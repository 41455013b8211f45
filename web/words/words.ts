// words.ts — the sets of words, each in every language of the page. Not: the words.
import { type Language, languageOf } from '../shared/preferences.ts'
import * as chinese from './chinese.ts'
import * as english from './english.ts'

type Common = typeof chinese.common

/** What a set says in a language, beside what every page says. */
export function wordsOf<Set>(set: Record<Language, Set>, language: Language): Common & Set {
  return { ...COMMON[language], ...set[language] }
}

/** By a `lang` attribute, which may be any tag: Chinese where it means none of ours. */
export const spokenIn = (tag: string): Language => languageOf(tag) ?? 'zh-CN'

/** What the switch to a language says, in that language. */
export const switchTo = (language: Language): Pick<Common, 'language' | 'languageHint'> => COMMON[language]

const COMMON: Record<Language, Common> = { 'zh-CN': chinese.common, en: english.common }

export const FIELDS = { 'zh-CN': chinese.fields, en: english.fields }
export const SOURCES = { 'zh-CN': chinese.sources, en: english.sources }
export const REASONS = { 'zh-CN': chinese.reasons, en: english.reasons }
export const PAGE = { 'zh-CN': chinese.page, en: english.page }
export const VIEWS = { 'zh-CN': chinese.views, en: english.views }
export const WHY = { 'zh-CN': chinese.why, en: english.why }
export const QUALITY = { 'zh-CN': chinese.quality, en: english.quality }
export const HOME = { 'zh-CN': chinese.home, en: english.home }
export const READER = { 'zh-CN': chinese.reader, en: english.reader }
export const REUSE = { 'zh-CN': chinese.reuse, en: english.reuse }
export const CHECKING = { 'zh-CN': chinese.checking, en: english.checking }
export const INDICATORS = { 'zh-CN': chinese.indicators, en: english.indicators }
export const INSPECTION = { 'zh-CN': chinese.inspection, en: english.inspection }
export const TRENDS = { 'zh-CN': chinese.trends, en: english.trends }
export const EMBEDDING = { 'zh-CN': chinese.embedding, en: english.embedding }
export const BOX = { 'zh-CN': chinese.box, en: english.box }
export const SYNTAX = { 'zh-CN': chinese.syntax, en: english.syntax }
export const QUESTIONS = { 'zh-CN': chinese.questions, en: english.questions }

export type PageWords = Common & typeof chinese.page
export type ViewWords = Common & typeof chinese.views
export type QualityWords = Common & typeof chinese.quality
export type HomeWords = Common & typeof chinese.home
export type ReaderWords = Common & typeof chinese.reader
export type ReuseWords = Common & typeof chinese.reuse
export type CheckingWords = Common & typeof chinese.checking
export type IndicatorWords = Common & typeof chinese.indicators
export type InspectionWords = Common & typeof chinese.inspection
export type TrendWords = Common & typeof chinese.trends
export type BoxWords = typeof chinese.box
