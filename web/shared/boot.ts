// boot.ts — before the first paint: the language and the theme somebody chose. Not: anything that can wait.
import { preferredLanguage, preferredTheme } from './preferences.ts'

const root = document.documentElement
root.lang = preferredLanguage()
const theme = preferredTheme()
if (theme !== 'auto') root.dataset.theme = theme
