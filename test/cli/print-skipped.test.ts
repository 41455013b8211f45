import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSkipped, skippedRows } from '../../src/cli/print-skipped.ts'
import { byFile, failedFiles, messagesIn } from '../../src/search/answers/failed-files.ts'

const list = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ file: `名录.jsonl:${i + 1}`, reason: '缺少 text' }))

describe('what could not be read', () => {
  it('counts files as files and lines as lines', () => {
    const skipped = [
      { file: '空.txt', reason: '空' },
      ...list(296),
      { file: 'a/reports.csv:2', reason: '无' },
    ]
    expect(countSkipped(byFile(skipped))).toEqual({ files: 1, entries: 297, entryFiles: 2 })
  })

  it('shows three messages of a file, and says how many more there are', () => {
    const mixed = [...list(4), { file: '名录.jsonl:9', reason: '不是合法的 JSON' }]
    expect(skippedRows(byFile(mixed))).toEqual([
      ['名录.jsonl:1', '缺少 text'],
      ['名录.jsonl:2', '缺少 text'],
      ['名录.jsonl:3', '缺少 text'],
      ['名录.jsonl', '…… 另有 2 条（--json 可全列）'],
    ])
    expect(skippedRows(byFile(list(3)))).toHaveLength(3)
  })

  it('tells once what all lines of a file lack', () => {
    expect(skippedRows(byFile(list(5)))).toEqual([
      ['名录.jsonl', '从第 1 行起有 5 行：缺少 text（若不是报告文件，移到别处即可）'],
    ])
  })

  it('takes a colon for a line only where there are entries, and obeys no name', () => {
    const files = byFile([
      { file: '报告:3.txt', reason: '空' },
      { file: '报告.txt:3', reason: '空' },
      { file: '名录.jsonl', reason: '\x1b[2J' },
    ])
    expect(countSkipped(files)).toEqual({ files: 3, entries: 0, entryFiles: 0 })
    expect(skippedRows(files).flat().join('')).not.toContain('\x1b')
  })

  it('is told by reason, with the lines of each, and told again by line', () => {
    const skipped = [
      ...list(3),
      { file: '名录.jsonl:5', reason: '缺少 text' },
      { file: '空.txt', reason: '空' },
    ]
    const files = failedFiles(skipped)
    const lines = [
      { from: 1, to: 3 },
      { from: 5, to: 5 },
    ]
    expect(files).toEqual([
      { file: '名录.jsonl', total: 4, reasons: [{ reason: '缺少 text', lines }] },
      { file: '空.txt', total: 1, reasons: [{ reason: '空', lines: [] }] },
    ])
    expect(files.map(messagesIn)).toEqual(byFile(skipped))
  })

  it('loses none', () => {
    const names = fc.constantFrom('甲.txt', '乙.jsonl', '乙.jsonl:1', '乙.jsonl:2', '丙.csv:7', '丁:1')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ file: names, reason: fc.string() }), { selector: JSON.stringify }),
        skipped => {
          const back = failedFiles(skipped)
            .map(messagesIn)
            .flatMap(({ file, messages }) =>
              messages.map(({ line, reason }) => ({
                file: line === null ? file : `${file}:${line}`,
                reason,
              })),
            )
          const sorted = (all: object[]) => all.map(item => JSON.stringify(item)).sort()
          expect(sorted(back)).toEqual(sorted(skipped))
        },
      ),
    )
  })
})
