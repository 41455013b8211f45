// xlsx-writer.ts — a table as a workbook (Office Open XML), written row by row, with another sheet about it. Not: formulas.
//
// Written here because what is needed are sheets of texts and numbers in bounded memory; libraries either hold
// the whole sheet or are no longer looked after. Texts are inline strings: nothing in a cell is ever computed.
import type { Cell, Table } from './view-tables.ts'
import { type ZipEntry, zip } from './zip.ts'

/** Rows of a sheet, headings included: what Excel opens. */
export const MAX_ROWS = 1_048_576

/** Units of a cell: Excel calls a longer one damaged. */
const MAX_CELL = 32_767

/**
 * @param about a second sheet, named 说明. Default: none
 * @param sheet its name, at most 31 characters and none of `\ / ? * [ ] :`
 * @throws RangeError there are more rows than a sheet holds
 */
export const xlsx = (table: Table, sheet: string, about?: Table): AsyncGenerator<Buffer> =>
  zip(parts([[sheet, table], ...(about ? [['说明', about] as const] : [])]))

// --- internal ---

const ROWS = 200
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function parts(sheets: readonly (readonly [name: string, table: Table])[]): ZipEntry[] {
  const relationships = (of: [id: string, type: string, target: string][]) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${of
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`
  const path = (sheet: number) => `xl/worksheets/sheet${sheet + 1}.xml`
  const part = (name: string, xml: string): ZipEntry => ({ name, content: [DECLARATION + xml] })
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/${path(i)}" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    ),
    part('_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']])),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets>${sheets.map(([name], i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, i): [string, string, string] => [`rId${i + 1}`, 'worksheet', path(i).slice(3)]),
        [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', STYLES),
    ...sheets.map(([, table], i) => ({ name: path(i), content: worksheet(table) })),
  ]
}

/** Style 0: wrapped text at the top of its cell; 1: bold, for the headings. */
const STYLES = `<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

async function* worksheet({ columns, rows }: Table): AsyncGenerator<string> {
  const letters = columns.map((_, i) => columnName(i))
  // A width counts digits; a Chinese character is two wide.
  const cols = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width * 2}" style="0" customWidth="1"/>`,
  )
  let xml = `${DECLARATION}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>`
  let number = 0
  const row = (cells: Cell[], style: 0 | 1) => {
    if (++number > MAX_ROWS) throw new RangeError(`a sheet holds ${MAX_ROWS} rows`)
    const filled = cells.map((value, i) => cell(`${letters[i]}${number}`, value, style))
    return `<row r="${number}">${filled.join('')}</row>`
  }
  xml += row(
    columns.map(({ name }) => name),
    1,
  )
  for await (const cells of rows) {
    xml += row(cells, 0)
    if (number % ROWS === 0) {
      yield xml
      xml = ''
    }
  }
  yield `${xml}</sheetData></worksheet>`
}

function cell(at: string, value: Cell, style: 0 | 1): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return `<c r="${at}" s="${style}"><v>${value}</v></c>`
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cut(value))}</t></is></c>`
}

const cut = (text: string) => (text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text)

/** Characters that XML cannot hold become U+FFFD; `_x0041_`, which Excel would read as A, stays what it is. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('\r', '_x000D_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** @example columnName(0) // 'A'; columnName(27) // 'AB' */
function columnName(index: number): string {
  let name = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name
  return name
}
