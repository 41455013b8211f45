// chrome.ts — what every page carries at the top: the way to the tools, language and appearance. Not: the box.

import { switchTo } from '../words/words.ts'
import { h, icon } from './dom.ts'
import { closeByEscape } from './menu.ts'
import {
  keepLanguage,
  keepTheme,
  LANGUAGES,
  preferredLanguage,
  preferredTheme,
  type Theme,
} from './preferences.ts'

const THEME_ICON = 'M12 3a9 9 0 1 0 0 18ZM12 3a9 9 0 0 1 0 18'
const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' }

interface ChromeWords {
  theme: Record<Theme, string>
  themeHint: string
}

/** Says what the shell says (`data-word`) in the language of the reader, and fills the tools of its header. */
export function dress(words: ChromeWords & Record<string, unknown>, box: HTMLElement | null): void {
  document.documentElement.lang = preferredLanguage()
  for (const node of document.querySelectorAll<HTMLElement>('[data-word]'))
    node.textContent = String(words[node.dataset.word as string])
  fillTools(document.getElementById('tools') as HTMLElement, words, box)
  const elsewhere = document.querySelector<HTMLDetailsElement>('.elsewhere')
  if (!elsewhere) return
  closeByEscape(elsewhere)
  document.addEventListener('click', ({ target }) => {
    if (!elsewhere.contains(target as Node)) elsewhere.open = false
  })
}

/** Fills the tools of the header; the language takes effect by loading the page anew, in its place. */
function fillTools(tools: HTMLElement, words: ChromeWords, box: HTMLElement | null): void {
  let theme = preferredTheme()
  const label = h('span', {})
  const appearance = h('button', { type: 'button', class: 'quiet' }, icon(THEME_ICON), label)
  const show = () => {
    label.textContent = words.theme[theme]
    appearance.setAttribute('aria-label', `${words.themeHint} ${words.theme[theme]}`)
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    box?.setAttribute('theme', theme)
  }
  appearance.addEventListener('click', () => {
    theme = NEXT[theme]
    keepTheme(theme)
    show()
  })
  show()
  const other = LANGUAGES[(LANGUAGES.indexOf(preferredLanguage()) + 1) % LANGUAGES.length]!
  const { language: name, languageHint } = switchTo(other)
  const language = h(
    'button',
    { type: 'button', class: 'quiet', lang: other, 'aria-label': languageHint },
    name,
  )
  language.addEventListener('click', () => {
    keepLanguage(other)
    location.reload()
  })
  tools.replaceChildren(appearance, language)
}

/** Puts new nodes in place of old ones, and the focus back on the control that had it. */
export function refill(parent: HTMLElement, nodes: (Node | null)[]): void {
  const active = document.activeElement
  const key = active instanceof HTMLElement && parent.contains(active) ? active.dataset.key : undefined
  parent.replaceChildren(...nodes.filter(node => node !== null))
  if (key === undefined) return
  const same = [...parent.querySelectorAll<HTMLElement>('[data-key]')].find(
    element => element.dataset.key === key,
  )
  same?.focus({ preventScroll: true })
}
