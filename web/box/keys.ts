// keys.ts — what each key does in the box, and which keys reach the page around it. Not: the list that they move in.
import type { Choice } from './options.ts'
import type { Panel } from './panel.ts'

/** What keys act on. */
interface Keyed {
  input: HTMLInputElement
  panel: Panel
  composing(event: KeyboardEvent): boolean
  ask(query: string): void
  /** The list and any question under way. */
  close(): void
  choose(choice: Choice, elsewhere: boolean): void
}

export function onKey(event: KeyboardEvent, box: Keyed): void {
  if (box.composing(event)) return
  const { input, panel } = box
  const open = panel.isOpen()
  const chord = event.ctrlKey || event.metaKey || event.shiftKey
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (chord) return
    event.preventDefault()
    if (open && !event.altKey) panel.move(event.key === 'ArrowDown' ? 1 : -1)
    else if (open) panel.close()
    else if (input.value.trim()) box.ask(input.value.trim())
  } else if (event.key === 'Tab') {
    box.close()
  } else if (event.key === 'Escape') {
    if (open) box.close()
    else if (input.value) input.value = ''
    else return
    event.preventDefault()
    event.stopPropagation()
  } else if (event.key === 'Enter') {
    const option = open ? panel.active() : null
    if (!option) return
    event.preventDefault()
    box.choose(option.choice, chord)
  }
}

/**
 * Outside the shadow root a key seems to come from the element, not from a field, so that single-key shortcuts of
 * the host page would take letters away from the person typing. Those stay inside; chords, Escape, Tab and
 * function keys go on to the host.
 */
export function keepLettersInside(box: HTMLElement, signal: AbortSignal): void {
  for (const type of ['keydown', 'keypress', 'keyup'] as const) box.addEventListener(type, shield, { signal })
}

function shield(event: KeyboardEvent): void {
  const chord = event.ctrlKey || event.metaKey || event.altKey
  if (!chord && !/^(Escape|Tab|F\d+)$/.test(event.key)) event.stopPropagation()
}
