// ask-form.ts — a form whose fields are parameters of the page's address, so that an answer can be sent to somebody. Not:
// asking.
import { h } from './dom.ts'

interface AskField {
  /** Also the parameter of the address. */
  name: string
  label: string
  placeholder?: string
  /** Id of a datalist. */
  list?: string
  /** Chosen from these, and not typed: each a value and what it is called. */
  choices?: readonly (readonly [value: string, name: string])[]
}

interface AskForm {
  node: HTMLFormElement
  /** Puts into the fields what the address says. */
  fill(given: URLSearchParams): void
}

/** Submitted, it writes its fields into the address, leaves the other parameters, and calls `show`. */
export function askForm(fields: readonly AskField[], button: string, show: () => void): AskForm {
  const inputs = fields.map(({ name, placeholder, list, choices }) =>
    choices
      ? h('select', { id: name, name }, ...choices.map(([value, text]) => h('option', { value }, text)))
      : h('input', { id: name, name, placeholder, autocomplete: 'off', list }),
  )
  const node = h(
    'form',
    { class: 'ask' },
    ...fields.map(({ name, label }, i) => h('label', { for: name }, h('span', {}, label), inputs[i]!)),
    h('button', { type: 'submit', class: 'primary' }, button),
  )
  node.addEventListener('submit', event => {
    event.preventDefault()
    const next = new URLSearchParams(location.search)
    for (const { name, value } of inputs) {
      if (value.trim()) next.set(name, value.trim())
      else next.delete(name)
    }
    history.pushState(null, '', `?${next}`)
    show()
  })
  return {
    node,
    fill(given) {
      for (const input of inputs) input.value = given.get(input.name) ?? ''
    },
  }
}
