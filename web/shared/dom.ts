// dom.ts — builds nodes. Text goes in as text: nothing here, or anywhere in web/, parses markup. Not: what they say.

export type Child = Node | string | number | null | undefined | false
type Value = string | number | boolean | null | undefined | ((event: never) => void)

const SVG = 'http://www.w3.org/2000/svg'

/**
 * One element. `onclick` and its kin become listeners, `true` an empty attribute, `false`, `null` and
 * `undefined` none; everything else an attribute.
 *
 * @example h('a', { href: '#p3', onclick: open }, '第 3 段')
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  append(element, children)
  return element
}

export function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (child === false || child === null || child === undefined) continue
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)))
  }
}

/** A 24 × 24 line icon, decoration only. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', 'icon')
  const line = document.createElementNS(SVG, 'path')
  line.setAttribute('d', path)
  svg.appendChild(line)
  return svg
}

/** A bar as long as a share from 0 to 1 of the room it has; decoration only. By attributes: a policy forbids styles. */
export function barNode(share: number): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 100 10')
  svg.setAttribute('preserveAspectRatio', 'none')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', 'bar')
  const rectangle = document.createElementNS(SVG, 'rect')
  rectangle.setAttribute('width', String(Math.round(share * 1000) / 10))
  rectangle.setAttribute('height', '10')
  svg.appendChild(rectangle)
  return svg
}
