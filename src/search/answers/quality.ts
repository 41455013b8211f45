// quality.ts — what is missing, doubtful or there twice in an index, and what was cleaned away. Not: mending it.

import type { Quality, QualityOptions } from '../../api/quality.ts'
import type { Engine, ReportContent, ReportRecord } from '../../engine/engine.ts'
import { byRegion } from '../../regions/region.ts'
import { METADATA_FIELDS } from '../../report/report.ts'
import type { Library } from '../library.ts'
import { madeOnce } from '../made-once.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'
import { createDoubts } from './doubts.ts'
import { failedFiles } from './failed-files.ts'
import { collectRepeats, group, named, repeated } from './repeated.ts'

export function createQuality({ engine, library }: Opened) {
  const survey = madeOnce(() => surveyQuality(engine, library))
  return async (options: QualityOptions = {}): Promise<Quality> => {
    return pageOf(await survey(), paging(options, 100))
  }
}

// --- internal ---

/** Everything that was found. */
async function surveyQuality(engine: Engine, library: Library): Promise<Quality> {
  const records = await engine.reports()
  const doubts = createDoubts()
  const repeats = collectRepeats()
  const cleaning = new Map<string, { reports: number; lines: number; characters: number }>()
  for await (const content of engine.contents()) {
    doubts.add(content)
    repeats.add(content)
    for (const [reason, counts] of cleaningOf(content)) {
      const sum = cleaning.get(reason) ?? { reports: 0, lines: 0, characters: 0 }
      cleaning.set(reason, {
        reports: sum.reports + 1,
        lines: sum.lines + counts.lines,
        characters: sum.characters + counts.characters,
      })
    }
  }
  const sameRegionYear = repeated(byRegionYear(records)).map(same => {
    return { region: same[0]!.region!, year: same[0]!.year!, reports: same.map(named) }
  })
  const gaps = gapsOf(records)
  const { version, skipped } = engine.info
  const failed = failedFiles(skipped)
  return {
    indexVersion: version,
    reports: records.length,
    missing: METADATA_FIELDS.map(field => {
      const without = records.filter(record => record[field] === null)
      return { field, total: without.length, reports: without.map(named) }
    }),
    doubts: doubts.finish(),
    ...(await repeats.finish(library)),
    sameRegionYear: { total: sameRegionYear.length, items: sameRegionYear },
    gaps: { total: gaps.length, items: gaps },
    failed: { total: failed.length, items: failed },
    cleaning: [...cleaning]
      .map(([reason, counts]) => ({ reason: reason as Quality['cleaning'][number]['reason'], ...counts }))
      .sort((a, b) => b.lines - a.lines || (a.reason < b.reason ? -1 : 1)),
  }
}

/** A page of each list; totals stay. */
function pageOf(quality: Quality, { limit, offset }: { limit: number; offset: number }): Quality {
  const cut = <T>({ total, items }: { total: number; items: T[] }) => ({
    total,
    items: items.slice(offset, offset + limit),
  })
  return {
    ...quality,
    missing: quality.missing.map(row => ({ ...row, reports: row.reports.slice(offset, offset + limit) })),
    doubts: {
      ...quality.doubts,
      groups: quality.doubts.groups.map(group => ({ ...group, ...cut(group) })),
    },
    sameText: cut(quality.sameText),
    otherTitles: cut(quality.otherTitles),
    sameNumber: cut(quality.sameNumber),
    nearTexts: quality.nearTexts && cut(quality.nearTexts),
    sameRegionYear: cut(quality.sameRegionYear),
    gaps: cut(quality.gaps),
    failed: cut({
      ...quality.failed,
      items: quality.failed.items.map(file => ({ ...file, reasons: file.reasons.slice(0, limit) })),
    }),
  }
}

function cleaningOf({ cleaning }: ReportContent): Map<string, { lines: number; characters: number }> {
  const counts = new Map<string, { lines: number; characters: number }>()
  for (const { reason, text } of cleaning) {
    const { lines, characters } = counts.get(reason) ?? { lines: 0, characters: 0 }
    counts.set(reason, { lines: lines + 1, characters: characters + text.length })
  }
  return counts
}

function byRegionYear(records: readonly ReportRecord[]): Map<string, ReportRecord[]> {
  const groups = new Map<string, ReportRecord[]>()
  for (const record of records) {
    if (record.region && record.year !== null) group(groups, `${record.region.code} ${record.year}`, record)
  }
  return groups
}

/** The years without a report between the first and the last of each region, in order of the codes. */
function gapsOf(records: readonly ReportRecord[]): Quality['gaps']['items'] {
  const regions = new Map<string, ReportRecord[]>()
  for (const record of records)
    if (record.region && record.year !== null) group(regions, record.region.code, record)
  return [...regions]
    .sort(([, [a]], [, [b]]) => byRegion(a!.region, b!.region))
    .flatMap(([, reports]) => {
      const years = new Set(reports.map(({ year }) => year!))
      const [from, to] = [Math.min(...years), Math.max(...years)]
      const missing = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(
        year => !years.has(year),
      )
      return missing.length > 0 ? [{ region: reports[0]!.region!, from, to, missing }] : []
    })
}
