// element.ts — the class of <jiansuo-box>: attributes in, events out. Importing it registers nothing.
import type { Hit } from '../../src/api/hit.ts'
import type { SearchResult } from '../../src/api/search.ts'
import { type Composition, followComposition } from '../shared/composition.ts'
import { append, h, icon } from '../shared/dom.ts'
import { type Choice, optionsOf, SEARCH_ICON } from './options.ts'
import { createPanel, type Panel } from './panel.ts'
import { endpointOf, lackOf } from './place.ts'
import { createService, type Scope, scopeParameters } from './service.ts'
import { addStyle, HOME } from './style.ts'
import { wordsFor } from './words.ts'

/** How long a person must rest before the box asks, in milliseconds. */
const REST = 180
/** Passages in the list unless `limit` says otherwise. */
const LIMIT = 6

/** Attributes that make another question of the same text. */
const ASKED_WITH = ['region', 'year', 'mode', 'endpoint', 'limit', 'key']

/** `jiansuo-results`: an answer has come and is about to be shown. */
export interface ResultsDetail {
  query: string
  result: SearchResult
}
/** `jiansuo-select`, cancelable: a row was chosen; prevented, the box goes nowhere. */
export interface SelectDetail {
  type: Choice['type']
  query: string
  href: string
  /** The passage, where the row is one. */
  hit: Hit | null
}
/** `jiansuo-submit`, cancelable: the query was committed; prevented, the box goes nowhere. */
export interface SubmitDetail {
  query: string
  href: string
}

const listed = (value: string | null) => (value ?? '').split(/[,，、]/).flatMap(part => part.trim() || [])

/**
 * The search box of jiansuo, for any page.
 *
 * Attributes: `endpoint` the server (default: the one this script came from) · `region`, `year` restrictions,
 * several with commas · `mode` `exact` or `smart` · `limit` passages in the list, 1–20 (6), 0 shows none ·
 * `theme` `auto` (default: what the page's `color-scheme` says), `light`, `dark` · `placeholder` · `lang`
 * `zh` or `en` (default: the language of the page) · `key` a key of the service, sent as `Authorization: Bearer`. A `<form>` inside is what people get without JavaScript;
 * its `action`, `target`, placeholder and value are taken over.
 */
export class JiansuoBox extends HTMLElement {
  static readonly observedAttributes = ['placeholder', 'lang', 'theme', ...ASKED_WITH]

  private input!: HTMLInputElement
  private button!: HTMLButtonElement
  private form!: HTMLFormElement
  private box: HTMLElement | null = null
  private status!: HTMLElement
  private panel!: Panel
  private composition!: Composition
  private life: AbortController | null = null
  private readonly service = createService()
  private timer = 0
  private asked = ''

  get value(): string {
    return this.box ? this.input.value : (this.host('input')?.value ?? '')
  }
  /** Sets the text without asking. */
  set value(text: string) {
    if (!this.box) return
    this.asked = text.trim()
    if (this.input.value !== text) this.input.value = text
    this.close()
  }

  /** The service; null where neither `endpoint` nor the script says which. */
  get endpoint(): URL | null {
    return endpointOf(this.getAttribute('endpoint'), HOME, document.baseURI)
  }

  override focus(options?: FocusOptions): void {
    this.input?.focus(options)
  }

  /** Drops the list and any question under way. */
  close(): void {
    clearTimeout(this.timer)
    this.service.forget()
    this.panel?.close()
  }

  connectedCallback(): void {
    this.life = new AbortController()
    this.build(this.life.signal)
    this.sync()
    // A script that runs early meets the element before the form inside it.
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', () => this.parsed(), { signal: this.life.signal })
  }

