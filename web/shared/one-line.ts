// one-line.ts — a form of one field, for people who type with an input method. Not: what is done with what they ask.
import { followComposition } from './composition.ts'
import { h } from './dom.ts'
import { joinPasted } from './pasted.ts'

interface OneLine {
  /** Shown in the empty field, and its accessible name. */
  label: string
  /** Words of a button beside the field. Default: none, Enter asks. */
  button?: string
  /** Given what stands in the field, trimmed, as it is typed. Default: only Enter asks. */
  typed?: (text: string) => void
  /** Beside the form's own `one-line`. */
  class?: string
  /** Attributes of the field beside the usual ones, or in place of them. */
  attributes?: Record<string, string | number | true>
}

/**
 * @param ask given what stands in the field, trimmed; never while an input method is still at work on it
 * @example oneLine({ label: '在结果中检索' }, more => more && go(more))
 */
export function oneLine(options: OneLine, ask: (text: string) => void): HTMLFormElement {
  const { label, button, typed, attributes } = options
  const input = h('input', {
    type: 'search',
    placeholder: label,
    'aria-label': label,
    autocomplete: 'off',
    enterkeyhint: 'search',
    ...attributes,
  })
  const composition = followComposition(input, () => typed?.(input.value.trim()))
  joinPasted(input)
  input.addEventListener('keydown', event => composition.owns(event))
  const form = h(
    'form',
    { class: `one-line ${options.class ?? ''}`.trim() },
    input,
    button !== undefined && h('button', { type: 'submit' }, button),
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (!composition.active()) ask(input.value.trim())
  })
  return form
}
