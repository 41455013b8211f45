// panel.ts — the list under the field: where it stands, which row is active. Not: what the rows say.
import { h } from '../shared/dom.ts'
import type { Choice, Option } from './options.ts'

/** Space between field, panel and the edge of the window, in CSS pixels. */
const GAP = 6
const EDGE = 8
/** Least width of the panel where the window allows it, in CSS pixels; portals put boxes into narrow columns. */
const LEAST_WIDTH = 340

export interface Panel {
  element: HTMLElement
  isOpen(): boolean
  show(options: Option[], note: string | null): void
  close(): void
  /** Moves by one row, around the ends through “none”. */
  move(step: 1 | -1): void
  active(): Option | null
  label(text: string): void
}

export function createPanel(
  input: HTMLInputElement,
  anchor: HTMLElement,
  signal: AbortSignal,
  onChoose: (choice: Choice, event: MouseEvent) => void,
): Panel {
  const list = h('div', { id: 'list', role: 'listbox', part: 'list' })
  const note = h('p', { class: 'note', part: 'note', hidden: true })
  // Not a stop for Tab, though it scrolls: the focus stays in the field.
  const element = h('div', { class: 'panel', part: 'panel', hidden: true, tabindex: -1 }, list, note)
  // The top layer lies above whatever the portal clips or stacks.
  const layered = typeof element.showPopover === 'function'
  if (layered) element.setAttribute('popover', 'manual')

  let options: Option[] = []
  let index = -1

  function place() {
    const field = anchor.getBoundingClientRect()
    const wide = document.documentElement.clientWidth
    // The part of the window an on-screen keyboard leaves.
    const high =
      (window.visualViewport?.height ?? window.innerHeight) + (window.visualViewport?.offsetTop ?? 0)
    const width = Math.min(Math.max(field.width, LEAST_WIDTH), wide - 2 * EDGE)
    const left = Math.max(EDGE, Math.min(field.left, wide - EDGE - width))
    const below = high - field.bottom - GAP - EDGE
    const above = field.top - GAP - EDGE
    const up = below < 180 && above > below
    const { style } = element
    style.width = `${width}px`
    style.left = `${left}px`
    style.top = up ? 'auto' : `${field.bottom + GAP}px`
    style.bottom = up ? `${window.innerHeight - field.top + GAP}px` : 'auto'
    style.maxHeight = `${Math.max(120, Math.min(up ? above : below, 560))}px`
  }

  function activate(next: number) {
    const before = options[index]
    before?.element.setAttribute('aria-selected', 'false')
    index = next
    const now = options[index]
    if (!now) return input.removeAttribute('aria-activedescendant')
    now.element.setAttribute('aria-selected', 'true')
    input.setAttribute('aria-activedescendant', now.element.id)
    now.element.scrollIntoView({ block: 'nearest' })
  }

  const isOpen = () => !element.hidden

  function close() {
    if (!isOpen()) return
    activate(-1)
    if (layered && element.matches(':popover-open')) element.hidePopover()
    element.hidden = true
    input.setAttribute('aria-expanded', 'false')
  }

  element.addEventListener('pointerdown', event => event.preventDefault(), { signal })
  element.addEventListener('mousedown', event => event.preventDefault(), { signal })
  list.addEventListener(
    'click',
    event => {
      const option = options.find(({ element }) => element.contains(event.target as Node))
      if (option) onChoose(option.choice, event)
    },
    { signal },
  )
  const follow = () => isOpen() && place()
  window.addEventListener('resize', follow, { signal })
  window.addEventListener('scroll', follow, { signal, capture: true, passive: true })
  window.visualViewport?.addEventListener('resize', follow, { signal })

  return {
    element,
    isOpen,
    close,
    active: () => options[index] ?? null,
    label: text => list.setAttribute('aria-label', text),
    move(step) {
      const count = options.length + 1
      activate(((index + 1 + step + count) % count) - 1)
    },
    show(next, text) {
      activate(-1)
      options = next
      options.forEach((option, i) => {
        option.element.id = `option-${i}`
      })
      list.replaceChildren(...options.map(option => option.element))
      list.hidden = options.length === 0
      note.hidden = text === null
      note.textContent = text ?? ''
      element.hidden = false
      if (layered && !element.matches(':popover-open')) element.showPopover()
      place()
      element.scrollTop = 0
      input.setAttribute('aria-expanded', String(options.length > 0))
    },
  }
}
