// check.ts — /embed/check: an administrator names a portal and reads what will work there. Not: the rules.

import { BASE } from '../shared/base.ts'
import { dress } from '../shared/chrome.ts'
import { getJson, ServiceError } from '../shared/client.ts'
import { copyBy } from '../shared/clipboard.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { EMBEDDING, wordsOf } from '../words/words.ts'
import { readPolicy } from './policy.ts'
import { type Check, checks, type Facts, headerLine, type Way } from './portal-ways.ts'
import { filled } from './remedies.ts'

const words = wordsOf(EMBEDDING, preferredLanguage())
const part = (id: string) => document.getElementById(id) as HTMLElement
const [form, result] = [part('form') as HTMLFormElement, part('result')]
const portalInput = part('portal') as HTMLInputElement
const policyInput = part('policy') as HTMLTextAreaElement

const SIGN: Record<Check['outcome'], string> = { yes: '✓', no: '✗', ask: '?' }

function lineNode(line: string): HTMLElement {
  const copy = h('button', { type: 'button', class: 'quiet' }, h('span', {}, words.copy))
  copy.addEventListener('click', () => void copyBy(copy, line, words))
  return h('div', { class: 'line' }, h('code', {}, line), copy)
}

function checkNode({ subject, outcome, finding }: Check, facts: Facts): HTMLElement {
  const text = words.findings[`${subject} ${finding}`] ?? ''
  const fill = (template: string) => filled(template, facts)
  const remedy = words.remedies[`${subject} ${finding}`]
  return h(
    'li',
    { class: outcome },
    h('h3', {}, h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGN[outcome]), words.subjects[subject]),
    h('p', {}, h('strong', {}, words.outcomes[outcome]), fill(text)),
    remedy !== undefined && lineNode(fill(remedy)),
  )
}

/** What stands under each way. */
const SUBJECTS: [name: Way, subjects: Check['subject'][]][] = [
  ['box', ['mixed', 'network', 'script', 'connect', 'cors']],
  ['frame', ['mixed', 'network', 'frame-src', 'ancestors']],
  ['form', ['form', 'charset']],
]

function report(facts: Facts): HTMLElement[] {
  const found = checks(facts)
  const lacking: Way[] = []
  const sections = SUBJECTS.map(([way, subjects]) => {
    const own = found.filter(({ subject }) => subjects.includes(subject))
    const worst = (['no', 'ask', 'yes'] as const).find(o => own.some(({ outcome }) => outcome === o)) ?? 'yes'
    const line = headerLine(facts, [way])
    if (line !== null) lacking.push(way)
    return h(
      'section',
      { class: 'way', 'data-way': way, 'data-outcome': worst },
      h('h2', {}, words.ways[way], h('small', { class: worst }, words.verdicts[worst])),
      h('ul', {}, ...own.map(check => checkNode(check, facts))),
      line !== null && h('p', { class: 'hint' }, words.headerFor[way]),
      line !== null && lineNode(line),
    )
  })
  // With one way lacking, its own line is all there is to change.
  const all = lacking.length > 1 ? headerLine(facts, lacking) : null
  return all === null
    ? sections
    : [
        ...sections,
        h('section', { 'data-way': 'all' }, h('h2', {}, words.headerForAll(lacking)), lineNode(all)),
      ]
}

async function run(): Promise<void> {
  const portal = portalInput.value.trim()
  if (!portal) return result.replaceChildren()
  document.body.setAttribute('aria-busy', 'true')
  try {
    // The server says what it lets this portal do; it also refuses what is no address.
    const parameters = new URLSearchParams({ portal })
    const { scripts, frames } = await getJson<{ scripts: boolean; frames: boolean }>(
      'embed/check.json',
      parameters,
    )
    const text = policyInput.value.trim()
    const policy = text ? readPolicy(text) : null
    result.replaceChildren(...report({ portal: new URL(portal), service: BASE, policy, scripts, frames }))
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    result.replaceChildren(h('p', { role: 'alert', class: 'notice' }, failureText(error, words)))
  }
  document.body.setAttribute('aria-busy', 'false')
}

form.addEventListener('submit', event => {
  event.preventDefault()
  history.replaceState(null, '', `?${new URLSearchParams({ portal: portalInput.value.trim() })}`)
  void run()
})

document.title = `${words.page.title} — ${words.site}`
dress({ ...words, ...words.page }, null)
portalInput.value = new URLSearchParams(location.search).get('portal') ?? ''
document.body.setAttribute('aria-busy', 'false')
void run()
