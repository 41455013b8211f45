// extracted.ts — the result of an extractor: lines, fields that the file states, removed text. Not: a report (compose.ts).
import type { FieldMeaning } from '../cleaning/labels.ts'
import type { Line } from '../lines.ts'
import type { CleaningEntry } from '../report.ts'

/** A value that the file states beside its text: `<meta name="PubDate">`. */
export interface StatedField {
  meaning: FieldMeaning
  label: string
  value: string
}

export interface ExtractedText {
  lines: Line[]
  /** What the format shows but the report does not say: menus, running heads. */
  removed: CleaningEntry[]
  fields: StatedField[]
  url: string | null
  /** Where else the text may be, in Chinese, should there be none here: 附件（报告.pdf）. */
  elsewhere?: string | null
}

/** In Chinese: what was found, and what to do. */
export interface Refusal {
  failure: string
  /** Its pages are pictures. */
  isScan?: true
}

export type Extracted = ExtractedText | Refusal

/** Never throws for what a file contains, as far as it can see it; the pool bounds what it cannot. */
export type Extractor = (bytes: Uint8Array) => Extracted | Promise<Extracted>

/** Characters that leave no trace on paper; a line of them alone is no line. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}]*$/u

/** Collects lines in order, and numbers them; those without anything visible are passed over. */
export interface LineWriter {
  lines: Line[]
  removed: CleaningEntry[]
  keep: (text: string, layout?: Partial<Omit<Line, 'number' | 'text'>>) => void
  /** Goes on with the last line kept: layout had broken it here. */
  append: (text: string) => void
  remove: (text: string, reason?: CleaningEntry['reason']) => void
}

/** How far around a break is looked, in UTF-16 units. */
const AROUND = 24
const HAN = /\p{sc=Han}/u

/** Whether words end where a line was broken: Latin letters, and figures among them; 2,⏎300万元 is one number. */
function isApart(above: string, below: string): boolean {
  if (/[A-Za-z0-9,.]$/.test(above) && /^[A-Za-z]/.test(below)) return true
  const around = [above.slice(-AROUND), below.slice(0, AROUND)]
  const isLatin = /[A-Za-z]{2}/.test(around[0]!) && !around.some(text => HAN.test(text))
  return isLatin && /[A-Za-z0-9,.;:!?)\]”’"']$/.test(above) && /^[A-Za-z0-9([“‘"'$]/.test(below)
}

export function lineWriter(): LineWriter {
  let number = 0
  const lines: Line[] = []
  const removed: CleaningEntry[] = []
  return {
    lines,
    removed,
    keep(text, layout = {}) {
      const trimmed = text.trim()
      if (INVISIBLE.test(trimmed)) return
      lines.push({ number: ++number, text: trimmed, indented: false, gap: false, ...layout })
    },
    append(text) {
      const last = lines.at(-1)
      const trimmed = text.trim()
      if (!last || INVISIBLE.test(trimmed)) return
      const seam = `${last.text.slice(-12)}⏎${trimmed.slice(0, 12)}`.toWellFormed()
      removed.push({ line: ++number, text: seam, reason: 'joined' })
      last.text += isApart(last.text, trimmed) ? ` ${trimmed}` : trimmed
    },
    remove(text, reason = 'furniture') {
      const trimmed = text.trim()
      if (!INVISIBLE.test(trimmed)) removed.push({ line: ++number, text: trimmed, reason })
    },
  }
}
