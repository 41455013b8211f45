// style.ts — the style sheet of the shadow root, in a way that a strict policy of the host page allows: never as text
// inside the document. Not: the styles (box.css).
import { h } from '../shared/dom.ts'
import css from './box.css'

// Where this script came from, so that its neighbours are found; known only while the script runs.
const script = typeof document === 'undefined' ? null : (document.currentScript as HTMLScriptElement | null)
const SCRIPT = script?.src || (typeof document === 'undefined' ? 'http://localhost/' : document.baseURI)

/** The server the script came from: `<base>embed/v1/jiansuo-box.js`; null for a module, which cannot know. */
export const HOME: string | null = script?.src ? new URL('../../', script.src).href : null

let sheet: CSSStyleSheet | null = null

export function addStyle(root: ShadowRoot): void {
  try {
    if (!('adoptedStyleSheets' in root)) throw new Error('not supported')
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
    }
    root.adoptedStyleSheets = [sheet]
  } catch {
    root.append(h('link', { rel: 'stylesheet', href: new URL('jiansuo-box.css', SCRIPT).href }))
  }
}

/** `auto` asks the page, not the system: a light page on a dark desktop wants a light box. */
export function isDark(box: HTMLElement): boolean {
  const wanted = box.getAttribute('theme')
  if (wanted === 'dark' || wanted === 'light') return wanted === 'dark'
  const scheme = getComputedStyle(box).colorScheme || 'normal'
  const both = scheme.includes('light') && scheme.includes('dark')
  return both ? matchMedia('(prefers-color-scheme: dark)').matches : scheme.includes('dark')
}