  disconnectedCallback(): void {
    this.close()
    this.life?.abort()
    this.life = null
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.box) return
    this.sync()
    if (before === after || !ASKED_WITH.includes(name)) return
    const isShown = this.panel.isOpen() || this.service.isAsking()
    this.close()
    // A page that changes several at once gets one answer.
    if (isShown && this.asked) this.timer = setTimeout(() => this.ask(this.asked), 0)
  }

  private host<K extends 'form' | 'input'>(tag: K): HTMLElementTagNameMap[K] | null {
    return this.querySelector(tag)
  }

  private get words() {
    return wordsFor(this.lang || document.documentElement.lang)
  }

  private get scope(): Scope {
    return {
      region: listed(this.getAttribute('region')),
      year: listed(this.getAttribute('year')),
      mode: this.getAttribute('mode') ?? 'smart',
    }
  }

  private build(signal: AbortSignal): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true })
    const kept = this.box ? this.input.value : null
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
    this.input = input
    this.button = h('button', { type: 'submit', part: 'button' })
    const field = h('div', { class: 'field', part: 'field' }, icon(SEARCH_ICON), input, this.button)
    this.form = h('form', { role: 'search', part: 'form', method: 'get' }, field)
    this.status = h('div', { class: 'status', role: 'status', 'aria-live': 'polite' })
    this.panel = createPanel(input, field, signal, (choice, event) => {
      if (!this.select(choice)) event.preventDefault()
      else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.close()
    })
    this.box = h('div', { class: 'box', part: 'box' }, this.form, this.panel.element, this.status)
    root.replaceChildren()
    addStyle(root)
    append(root, [this.box])

    if (kept !== null) input.value = kept
    else this.adopt()
    this.composition = followComposition(input, () => this.later(), signal)
    input.addEventListener('keydown', event => this.key(event), { signal })
    for (const type of ['keydown', 'keypress', 'keyup'] as const)
      this.box.addEventListener(type, shield, { signal })
    input.addEventListener('focus', () => this.theme(), { signal })
    this.form.addEventListener('submit', event => this.submit(event), { signal })
    this.box.addEventListener(
      'focusout',
      event => {
        if (!this.box?.contains(event.relatedTarget as Node | null)) this.close()
      },
      { signal },
    )
    matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', () => this.theme(), { signal })
  }

  private parsed(): void {
    if (this.input.value === '') this.adopt()
    this.sync()
  }

  /** What somebody typed into the plain form before this script came. */
  private adopt(): void {
    const plain = this.host('input')
    if (!plain) return
    const focused = document.activeElement === plain
    this.input.value = plain.value
    this.asked = plain.value.trim()
    if (focused) this.input.focus()
  }

  private sync(): void {
    const words = this.words
    const { lang } = this
    this.box?.setAttribute('lang', lang || document.documentElement.lang || 'zh-CN')
    const plain = this.host('input')
    this.input.placeholder = this.getAttribute('placeholder') || plain?.placeholder || words.placeholder
    this.input.setAttribute('aria-label', plain?.getAttribute('aria-label') || words.label)
    this.panel.label(words.results)
    this.button.textContent = words.submit
    this.theme()
  }

  /** `auto` asks the page, not the system: a light page on a dark desktop wants a light box. */
  private theme(): void {
    const wanted = this.getAttribute('theme')
    let dark = wanted === 'dark'
    if (wanted !== 'dark' && wanted !== 'light') {
      const scheme = getComputedStyle(this).colorScheme || 'normal'
      const both = scheme.includes('light') && scheme.includes('dark')
      dark = both ? matchMedia('(prefers-color-scheme: dark)').matches : scheme.includes('dark')
    }
    this.box?.setAttribute('data-theme', dark ? 'dark' : 'light')
  }

  private later(): void {
    clearTimeout(this.timer)
    const query = this.input.value.trim()
    if (query === this.asked && this.panel.isOpen()) return
    if (query === '') {
      this.asked = ''
      this.close()
      return
    }
    this.timer = setTimeout(() => this.ask(query), REST)
  }

  private async ask(query: string): Promise<void> {
    const { endpoint, scope, words } = this
    const lack = lackOf(endpoint, self.origin)
    if (lack) this.tell(words[lack])
    const limit = Number(this.getAttribute('limit') ?? LIMIT)
    if (lack || !endpoint || !(limit >= 1) || this.composition.active()) return
    this.asked = query
    try {
      const most = Math.min(20, Math.floor(limit))
      const answer = await this.service.ask(endpoint, query, scope, most, this.getAttribute('key') || null)
      if (!answer || this.composition.active()) return
      this.emit<ResultsDetail>('jiansuo-results', { query, result: answer.result })
      if (this.shadowRoot?.activeElement !== this.input) return
      const options = optionsOf(answer, endpoint, scope, words)
      const { totalReports, totalHits, totalOccurrences } = answer.result
      const totals = words.totals(totalReports, totalHits, totalOccurrences)
      this.panel.show(options, totalHits === 0 ? words.none(query) : null)
      this.status.textContent = totalHits === 0 ? words.none(query) : totals
    } catch {
      this.tell(words.failed)
    }
  }

  private tell(note: string): void {
    if (this.shadowRoot?.activeElement === this.input) this.panel.show([], note)
    this.status.textContent = note
  }

  private key(event: KeyboardEvent): void {
    if (this.composition.owns(event)) return
    const open = this.panel.isOpen()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      if (open && !event.altKey) this.panel.move(event.key === 'ArrowDown' ? 1 : -1)
      else if (open) this.panel.close()
      else if (this.input.value.trim()) void this.ask(this.input.value.trim())
    } else if (event.key === 'Tab') {
      this.close()
    } else if (event.key === 'Escape') {
      if (open) this.close()
      else if (this.input.value) this.input.value = ''
      else return
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === 'Enter') {
      const option = open ? this.panel.active() : null
      if (!option) return
      event.preventDefault()
      if (!this.select(option.choice)) return
      if (event.ctrlKey || event.metaKey || event.shiftKey)
        window.open(option.choice.href, '_blank', 'noopener')
      else this.go(option.choice.href)
    }
  }

  /** @returns whether the page leaves it to the box to go there */
  private select(choice: Choice): boolean {
    const hit = choice.type === 'passage' ? choice.hit : null
    const { type, query, href } = choice
    return this.emit<SelectDetail>('jiansuo-select', { type, query, href, hit })
  }

  private submit(event: Event): void {
    event.preventDefault()
    const query = this.input.value.trim()
    if (query === '' || this.composition.active()) return
    this.close()
    this.asked = query
    const plain = this.host('form')
    const url = plain?.getAttribute('action') ? new URL(plain.action) : this.endpoint
    const lack = lackOf(url, self.origin)
    if (lack) this.tell(this.words[lack])
    if (!url) return
    const parameters = new URLSearchParams()
    if (plain)
      for (const [name, value] of new FormData(plain))
        if (name !== 'q' && typeof value === 'string') parameters.append(name, value)
    for (const [name, value] of scopeParameters(query, this.scope)) parameters.append(name, value)
    url.search = parameters.toString()
    if (this.emit<SubmitDetail>('jiansuo-submit', { query, href: url.href })) this.go(url.href)
  }

  /** By address rather than by submitting: a host page's `form-action` then does not stand in the way. */
  private go(href: string): void {
    const target = this.host('form')?.target
    this.close()
    if (target && target !== '_self') window.open(href, target, target === '_blank' ? 'noopener' : '')
    else window.location.assign(href)
  }

  private emit<Detail>(type: string, detail: Detail): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    )
  }
}

/**
 * Outside the shadow root a key seems to come from the element, not from a field, so that single-key shortcuts of
 * the host page would take letters away from the person typing. Those stay inside; chords, Escape, Tab and
 * function keys go on to the host.
 */
function shield(event: KeyboardEvent): void {
  const chord = event.ctrlKey || event.metaKey || event.altKey
  if (!chord && !/^(Escape|Tab|F\d+)$/.test(event.key)) event.stopPropagation()
}
