// clipboard.ts — copies text, on plain-http intranets as well, where the browser hides its clipboard.
export async function copyText(text: string): Promise<boolean> {
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

/** A button that copies, and says so for a moment in its own place. */
export function flash(button: HTMLButtonElement, text: string): void {
  const label = button.querySelector('span') ?? button
  const before = button.dataset.label ?? label.textContent ?? ''
  button.dataset.label = before
  label.textContent = text
  setTimeout(() => {
    label.textContent = before
  }, 1600)
}
