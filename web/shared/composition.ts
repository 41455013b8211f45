// composition.ts — tells a person's text from an input method's half-finished one. Not: what to do with it.
//
// An Enter that commits a candidate must open nothing, arrows walk the candidates, Escape drops them; and
// what stands in the field while composing is not yet a query. Three engines differ:
// - `isComposing` is missing on some input methods, so `keyCode` 229 counts as well;
// - Safari ends the composition before the Enter that ended it, so an Enter right after is not one either;
// - Android keyboards compose without end, so there, and only there, Han characters that rest are taken.

/** How soon after the end of a composition an Enter still belongs to it, in milliseconds. */
const SETTLE = 50
/** How long an unfinished composition must rest on Android before it is read, in milliseconds. */
const ANDROID_REST = 400

const HAN = /\p{Script=Han}/u
const LETTERS = /[a-z]/i

export interface Composition {
  /** An input method is at work: whatever stands in the field is not a query yet. */
  active(): boolean
  /** Whether a key belongs to the input method; if so, leave it alone. */
  owns(event: KeyboardEvent): boolean
}

/**
 * @param onText called when the field holds a person's text that may be new: after typing without an input
 * method, at the end of a composition, and on Android when Han characters rest. Default: nobody asks
 * @param signal ends it. Default: it lives as long as the field
 */
export function followComposition(
  input: HTMLInputElement,
  onText: () => void = () => {},
  signal: AbortSignal = new AbortController().signal,
  android: boolean = /Android/i.test(navigator.userAgent),
): Composition {
  let composing = false
  let composed = ''
  let endedAt = Number.NEGATIVE_INFINITY
  let rest = 0

  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ) => input.addEventListener(type, listener, { signal })

  on('compositionstart', () => {
    composing = true
    composed = ''
  })
  on('compositionupdate', event => {
    composed = event.data
  })
  on('compositionend', () => {
    composing = false
    endedAt = performance.now()
    clearTimeout(rest)
    onText()
  })
  on('input', event => {
    if (!composing && !(event as InputEvent).isComposing) return onText()
    clearTimeout(rest)
    if (android && HAN.test(composed) && !LETTERS.test(composed)) rest = setTimeout(onText, ANDROID_REST)
  })
  on('blur', () => {
    composing = false
    clearTimeout(rest)
  })

  return {
    active: () => composing && !android,
    owns(event) {
      if (composing || event.isComposing || event.keyCode === 229) return true
      if (event.key !== 'Enter' || performance.now() - endedAt >= SETTLE) return false
      event.preventDefault()
      return true
    },
  }
}
