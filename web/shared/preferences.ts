// preferences.ts — what a reader chose for this browser: language, theme, style of citations. Kept here, sent nowhere.
// Not: where it is chosen (chrome.ts, citation.ts).

/** The switch goes from one to the next. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Theme = 'auto' | 'light' | 'dark'

function kept(name: string): string | null {
  try {
    return localStorage.getItem(`jiansuo-${name}`)
  } catch {
    return null
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`jiansuo-${name}`, value)
  } catch {
    // Storage is forbidden here: the choice holds for this page only.
  }
}

/** The language that a tag means, whatever the country; null for one that the pages do not speak. */
export function languageOf(tag: string): Language | null {
  const primary = (text: string) => text.toLowerCase().split('-')[0]
  return LANGUAGES.find(language => primary(language) === primary(tag)) ?? null
}

/** Chosen, else Chinese where the browser knows any Chinese, else the first it knows of ours, else English. */
export function preferredLanguage(): Language {
  const chosen = LANGUAGES.find(language => language === kept('language'))
  if (chosen) return chosen
  const known = (navigator.languages ?? []).map(languageOf)
  return known.length === 0 || known.includes('zh-CN') ? 'zh-CN' : (known.find(one => one !== null) ?? 'en')
}
export const keepLanguage = (language: Language): void => keep('language', language)

export function preferredTheme(): Theme {
  const chosen = kept('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto'
}
export const keepTheme = (theme: Theme): void => keep('theme', theme)

export const CITATION_STYLES = ['plain', 'gbt'] as const

export function preferredCitationStyle(): (typeof CITATION_STYLES)[number] {
  return kept('citation') === 'gbt' ? 'gbt' : 'plain'
}
export const keepCitationStyle = (style: (typeof CITATION_STYLES)[number]): void => keep('citation', style)
