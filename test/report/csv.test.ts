import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCsv } from '../../src/report/metadata/read-csv.ts'

const written = (cell: string) => (/["\n\r,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const cell = fc.string({ unit: fc.constantFrom('甲', 'a', '"', ',', '\n', '\t', ' '), maxLength: 6 })

it('reads back what a spreadsheet writes, with the line of every row', () => {
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, rows => {
      // The first line decides between comma and tab.
      const all = [['文件', '标题'], ...rows]
      const lines = all.map(cells => cells.map(written).join(','))
      const parsed = parseCsv(lines.join('\r\n'))
      expect(parsed.unclosed).toEqual([])
      expect(parsed.rows.map(({ cells }) => cells)).toEqual(all)
      let line = 1
      for (const [i, text] of lines.entries()) {
        expect(parsed.rows[i]!.line).toBe(line)
        line += text.split('\n').length
      }
    }),
    { numRuns: 200 },
  )
})

it('tells the line of a quotation mark that nothing closes, and reads on after it', () => {
  const read = (text: string) => {
    const { rows, unclosed } = parseCsv(text)
    return { rows: rows.map(({ line, cells }) => `${line} ${cells.join('|')}`), unclosed }
  }
  expect(read('文件,标题\na,"甲\nb,乙')).toEqual({ rows: ['1 文件|标题', '3 b|乙'], unclosed: [2] })
  expect(read('文件,标题\na,"甲,2020\nb,"乙",2021\n')).toEqual({
    rows: ['1 文件|标题', '3 b|乙|2021', '4 '],
    unclosed: [2],
  })
  expect(read('文件\na,"甲"乙')).toEqual({ rows: ['1 文件', '2 a|甲乙'], unclosed: [] })
  expect(read('"')).toEqual({ rows: [], unclosed: [1] })
})

it('ends soon though every line has such a mark', () => {
  const { unclosed } = parseCsv(`文件\n${'"甲\n'.repeat(50_000)}`)
  expect(unclosed).toHaveLength(100)
})
