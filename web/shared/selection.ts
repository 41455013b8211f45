// selection.ts — what somebody has selected of a passage. Not: quoting it.

/**
 * The selected text, if all of it lies within the element; else empty.
 *
 * @example cite(selectedIn(text) || hit.text, hit.section, hit.report, href)
 */
export function selectedIn(element: Element): string {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return ''
  const range = selection.getRangeAt(0)
  return element.contains(range.commonAncestorContainer) ? range.toString().trim() : ''
}

/** The innermost element that holds all that is selected; null where nothing is. */
export function selectedElement(): Element | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const node = selection.getRangeAt(0).commonAncestorContainer
  return node instanceof Element ? node : node.parentElement
}

/** A button pressed leaves what is selected as it is. */
export function keepSelection(button: HTMLElement): void {
  button.addEventListener('mousedown', event => event.preventDefault())
}
