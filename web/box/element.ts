// element.ts — the class of <jiansuo-box>: attributes in, events out. Importing it registers nothing. Not: its list
// (panel.ts), what it asks (service.ts).
import { type Composition, followComposition } from '../shared/composition.ts'
import { append, h } from '../shared/dom.ts'
import { joinPasted } from '../shared/pasted.ts'
import { BOX, spokenIn } from '../words/words.ts'
import { endpointOf, lackOf, leaveFor } from './endpoint.ts'
import { emit, type ResultsDetail, type SelectDetail, type SubmitDetail } from './events.ts'
import { fieldNodes, labelInput, takeOver } from './field.ts'
import { keepLettersInside, onKey } from './keys.ts'
import { type Choice, optionsOf } from './options.ts'
import { createPanel, type Panel } from './panel.ts'
import { createService, limitOf, scopeOf, submitted } from './service.ts'
import { addStyle, HOME, isDark } from './style.ts'

/** How long a person must rest before the box asks, in milliseconds. */
const REST = 180

/** Attributes that make another question of the same text. */
const ASKED_WITH = ['region', 'year', 'mode', 'endpoint', 'limit', 'key']

/**
 * The search box of jiansuo, for any page.
 *
 * Attributes: `endpoint` the server (default: the one this script came from) · `region`, `year` restrictions, several with
 * commas · `mode` `exact` or `smart` · `limit` passages in the list, 1–20 (6), 0 shows none · `theme` `auto` (default: what
 * the page's `color-scheme` says), `light`, `dark` · `placeholder` · `lang` `zh` or `en` (default: the language of the page)
 * · `key` a key of the service, sent as `Authorization: Bearer`. A `<form>` inside is what people get without JavaScript;
 * the box takes over its `action`, `target`, placeholder and value.
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
    return this.box ? this.input.value : (this.querySelector('input')?.value ?? '')
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
      document.addEventListener(
        'DOMContentLoaded',
        () => {
          if (this.input.value === '') this.adopt()
          this.sync()
        },
        { signal: this.life.signal },
      )
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

  private get words() {
    return BOX[spokenIn(this.lang || document.documentElement.lang)]
  }

  private build(signal: AbortSignal): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true })
    const kept = this.box ? this.input.value : null
    const { input, button, field, form, status } = fieldNodes()
    this.input = input
    this.button = button
    this.form = form
    this.status = status
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
    joinPasted(input, signal)
    const keyed = this.keyed()
    input.addEventListener('keydown', event => onKey(event, keyed), { signal })
    keepLettersInside(this.box, signal)
    input.addEventListener('focus', () => this.theme(), { signal })
    this.form.addEventListener('submit', event => this.submit(event), { signal })
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (!this.box?.contains(relatedTarget as Node | null)) this.close()
    }
    this.box.addEventListener('focusout', leave, { signal })
    matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', () => this.theme(), { signal })
  }

  /** What somebody typed into the plain form before this script came. */
  private adopt(): void {
    const plain = this.querySelector('input')
    if (!plain) return
    takeOver(plain, this.input)
    this.asked = plain.value.trim()
  }

  private sync(): void {
    const words = this.words
    this.box?.setAttribute('lang', this.lang || document.documentElement.lang || 'zh-CN')
    labelInput(this.input, this, words)
    this.panel.label(words.results)
    this.button.textContent = words.submit
    this.theme()
  }

  private theme(): void {
    this.box?.setAttribute('data-theme', isDark(this) ? 'dark' : 'light')
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
    const { endpoint, words } = this
    const scope = scopeOf(this)
    const lack = lackOf(endpoint, self.origin)
    if (lack) this.tell(words[lack])
    const limit = limitOf(this)
    if (lack || !endpoint || limit === 0 || this.composition.active()) return
    this.asked = query
    try {
      const answer = await this.service.ask(endpoint, query, scope, limit, this.getAttribute('key') || null)
      if (!answer || this.composition.active()) return
      emit<ResultsDetail>(this, 'jiansuo-results', { query, result: answer.result })
      if (this.shadowRoot?.activeElement !== this.input) return
      const options = optionsOf(answer, endpoint, scope, words)
      const { totalReports, totalHits, totalOccurrences } = answer.result
      const none = totalHits === 0 ? words.none(query) : null
      this.panel.show(options, none)
      this.status.textContent = none ?? words.totals(totalReports, totalHits, totalOccurrences)
    } catch {
      this.tell(words.failed)
    }
  }

  private tell(note: string): void {
    if (this.shadowRoot?.activeElement === this.input) this.panel.show([], note)
    this.status.textContent = note
  }

  private keyed(): Parameters<typeof onKey>[1] {
    return {
      composing: event => this.composition.owns(event),
      input: this.input,
      panel: this.panel,
      ask: query => void this.ask(query),
      close: () => this.close(),
      choose: (choice, elsewhere) => {
        if (!this.select(choice)) return
        if (elsewhere) window.open(choice.href, '_blank', 'noopener')
        else this.go(choice.href)
      },
    }
  }

  /** @returns whether the page leaves it to the box to go there */
  private select(choice: Choice): boolean {
    const hit = choice.type === 'passage' ? choice.hit : null
    const { type, query, href } = choice
    return emit<SelectDetail>(this, 'jiansuo-select', { type, query, href, hit })
  }

  private submit(event: Event): void {
    event.preventDefault()
    const query = this.input.value.trim()
    if (query === '' || this.composition.active()) return
    this.close()
    this.asked = query
    const plain = this.querySelector('form')
    const url = plain?.getAttribute('action') ? new URL(plain.action) : this.endpoint
    const lack = lackOf(url, self.origin)
    if (lack) this.tell(this.words[lack])
    if (!url) return
    url.search = submitted(plain, query, scopeOf(this)).toString()
    if (emit<SubmitDetail>(this, 'jiansuo-submit', { query, href: url.href })) this.go(url.href)
  }

  private go(href: string): void {
    this.close()
    leaveFor(href, this.querySelector('form')?.target)
  }
}
