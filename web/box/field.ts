// field.ts — the input, its button and the form around them, as nodes. Not: what happens in them.
import { h, icon } from '../shared/dom.ts'
import type { BoxWords } from '../words/words.ts'
import { SEARCH_ICON } from './options.ts'

export function fieldNodes() {
  const input = h('input', {
    type: 'search',
    name: 'q',
    part: 'input',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'list',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  })
  const button = h('button', { type: 'submit', part: 'button' })
  const field = h('div', { class: 'field', part: 'field' }, icon(SEARCH_ICON), input, button)
  const form = h('form', { role: 'search', part: 'form', method: 'get' }, field)
  const status = h('div', { class: 'status', role: 'status', 'aria-live': 'polite' })
  return { input, button, field, form, status }
}

/** What the page says of the field, in its attribute or in the plain form inside, else our own words. */
export function labelInput(input: HTMLInputElement, host: Element, words: BoxWords): void {
  const plain = host.querySelector('input')
  input.placeholder = host.getAttribute('placeholder') || plain?.placeholder || words.placeholder
  input.setAttribute('aria-label', plain?.getAttribute('aria-label') || words.label)
}

/** Moves what was typed into the plain form, and the focus, to the input of the box. */
export function takeOver(plain: HTMLInputElement, input: HTMLInputElement): void {
  const isFocused = document.activeElement === plain
  input.value = plain.value
  if (isFocused) input.focus()
}
