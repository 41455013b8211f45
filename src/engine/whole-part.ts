// whole-part.ts — a part that leaves its thread in one piece, when the last report is in it. Not: what it is made of.

import type { Report } from '../report/report.ts'
import type { PartBuilder } from './engine-store.ts'

/** Takes reports, and gives at the end what it made of them. */
export interface Builder<Data> {
  add(report: Report): void
  readonly counts: { readonly passages: number }
  finish(): Data
}

/** @param columnsOf of the data, what crosses by being moved; each has its memory to itself or shares it with others here */
export function wholePart<Data>(
  builder: Builder<Data>,
  columnsOf: (data: Data) => readonly ArrayBufferView[],
): PartBuilder {
  return {
    add: report => builder.add(report),
    get passages() {
      return builder.counts.passages
    },
    handOver(isLast) {
      if (!isLast) return null
      const data = builder.finish()
      const buffers = columnsOf(data).map(column => column.buffer as ArrayBuffer)
      return { data, transfer: [...new Set(buffers)] }
    },
  }
}
