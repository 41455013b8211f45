// figure.ts — a captioned figure with ways to take it away: as a table, as SVG, as PNG. Not: what is in it.
import { COPY_ICON, copyBy, flash } from '../../shared/clipboard.ts'
import { csvText, downloadCsv } from '../../shared/csv.ts'
import { type Child, h, icon } from '../../shared/dom.ts'
import { download } from '../../shared/download.ts'
import { tsv } from '../../shared/tsv.ts'
import type { ViewWords } from '../../words/words.ts'
import { BLACK_PALETTE, type Drawing, FILE_PALETTE, type Palette, toPng, toSvg } from './drawing.ts'
import { withPrintSize } from './png-size.ts'

const PRINT_ICON = 'M7 8V4h10v4M7 17H4V9h16v8h-3M7 14h10v6H7z'
const SAVE_ICON = 'M12 4v11m-5-5 5 5 5-5M5 20h14'

export interface Takeaway {
  /** Of the files, without an extension. */
  name: string
  table(): (string | number)[][]
  /** What the picture says of itself: its title, where its numbers come from. */
  notes(): string[]
  drawing(): Drawing
  /** The same in pictures that can be read on A4. Default: one. */
  sheets?(): Drawing[]
  /** More files, by the words of their buttons. */
  files?: { label: string; key: string; name: string; table: () => (string | number)[][] }[]
}

/** Whoever prints in black does so with every figure, whatever is changed in it. */
let inBlack = false

export function figureNode(
  id: string,
  title: string,
  controls: Child,
  takeaway: Takeaway,
  words: ViewWords,
  ...content: Child[]
): HTMLElement {
  const button = (path: string, label: string, key: string) =>
    h(
      'button',
      { type: 'button', class: 'quiet', 'data-key': `${id}-${key}` },
      icon(path),
      h('span', {}, label),
    )
  /** Wherever a table goes, it says where its numbers come from. */
  const withNotes = (table: (string | number)[][]) => [...table, [], ...takeaway.notes().map(note => [note])]
  const copy = button(COPY_ICON, words.copyTable, 'copy')
  copy.addEventListener('click', () => void copyBy(copy, tsv(withNotes(takeaway.table())), words))
  const black = h('input', { type: 'checkbox', 'data-key': `${id}-black`, checked: inBlack })
  black.addEventListener('change', () => {
    inBlack = black.checked
    for (const other of document.querySelectorAll<HTMLInputElement>('[data-key$="-black"]'))
      other.checked = inBlack
  })
  const name = () => takeaway.name + (black.checked ? ` ${words.blackWhite}` : '')
  const palette = (): Palette => (black.checked ? BLACK_PALETTE : FILE_PALETTE)
  const png = button(SAVE_ICON, words.png, 'png')
  png.addEventListener('click', async () => {
    const sheets = takeaway.sheets?.() ?? [takeaway.drawing()]
    for (const [i, sheet] of sheets.entries()) {
      const blob = await toPng(sheet, palette())
      if (!blob) return flash(png, words.notPainted)
      download(
        await withPrintSize(blob),
        `${name()}${sheets.length > 1 ? ` ${i + 1}-${sheets.length}` : ''}.png`,
      )
    }
    if (sheets.length > 1) flash(png, words.sheets(sheets.length))
  })
  const svg = button(SAVE_ICON, words.svg, 'svg')
  svg.addEventListener('click', () => {
    const text = new XMLSerializer().serializeToString(svgFile(takeaway.drawing(), palette()))
    download(new Blob([text], { type: 'image/svg+xml' }), `${name()}.svg`)
  })
  const print = button(PRINT_ICON, words.print, 'print')
  print.addEventListener('click', () => window.print())
  const csv = button(SAVE_ICON, words.saveTable, 'csv')
  const save = (table: (string | number)[][], name: string) => downloadCsv(csvText(withNotes(table)), name)
  csv.addEventListener('click', () => save(takeaway.table(), takeaway.name))
  const files = (takeaway.files ?? []).map(({ label, key, table, name }) => {
    const node = button(SAVE_ICON, label, key)
    node.addEventListener('click', () => save(table(), name))
    return node
  })
  return h(
    'section',
    { class: 'figure', 'aria-labelledby': `${id}-title` },
    h('header', {}, h('h2', { id: `${id}-title` }, title), controls),
    ...content,
    h(
      'p',
      { class: 'actions' },
      copy,
      csv,
      ...files,
      png,
      svg,
      h('label', { class: 'check' }, black, h('span', {}, words.blackWhite)),
      print,
    ),
  )
}

/** With a ground of its own: a dark viewer would show ink on black. */
function svgFile(drawing: Drawing, palette: Palette): SVGSVGElement {
  const ground = {
    type: 'rect',
    x: 0,
    y: 0,
    width: drawing.width,
    height: drawing.height,
    fill: 'paper',
  } as const
  return toSvg({ ...drawing, shapes: [ground, ...drawing.shapes] }, palette)
}
