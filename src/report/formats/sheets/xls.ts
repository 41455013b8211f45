// xls.ts — an old Excel workbook (.xls, Excel 5 to 2003) to lines, a row a line. Not: charts, comments, formulas (their
// results are read).
import { openCompound } from '../containers/compound.ts'
import type { Extracted } from '../extracted.ts'
import { decodePage, pageNumbered } from '../rtf/code-pages.ts'
import { recordsOf, rkNumber, stringReader } from './biff.ts'
import { builtIn, showNumber } from './cell-format.ts'
import { type Sheet, writeSheets } from './sheet-writer.ts'

/** Of records (MS-XLS 2.3). */
const BOF = 0x809
const TYPES = {
  filePass: 0x2f,
  codePage: 0x42,
  dateMode: 0x22,
  boundSheet: 0x85,
  strings: 0xfc,
  format: 0x41e,
  style: 0xe0,
  row: 0x208,
  sharedLabel: 0xfd,
  label: 0x204,
  richLabel: 0xd6,
  number: 0x203,
  rk: 0x27e,
  rks: 0xbd,
  formula: 0x06,
  formulaText: 0x207,
}
const BIFF8 = 0x600
const MOST_SHEETS = 2_000

interface Cells {
  name: string
  isHidden: boolean
  rows: Map<number, Map<number, string>>
  hidden: Set<number>
}

export function extractXls(bytes: Uint8Array): Extracted {
  const compound = openCompound(bytes)
  const stream = compound.stream('Workbook') ?? compound.stream('Book')
  if (!stream) return { failure: '旧版 Excel 工作簿已损坏（缺少内容）；请用 Excel 打开后另存为 xlsx' }
  const sheets: (Cells & { at: number })[] = []
  const codes = new Map<number, string>()
  const styles: number[] = []
  let strings: string[] = []
  let version = BIFF8
  let encoding = 'gb18030'
  let is1904 = false
  let sheet: Cells | null = null
  let awaited: { row: number; column: number } | null = null

  const text = (data: Uint8Array, more: Uint8Array[], lengthSize: 1 | 2): string => {
    const reader = stringReader({ data, more })
    const count = lengthSize === 1 ? reader.u8() : reader.u16()
    return version === BIFF8
      ? reader.string(count)
      : decodePage(Buffer.from(data.subarray(lengthSize, lengthSize + count)).toString('latin1'), encoding)
  }
  const put = (row: number, column: number, value: string) => {
    if (!sheet || value.trim() === '') return
    const cells = sheet.rows.get(row) ?? new Map<number, string>()
    cells.set(column, value)
    sheet.rows.set(row, cells)
  }
  const shown = (value: number, style: number) => {
    const id = styles[style] ?? 0
    return showNumber(value, codes.get(id) ?? builtIn(id), is1904)
  }

  for (const { type, data, more, at } of recordsOf(stream)) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    const has = (length: number) => data.length >= length
    if (type === BOF && has(4)) {
      version = view.getUint16(0, true)
      sheet = sheets.find(found => found.at === at) ?? null
    } else if (type === TYPES.filePass) {
      return { failure: '文件已加密（设有打开密码）；请用 Excel 打开，去掉密码后另存' }
    } else if (type === TYPES.codePage && has(2)) encoding = pageNumbered(view.getUint16(0, true))
    else if (type === TYPES.dateMode && has(2)) is1904 = view.getUint16(0, true) === 1
    else if (type === TYPES.boundSheet && has(8) && sheets.length < MOST_SHEETS) {
      sheets.push({
        at: view.getUint32(0, true),
        isHidden: (view.getUint8(4) & 3) !== 0,
        name: text(data.subarray(6), more, 1),
        rows: new Map(),
        hidden: new Set(),
      })
    } else if (type === TYPES.strings && has(8)) {
      const reader = stringReader({ data: data.subarray(8), more })
      strings = []
      for (let left = view.getUint32(4, true); left > 0 && !reader.isAtEnd(); left--) {
        strings.push(reader.string(reader.u16()))
      }
    } else if (type === TYPES.format && has(3)) {
      codes.set(view.getUint16(0, true), text(data.subarray(2), more, version === BIFF8 ? 2 : 1))
    } else if (type === TYPES.style && has(4)) styles.push(view.getUint16(2, true))
    else if (type === TYPES.formulaText) {
      if (awaited) put(awaited.row, awaited.column, text(data, more, 2))
      awaited = null
    } else if (sheet && has(6)) {
      const row = view.getUint16(0, true)
      const column = view.getUint16(2, true)
      const style = view.getUint16(4, true)
      if (type === TYPES.row && has(16)) {
        if (view.getUint16(12, true) & 0x20) sheet.hidden.add(row)
      } else if (type === TYPES.sharedLabel && has(10))
        put(row, column, strings[view.getUint32(6, true)] ?? '')
      else if (type === TYPES.label || type === TYPES.richLabel)
        put(row, column, text(data.subarray(6), more, 2))
      else if (type === TYPES.number && has(14)) put(row, column, shown(view.getFloat64(6, true), style))
      else if (type === TYPES.rk && has(10)) put(row, column, shown(rkNumber(view.getInt32(6, true)), style))
      else if (type === TYPES.rks) {
        for (let i = 0; 4 + (i + 1) * 6 + 2 <= data.length; i++) {
          const value = rkNumber(view.getInt32(6 + i * 6, true))
          put(row, column + i, shown(value, view.getUint16(4 + i * 6, true)))
        }
      } else if (type === TYPES.formula && has(14)) {
        if (view.getUint16(12, true) !== 0xffff) put(row, column, shown(view.getFloat64(6, true), style))
        else if (view.getUint8(6) === 0) awaited = { row, column }
      }
    }
  }
  return writeSheets(sheets.map(inOrder))
}

function inOrder({ name, isHidden, rows, hidden }: Cells): Sheet {
  const sorted = <T>(map: ReadonlyMap<number, T>) => [...map].sort(([a], [b]) => a - b)
  return {
    name,
    isHidden,
    rows: sorted(rows).map(([row, cells]) => ({
      isHidden: hidden.has(row),
      cells: sorted(cells).map(([, cell]) => cell),
    })),
  }
}
