// menu.ts — what a menu that unfolds without scripts (`details`) does besides with them. Not: what stands in it.

/** Esc closes it, and leaves the focus where it was opened. */
export function closeByEscape(menu: HTMLDetailsElement): void {
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary')!.focus()
  })
}
