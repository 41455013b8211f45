// index-names.ts — what the indices of a snapshot are called. Not: which of them there are.

/** Of one snapshot. */
export interface SnapshotNames {
  version: string
  passages: string
  metadata: string
}

/** As a folder of the embedded engine: when it was built, and a hash. */
const VERSION = /^(\d{14}-[0-9a-f]{8})-(passages|metadata)$/

export const namesOf = (index: string, version: string): SnapshotNames => ({
  version,
  passages: `${index}-${version}-passages`,
  metadata: `${index}-${version}-metadata`,
})

/** The version that an index of this name belongs to; null: it is not one of ours. */
export const versionOf = (index: string, name: string): string | null =>
  name.startsWith(`${index}-`) ? (VERSION.exec(name.slice(index.length + 1))?.[1] ?? null) : null

export const lockName = (index: string): string => `${index}-lock`
