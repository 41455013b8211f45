// preferences.ts — what a reader chose for this browser: language, theme, style of citations. Kept here, sent nowhere.

export type Language = 'zh-CN' | 'en'
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

/** Chosen, else Chinese where the browser knows any Chinese, else English. */
export function preferredLanguage(): Language {
  const chosen = kept('language')
  if (chosen === 'zh-CN' || chosen === 'en') return chosen
  const known = navigator.languages ?? []
  return known.length === 0 || known.some(tag => /^zh\b/i.test(tag)) ? 'zh-CN' : 'en'
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
