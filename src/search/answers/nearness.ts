// nearness.ts — which reports one would set beside a report first. Not: setting them beside it.
import type { ReportRecord } from '../../engine/engine.ts'
import { kindOf } from '../../inspection/series.ts'
import { mapInTurns, sortInTurns } from '../../turns.ts'

/**
 * The others: texts of its kind before all else, its own division before others, near years before far ones, its own
 * level before others. Equals stay as they are.
 *
 * @example (await nearestTo(report, [nextYear, report, law])).map(({ title }) => title) // ['2024年…报告', '…条例']
 */
export async function nearestTo(
  report: ReportRecord,
  reports: readonly ReportRecord[],
): Promise<ReportRecord[]> {
  const kind = kindOfRecord(report)
  const measured = await mapInTurns(reports, other => ({
    other,
    distance: [
      Number(kind !== null && kindOfRecord(other) !== kind),
      Number(report.region === null || other.region?.code !== report.region.code),
      report.year === null || other.year === null ? Infinity : Math.abs(other.year - report.year),
      Number(other.level !== report.level),
    ],
  }))
  const others = measured.filter(({ other }) => other.id !== report.id)
  const sorted = await sortInTurns(others, (a, b) => compareInOrder(a.distance, b.distance))
  return sorted.map(({ other }) => other)
}

// --- internal ---

const kindOfRecord = ({ title, region }: ReportRecord) => kindOf(title, region?.path ?? [])

function compareInOrder(one: readonly number[], other: readonly number[]): number {
  const i = one.findIndex((value, at) => value !== other[at])
  return i < 0 ? 0 : one[i]! < other[i]! ? -1 : 1
}
