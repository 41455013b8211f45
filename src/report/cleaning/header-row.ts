// header-row.ts — a row of a header table that was saved as one line, its cells parted by upright strokes. Not: labels with
// colons, or a cell a line (labels.ts).
import { type Field, isValueOf, tableLabel } from './labels.ts'

/** 索引号 | 1162/2025-48 | 主题分类 | 政务公开: a row of a header table whose cells upright strokes part; null for any other. */
export function headerRow(line: string): { fields: Field[]; table: true } | null {
  if (line.length > 300 || !line.includes('|')) return null
  const cells = line
    .replace(/^\|/, '')
    .split('|')
    .map(cell => cell.trim())
  if (!tableLabel(cells[0]!)) return null
  const fields: Field[] = []
  for (let i = 0; i < cells.length; i += 2) {
    const [name, value = ''] = [cells[i]!, cells[i + 1]]
    // 文件名称 | 文号: the heads of columns.
    if (tableLabel(value) || name.length > 8) return null
    const label = tableLabel(name)
    if (label && value !== '' && !isValueOf(label.meaning, value)) return null
    if (label) fields.push({ ...label, value })
  }
  return { fields, table: true }
}
