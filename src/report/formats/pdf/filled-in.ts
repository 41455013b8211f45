// filled-in.ts — what is filled in on a page of a PDF, over its text: fields of forms, boxes of free text. Not: comments.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Fragment } from '../layout/fragment.ts'

/** What the library tells of an annotation, as far as it is read here; points from the bottom left corner. */
interface Annotation {
  subtype?: string
  hidden?: boolean
  noView?: boolean
  rect?: [number, number, number, number]
  /** What its appearance shows; several lines are parted by a return. */
  textContent?: string[]
  /** What is chosen of a list, or written where no appearance is kept. */
  fieldValue?: unknown
  fieldFlags?: number
  /** What a list offers: all of it is seen, unless it unfolds. */
  options?: { exportValue: string; displayValue: string }[]
  combo?: boolean
  defaultAppearanceData?: { fontSize?: number }
}

/** What is typed there is shown as dots (ISO 32000, table 228: bit 14). */
const PASSWORD = 1 << 13
const USUAL_SIZE = 10
const LEADING = 1.2

/** Fragments as `getTextContent` gives them for the rest of the page, upright ones; `place` is from its corner to ours. */
export async function filledIn(
  page: PDFPageProxy,
  place: (x: number, y: number) => number[],
): Promise<Fragment[]> {
  const annotations = (await page.getAnnotations()) as Annotation[]
  return annotations.flatMap(annotation => {
    const { rect, subtype, hidden, noView, fieldFlags = 0 } = annotation
    if (!rect || hidden || noView || fieldFlags & PASSWORD || !/^(?:Widget|FreeText)$/.test(subtype ?? ''))
      return []
    const lines = shownBy(annotation)
    const height = (rect[3] - rect[1]) / lines.length
    const size = annotation.defaultAppearanceData?.fontSize || Math.min(height / LEADING, USUAL_SIZE)
    return lines.map((text, i): Fragment => {
      // In the middle of a field of one line; below each other from the top of a larger one.
      const y = lines.length === 1 ? rect[1] + height / 2 - size * 0.35 : rect[3] - size * (LEADING * i + 1)
      const [left = 0, base = 0] = place(rect[0], y)
      return { text, x: left, y: base, width: Math.min(rect[2] - rect[0], size * text.length), size }
    })
  })
}

// --- internal ---

function shownBy({ subtype, textContent, fieldValue, options, combo }: Annotation): string[] {
  if (options && !combo) return options.map(({ displayValue }) => displayValue)
  const chosen = [fieldValue].flat().filter(value => typeof value === 'string')
  const shown = chosen.map(
    value => options?.find(({ exportValue }) => exportValue === value)?.displayValue ?? value,
  )
  const written = textContent ?? (subtype === 'Widget' ? shown : [])
  return written.flatMap(text => text.split(/[\r\n]+/)).filter(text => text.trim() !== '' && text !== 'Off')
}
