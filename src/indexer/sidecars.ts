// sidecars.ts — which report files have something written down beside them. Not: what it means (report/metadata/sidecar.ts).
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import type { Given } from '../report/metadata/given.ts'
import { nearer, readSidecarFile, readSidecarTable } from '../report/metadata/sidecar.ts'
import { type FoundFile, type Skipped, stem } from './discover.ts'
import { whyNotOpened } from './not-opened.ts'

/** A table of a hundred thousand reports is smaller. Bytes. */
const LARGEST = 32 * 2 ** 20

/**
 * What is given for each file, by file. `NAME.json` wins over the folder's `reports.csv`, and that over one farther out.
 */
export function readSidecars(
  sidecars: readonly FoundFile[],
  files: readonly FoundFile[],
): { sidecarOf: Map<string, Given>; skipped: Skipped[] } {
  const sidecarOf = new Map<string, Given>()
  const skipped: Skipped[] = []
  const known = new Set(files.map(({ file }) => file))
  const withStem = groupByStem(files)
  const give = (file: string, sidecar: Given) => {
    const far = sidecarOf.get(file)
    sidecarOf.set(file, far ? nearer(sidecar, far) : sidecar)
  }
  // Farther out first, and tables before single files.
  const depth = ({ file }: FoundFile) => file.split('/').length * 2 + (file.endsWith('.csv') ? 0 : 1)
  for (const { path, file, bytes: size } of [...sidecars].sort((a, b) => depth(a) - depth(b))) {
    if (size > LARGEST) {
      const reason = `附带的元数据过大（${Math.round(size / 2 ** 20)} MiB，上限 ${LARGEST / 2 ** 20} MiB），未采用：请检查或拆分`
      skipped.push({ file, reason })
      continue
    }
    let bytes: Uint8Array
    try {
      bytes = readFileSync(path)
    } catch (cause) {
      skipped.push({ file, reason: `文件${whyNotOpened(cause)}` })
      continue
    }
    if (file.endsWith('.csv')) {
      const { rows, failures } = readSidecarTable({ file, bytes })
      for (const { line, reason } of failures) skipped.push({ file: line ? `${file}:${line}` : file, reason })
      for (const [named, { sidecar, line }] of rows) {
        const target = join(dirname(file), named)
        if (!known.has(target)) {
          skipped.push({ file: `${file}:${line}`, reason: `文件夹里没有可读的 ${named}：请核对文件名` })
        } else if (target.endsWith('.jsonl')) {
          skipped.push({ file: `${file}:${line}`, reason: '.jsonl 的各项写在它自己的每一行里，这一行未采用' })
        } else give(target, sidecar)
      }
    } else {
      const { sidecar, failures } = readSidecarFile({ file, bytes })
      skipped.push(...failures)
      for (const target of withStem.get(stem(file)) ?? []) {
        if (sidecar && !target.file.endsWith('.jsonl')) give(target.file, sidecar)
      }
    }
  }
  return { sidecarOf, skipped }
}

// --- internal ---

function groupByStem(files: readonly FoundFile[]): Map<string, FoundFile[]> {
  const groups = new Map<string, FoundFile[]>()
  for (const found of files) {
    const group = groups.get(stem(found.file))
    if (group) group.push(found)
    else groups.set(stem(found.file), [found])
  }
  return groups
}
