// looked-at.ts — which passage the reader is looking at: clicked, selected, or scrolled to. Not: what happens then.
import { selectedElement } from '../shared/selection.ts'

/** Milliseconds that a selection stands before its passage is the one looked at. */
const SETTLED = 250

export interface Looks {
  /** By a click. */
  entered(passage: HTMLElement): void
  /** A finger that stays selects without a click. */
  selected(passage: HTMLElement): void
  /** It stands where people read, below the upper edge. */
  scrolledTo(passage: HTMLElement): void
}

/** @param signal ends it */
export function followLooks(article: HTMLElement, looks: Looks, signal: AbortSignal): void {
  article.addEventListener(
    'click',
    event => {
      const passage = passageOf(event.target as Element)
      if (passage) looks.entered(passage)
    },
    { signal },
  )
  let pause = 0
  document.addEventListener(
    'selectionchange',
    () => {
      clearTimeout(pause)
      pause = window.setTimeout(() => {
        const passage = passageOf(selectedElement())
        if (passage && article.contains(passage)) looks.selected(passage)
      }, SETTLED)
    },
    { signal },
  )
  const seen = new IntersectionObserver(
    entries => {
      const top = entries.find(entry => entry.isIntersecting)
      if (top) looks.scrolledTo(top.target as HTMLElement)
    },
    { rootMargin: '-15% 0px -75% 0px' },
  )
  for (const passage of article.querySelectorAll('.passage')) seen.observe(passage)
  signal.addEventListener('abort', () => seen.disconnect())
}

// --- internal ---

const passageOf = (element: Element | null) => element?.closest<HTMLElement>('.passage') ?? null
