// document.ts — as much of a document as the pages' own functions need to make nodes where there is no browser: a tree
// that prints itself. Not: parsing, events, layout.

const VOID = new Set(['br', 'img', 'input', 'link', 'meta', 'hr'])
/** Text as it is safe in HTML, between tags and in double quotes. */
export const escaped = (text: string) =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

/** The node of a tree; `instanceof` tells it from text that is to become one. */
export class Node {
  toString(): string {
    return ''
  }
}

class Text extends Node {
  readonly #text: string
  constructor(text: string) {
    super()
    this.#text = text
  }
  override toString(): string {
    return escaped(this.#text)
  }
}

class Element extends Node {
  readonly #name: string
  readonly #attributes = new Map<string, string>()
  #children: Node[] = []
  readonly style = { setProperty: () => {} }
  readonly classList = {
    add: (...names: string[]) =>
      this.setAttribute('class', [this.#attributes.get('class'), ...names].filter(Boolean).join(' ')),
  }
  readonly dataset: Record<string, string> = new Proxy(
    {},
    {
      set: (_target, name, value) => {
        this.setAttribute(`data-${String(name)}`, String(value))
        return true
      },
    },
  )
  constructor(name: string) {
    super()
    this.#name = name
  }
  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value)
  }
  set id(value: string) {
    this.setAttribute('id', value)
  }
  set textContent(text: string) {
    this.#children = [new Text(text)]
  }
  append(...children: (Node | string)[]): void {
    for (const child of children) this.appendChild(child instanceof Node ? child : new Text(child))
  }
  appendChild(child: Node): void {
    this.#children.push(child)
  }
  addEventListener(): void {}
  override toString(): string {
    const attributes = [...this.#attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')
    const open = `<${this.#name}${attributes}>`
    return VOID.has(this.#name) ? open : `${open}${this.#children.join('')}</${this.#name}>`
  }
}

export const document = {
  createElement: (name: string) => new Element(name),
  createElementNS: (_namespace: string, name: string) => new Element(name),
  createTextNode: (text: string) => new Text(text),
}
