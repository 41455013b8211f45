// parts.ts — the parts of an index that is being built, and the last index among them, in one row. Not: making or joining
// them.
import { type ColumnFiles, closeFiles } from '../../../snapshot/column-file.ts'
import { openToStay } from '../../../snapshot/read-file.ts'
import type { Place } from '../../engine-store.ts'
import { builtPart } from './builder.ts'
import type { BuiltPart } from './part-builder.ts'
import { openAside, type PartSource, sourceInMemory, sourceOnDisk } from './part-source.ts'

export interface OpenParts {
  sources: PartSource[]
  /** The same reports, by the places that they have in `sources`. */
  placed(order: readonly Place[]): Place[]
  close(): void
}

/**
 * @param parts as `Place` numbers them, behind the last index if there is one
 * @param last the columns of the last index, in files that are closed; null: nothing of it is kept
 */
export function openParts(parts: readonly BuiltPart[], last: ColumnFiles | null): OpenParts {
  const opened = openAside(parts.flatMap(({ aside }) => aside))
  let files: ColumnFiles = {}
  const close = () => {
    opened.close()
    closeFiles(files)
  }
  try {
    if (last) files = reopened(last)
    const rows: PartSource[][] = last ? [[sourceOnDisk(files)]] : []
    let next = 0
    for (const { aside, rest } of parts) {
      const row = opened.sources.slice(next, next + aside.length)
      next += aside.length
      if (rest) row.push(sourceInMemory(builtPart(rest)))
      rows.push(row)
    }
    return { sources: rows.flat(), placed: order => order.map(createPlaces(rows)), close }
  } catch (error) {
    close()
    throw error
  }
}

// --- internal ---

function reopened(files: ColumnFiles): ColumnFiles {
  const opened: ColumnFiles = {}
  try {
    for (const [name, file] of Object.entries(files)) opened[name] = { ...file, fd: openToStay(file.path) }
    return opened
  } catch (error) {
    closeFiles(opened)
    throw error
  }
}

/** From a report of a part to the report of one of its stretches. */
function createPlaces(rows: readonly PartSource[][]): (place: Place) => Place {
  const firstSource: number[] = []
  let sources = 0
  for (const row of rows) {
    firstSource.push(sources)
    sources += row.length
  }
  return ({ part, report }) => {
    let source = 0
    let left = report
    for (const { texts } of rows[part]!) {
      const reports = texts.reportPassage.length - 1
      if (left < reports) break
      left -= reports
      source++
    }
    return { part: firstSource[part]! + source, report: left }
  }
}
