// dialog.ts — a panel over the page that Esc, its button or a click beside it closes. Not: what stands in it.
import { h } from '../shared/dom.ts'

export interface Panel {
  open(): void
  close(): void
}

/** @param id names it in the style sheet and for its heading; used once */
export function dialogPanel(id: string, title: string, closeWord: string, ...content: Node[]): Panel {
  const close = h('button', { type: 'button', class: 'quiet' }, closeWord)
  const panel = h(
    'dialog',
    { class: 'panel', id, 'aria-labelledby': `${id}-title` },
    h('header', {}, h('h2', { id: `${id}-title` }, title), close),
    ...content,
  )
  close.addEventListener('click', () => panel.close())
  panel.addEventListener('click', event => {
    const target = event.target as Element
    if (target === panel || target.closest('a[data-state]')) panel.close()
  })
  return {
    open() {
      if (!panel.isConnected) document.body.append(panel)
      if (!panel.open) panel.showModal()
    },
    close: () => panel.close(),
  }
}
