// left-at.ts — where a person left the page: how far it was scrolled, and what had the focus. Not: storing that (the
// history, shared/trail.ts).

export interface LeftAt {
  /** CSS pixels from the top. */
  scroll: number
  /** The `data-key` of what had the focus, or the address it leads to; before it, how many of that name stand above. */
  focus?: string
}

export function leftAt(): LeftAt {
  const [focus] = [...named()].find(([, element]) => element === document.activeElement) ?? []
  return { scroll: scrollY, ...(focus && { focus }) }
}

/** Reads a stored place; null: it is none. */
export function readLeftAt(kept: unknown): LeftAt | null {
  if (typeof kept !== 'object' || kept === null) return null
  const { scroll, focus } = kept as Record<string, unknown>
  return { scroll: Number(scroll) || 0, ...(typeof focus === 'string' && { focus }) }
}

/** Gives the focus back to what had it, where it is there and nobody has begun to type. */
export function focusAgain(focus: string | undefined): void {
  const active = document.activeElement
  if (focus === undefined || (active !== document.body && !main()?.contains(active))) return
  named().get(focus)?.focus({ preventScroll: true })
}

// --- internal ---

const main = () => document.querySelector('main')

/** A report is linked from its title and from its passage: of one name the first is `0 name`. */
function named(): Map<string, HTMLElement> {
  const elements = new Map<string, HTMLElement>()
  const seen = new Map<string, number>()
  for (const element of main()?.querySelectorAll<HTMLElement>('a[href], [data-key]') ?? []) {
    const name = element.dataset.key ?? element.getAttribute('href')!
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    elements.set(`${nth} ${name}`, element)
  }
  return elements
}
