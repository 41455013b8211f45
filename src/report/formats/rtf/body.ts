// body.ts — paragraphs and rows of an RTF document, or of a note, a box or a running head in it. Not: its control words.
import { type LineWriter, lineWriter } from '../extracted.ts'
import { writeRow } from '../rows.ts'

const LONGEST_HEADING = 60

export interface Body {
  writer: LineWriter
  show: (text: string) => void
  /** Of the paragraph at hand: 0 is the first; null: none. */
  outline: number | null
  /** The paragraph at hand is in a table. */
  inTable: boolean
  endParagraph: () => void
  endCell: () => void
  endRow: () => void
  /** Lines of a box stand after the paragraph that holds it. */
  addBox: (box: Body) => void
  end: () => void
}

export function openBody(): Body {
  const writer = lineWriter()
  let text = ''
  let cell: string[] = []
  let cells: string[][] = []
  let boxes: Body[] = []
  const endBoxes = () => {
    for (const box of boxes) for (const line of box.writer.lines) writer.keep(line.text)
    boxes = []
  }
  const body: Body = {
    writer,
    outline: null,
    inTable: false,
    show(more) {
      text += more
    },
    endParagraph() {
      const lines = text.toWellFormed().split('\n')
      text = ''
      if (body.inTable) {
        cell.push(...lines)
        return
      }
      // A row that nothing ended.
      if (cells.length > 0) body.endRow()
      const whole = lines.join('').trim()
      const heads =
        body.outline !== null &&
        body.outline < 9 &&
        whole.length <= LONGEST_HEADING &&
        !/[。；]/.test(whole.slice(0, -1))
      for (const line of lines) {
        const indented = /^\s/.test(line)
        writer.keep(line, heads && lines.length === 1 ? { indented, depth: body.outline! + 2 } : { indented })
      }
      endBoxes()
    },
    endCell() {
      cell.push(...text.toWellFormed().split('\n'))
      text = ''
      cells.push(cell)
      cell = []
    },
    endRow() {
      if (text.trim() !== '' || cell.length > 0) body.endCell()
      writeRow(writer, cells)
      cells = []
      endBoxes()
    },
    addBox(box) {
      boxes.push(box)
    },
    end() {
      if (cells.length > 0 || cell.length > 0) body.endRow()
      if (text !== '') body.endParagraph()
      endBoxes()
    },
  }
  return body
}
