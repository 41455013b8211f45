// parts.ts — the elements of the search page that are filled, its words, and how wide the window is. Not: filling them
// (fill.ts), what happens when they are used (main.ts).
import type { JiansuoBox } from '../box/element.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { PAGE, QUALITY, VIEWS, wordsOf } from '../words/words.ts'
import { syntaxPanel } from './syntax.ts'

export const language = preferredLanguage()
export const words = wordsOf(PAGE, language)
export const viewWords = wordsOf(VIEWS, language)
export const qualityWords = wordsOf(QUALITY, language)

const part = (id: string) => document.getElementById(id) as HTMLElement

export const box = document.querySelector<JiansuoBox>('jiansuo-box')!
export const home = part('home')
export const summary = part('summary')
export const facets = part('facets')
export const list = part('list')
export const pages = part('pages')
export const status = part('status')
export const filters = part('filters') as HTMLDetailsElement
export const panel = syntaxPanel(language, words)

/** The line of choices (match, list, sort) that folds on a phone; null while no results are shown. */
export const choices = () => summary.querySelector<HTMLDetailsElement>('.look')

/** Whether there is room for the filters beside the results; on a phone they are folded above them. */
export const wide = matchMedia('(min-width: 56rem)')
/** Whether there is room for the choices unfolded. */
export const roomy = matchMedia('(min-width: 40.01rem)')
