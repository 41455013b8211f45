// download.ts — hands a file made here to the person. Not: making it.

/** Long enough for a browser to begin; then the memory is given back. */
const KEPT_MS = 60_000

export function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName(name)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
}

/** Without what file systems refuse, and not too long for them. */
export function fileName(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|%]+/gu, ' ').trim()
  const [stem, extension] = [clean.replace(/\.\w+$/, ''), /\.\w+$/.exec(clean)?.[0] ?? '']
  return [...stem].slice(0, 60).join('') + extension
}
