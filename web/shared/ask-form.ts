// ask-form.ts — a form whose fields are parameters of the page's address, so that its answer can be linked. Says beside the
// fields what was typed wrongly. Not: asking.
import { ServiceError } from './client.ts'
import { h } from './dom.ts'
import { joinPasted } from './pasted.ts'

interface AskField {
  /** The parameter of what is asked. */
  name: string
  label: string
  placeholder?: string
  /** Id of a datalist. */
  list?: string
  /** Chosen from these, and not typed: each a value and what it is called. */
  choices?: readonly (readonly [value: string, name: string])[]
  /** Says what is wrong with a value that was refused, and how it is written. Default: the page says it. */
  wrong?(value: string): string
}

interface AskForm {
  node: HTMLFormElement
  /** Puts into the fields what the address says. */
  fill(given: URLSearchParams): void
  /** What the address says, as parameters of what is asked. */
  asked(given: URLSearchParams): URLSearchParams
  /** Shows a refusal beside the field that caused it; false: no field did. */
  refused(error: unknown): boolean
}

/**
 * Submitted, it writes its fields into the address, leaves the other parameters, and calls `show`.
 *
 * @param prefix of the parameters in the address, where a page has several forms
 */
export function askForm(fields: readonly AskField[], button: string, show: () => void, prefix = ''): AskForm {
  const inputs = fields.map(({ name, placeholder, list, choices }) => {
    const id = prefix + name
    return choices
      ? h('select', { id, name: id }, ...choices.map(([value, text]) => h('option', { value }, text)))
      : h('input', { id, name: id, placeholder, autocomplete: 'off', list })
  })
  for (const input of inputs) if (input instanceof HTMLInputElement) joinPasted(input)
  const told = h('p', { id: `${prefix}wrong`, class: 'wrong', role: 'alert' })
  const node = h(
    'form',
    { class: 'ask' },
    ...fields.map(({ label }, i) => h('label', { for: inputs[i]!.id }, h('span', {}, label), inputs[i]!)),
    h('button', { type: 'submit', class: 'primary' }, button),
    told,
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
      told.textContent = ''
      for (const input of inputs) {
        input.value = given.get(input.name) ?? ''
        input.removeAttribute('aria-invalid')
        input.removeAttribute('aria-describedby')
      }
    },
    asked(given) {
      const values = fields.map(({ name }) => [name, given.get(prefix + name) ?? ''])
      return new URLSearchParams(values.filter(([, value]) => value))
    },
    refused(error) {
      const [name, value] = refusedValue(error)
      const at = fields.findIndex(field => field.name === name)
      const text = fields[at]?.wrong?.(value!)
      if (text === undefined) return false
      told.textContent = text
      const input = inputs[at]!
      input.setAttribute('aria-invalid', 'true')
      input.setAttribute('aria-describedby', told.id)
      // Who has just submitted it mends it there; who came by an address is left where they are.
      if (node.contains(document.activeElement)) input.focus()
      return true
    },
  }
}

// --- internal ---

/** Name and value of the parameter that was refused; for a name that is no division the server gives no parameter. */
function refusedValue(error: unknown): readonly (string | undefined)[] {
  const { reason, about = [] } = (error instanceof ServiceError && error.refusal) || {}
  if (reason === 'unknown-division') return ['region', about[0]]
  return reason === 'bad-value' ? about : []
}
