// html-tree.ts — the few questions asked of a parsed page. Not: which part of it is the report (html-main.ts).
import type { DefaultTreeAdapterTypes } from 'parse5'

export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function attribute(element: Element, name: string): string {
  return element.attrs.find(attr => attr.name === name)?.value ?? ''
}

export function parentOf(node: Node): Element | null {
  const parent = 'parentNode' in node ? node.parentNode : null
  return parent && isElement(parent) ? parent : null
}

/** Every element below a node in document order. Without recursion: pages nest as deep as they like. */
export function* elementsOf(root: Node): Generator<Element> {
  const stack: Node[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (isElement(node)) yield node
    if ('childNodes' in node)
      for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!)
  }
}

/** What CSS could select by: its id, and each of its classes. */
export function namesOf(element: Element): string[] {
  const names = attribute(element, 'class')
    .split(/\s+/)
    .filter(name => name !== '')
  const id = attribute(element, 'id')
  return id === '' ? names : [`#${id}`, ...names]
}
