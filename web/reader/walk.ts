// walk.ts — moves from match to match and from passage to passage, and shows where the matches lie. Not: the text.
import { h } from '../shared/dom.ts'

export interface Walk {
  /** Matches in the report. */
  total: number
  /** The match under the eye, from 1; 0 before the first. */
  position(): number
  /** The next match, around the ends. */
  hit(step: 1 | -1): void
  passage(step: 1 | -1): void
  /** Makes a passage the one under the eye, without moving. */
  enter(passage: HTMLElement): void
  /** The passage of an address. @returns whether there is one */
  visit(id: string): boolean
}

const smooth = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'

export function createWalk(article: HTMLElement, onMove: (passage: HTMLElement) => void): Walk {
  const marks = [...article.querySelectorAll<HTMLElement>('.passage mark')]
  const passages = [...article.querySelectorAll<HTMLElement>('.passage')]
  let at = -1
  let current: HTMLElement | null = null

  function enter(passage: HTMLElement) {
    current?.classList.remove('current')
    current = passage
    passage.classList.add('current')
    onMove(passage)
  }
  function mark(index: number) {
    marks[at]?.removeAttribute('aria-current')
    at = index
    marks[at]?.setAttribute('aria-current', 'true')
  }
  const scroll = (element: HTMLElement, behavior = smooth()) =>
    element.scrollIntoView({ block: 'center', behavior })

  return {
    total: marks.length,
    position: () => at + 1,
    enter,
    hit(step) {
      if (marks.length === 0) return
      mark(at < 0 && step < 0 ? marks.length - 1 : (at + step + marks.length) % marks.length)
      const here = marks[at]!
      enter(here.closest<HTMLElement>('.passage')!)
      scroll(here)
    },
    passage(step) {
      const next =
        passages[
          Math.max(0, Math.min(passages.length - 1, (current ? passages.indexOf(current) : -1) + step))
        ]
      if (!next) return
      const first = marks.findIndex(mark => next.contains(mark))
      if (first >= 0) mark(first)
      enter(next)
      scroll(next)
    },
    visit(id) {
      const passage = passages.find(element => element.id === id)
      if (!passage) return false
      const first = marks.findIndex(mark => passage.contains(mark))
      mark(first)
      enter(passage)
      scroll(passage, 'auto')
      return true
    },
  }
}

/** A strip at the edge of the window with a tick for every match; for the eye and the mouse only. */
export function minimap(article: HTMLElement, signal: AbortSignal): HTMLElement {
  const strip = h('div', { class: 'minimap', 'aria-hidden': 'true' })
  const marks = [...article.querySelectorAll<HTMLElement>('.passage mark')]
  const draw = () => {
    const high = document.documentElement.scrollHeight
    // One tick for all matches that would fall on the same line of the strip.
    const places = new Set(
      marks.map(mark => Math.round(((mark.getBoundingClientRect().top + scrollY) / high) * 400) / 4),
    )
    strip.replaceChildren(
      ...[...places].map(place => {
        const tick = h('i')
        tick.style.top = `${place}%`
        return tick
      }),
    )
  }
  strip.addEventListener(
    'click',
    event =>
      scrollTo({
        top: (event.clientY / innerHeight) * document.documentElement.scrollHeight - innerHeight / 2,
      }),
    { signal },
  )
  const observer = new ResizeObserver(draw)
  observer.observe(article)
  signal.addEventListener('abort', () => observer.disconnect())
  return strip
}
