// clipboard.ts — copies text, on plain-http intranets as well, where the browser hides its clipboard. Not: what is
// copied.

export const COPY_ICON = 'M9 9h10v11H9zM5 15V4h10'

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.setAttribute('aria-hidden', 'true')
    area.className = 'visually-hidden'
    const before = document.activeElement
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    return done
  }
}

/** Copies, and has the button that was pressed say whether it could. */
export async function copyBy(
  button: HTMLButtonElement,
  text: string,
  words: { copied: string; notCopied: string },
): Promise<void> {
  flash(button, (await copyText(text)) ? words.copied : words.notCopied)
}

/** What has happened, said by the button itself for a moment. */
export function flash(button: HTMLButtonElement, text: string): void {
  const label = button.querySelector('span') ?? button
  const before = button.dataset.label ?? label.textContent ?? ''
  button.dataset.label = before
  label.textContent = text
  setTimeout(() => {
    label.textContent = before
  }, 1600)
}
