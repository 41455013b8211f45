// steps.ts — history entries: one for each change, one for a run of changes by keys. Not: what a step shows.
import { leftAt } from './left-at.ts'

/** What had the focus when a run began; null: none is going on. */
let running: string | null = null
const focused = () => (document.activeElement as HTMLElement | null)?.dataset.key ?? null

/**
 * Puts an address into the history.
 *
 * @param isRun one press of several on the control that has the focus: all of them are one step
 */
export function step(href: string, isRun = false): void {
  // A field that was entered is left as well when the page is drawn anew: one change is one entry.
  if (new URL(href, location.href).href === location.href) return
  if (isRun && running !== null && running === focused()) {
    history.replaceState(history.state, '', href)
    return
  }
  running = isRun ? focused() : null
  history.replaceState(leftAt(), '')
  history.pushState({ scroll: 0 }, '', href)
}

// What is drawn anew has the same name, and a control that was left and came back to begins another run.
document.addEventListener('focusin', () => {
  if (focused() !== running) running = null
})
window.addEventListener('popstate', () => {
  running = null
})
