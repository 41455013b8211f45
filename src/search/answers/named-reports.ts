// named-reports.ts — the reports that somebody means who writes 四川省2024年政府工作报告: by place and year, by what else
// stands in title or file name, or by all of it standing there. Not: passages (search.ts).

import { skeleton } from '../../analysis/skeleton.ts'
import type { NameRead } from '../../api/reports.ts'
import type { ReportRecord } from '../../engine/engine.ts'
import { locateRegions } from '../../regions/locate.ts'
import { placeName } from '../../regions/place-text.ts'
import { isKeptBy, type Region, regionsTyped } from '../../regions/regions.ts'
import { mapInTurns } from '../../turns.ts'

/** How a report answers to a name, the best last. */
const FIT = { not: 0, placeAndYear: 1, below: 2, whole: 3, literal: 4 } as const

/**
 * Where no report has the other words too, those of the place and year are given, and `loosened` says so.
 *
 * @param ordered the order of the reports says more than whether the name stands in a title letter for letter
 * @example (await namedReports('四川 2024', reports)).read // { places: ['四川省'], years: [2024], words: [], loosened: false }
 */
export async function namedReports(
  name: string,
  reports: readonly ReportRecord[],
  ordered = false,
): Promise<{ reports: ReportRecord[]; read: NameRead }> {
  const { places, years, words } = readName(name)
  const literal = skeleton(name)
  const fits = await mapInTurns(reports, report => {
    const { id, file, title, region, year } = report
    const written = skeleton(`${title ?? ''} ${file}`)
    if (id === name || file === name || (literal !== '' && written.includes(literal))) return FIT.literal
    if (places.length === 0 && years.length === 0)
      return words.length > 0 && words.every(word => written.includes(word)) ? FIT.whole : FIT.not
    const ofPlace = places.every(({ text, regions }) =>
      region ? regions.some(({ code }) => isKeptBy(code, region.code)) : written.includes(skeleton(text)),
    )
    const ofYear =
      years.length === 0 || years.some(one => (year === null ? written.includes(`${one}`) : year === one))
    if (!ofPlace || !ofYear) return FIT.not
    if (!words.every(word => written.includes(word))) return FIT.placeAndYear
    const own = places.every(({ regions }) => regions.some(({ code }) => code === region?.code))
    return own ? FIT.whole : FIT.below
  })
  const best = fits.reduce((a, b) => Math.max(a, b), FIT.not as number)
  const least = best === FIT.placeAndYear ? FIT.placeAndYear : FIT.below
  const ranks = fits.map(fit => (ordered && fit === FIT.literal ? FIT.whole : fit))
  const found = [FIT.literal, FIT.whole, FIT.below, FIT.placeAndYear]
    .filter(fit => fit >= least)
    .flatMap(fit => reports.filter((_, i) => ranks[i] === fit))
  return {
    reports: found,
    read: {
      places: places.map(({ text, regions }) => (regions.length === 1 ? placeName(regions[0]!.name) : text)),
      years,
      words,
      loosened: best === FIT.placeAndYear,
    },
  }
}

// --- internal ---

interface Place {
  text: string
  regions: readonly Region[]
}

function readName(name: string): { places: Place[]; years: number[]; words: string[] } {
  const places: Place[] = []
  const years: number[] = []
  const rest = name.normalize('NFKC').replace(YEAR, (_, year) => {
    years.push(Number(year))
    return ' '
  })
  const words = rest
    .split(/[\s,，、]+/)
    .filter(word => word !== '')
    .flatMap(word => {
      const regions = regionsTyped(word)
      if (regions.length === 0) return withoutPlaces(word, places)
      places.push({ text: word, regions })
      return []
    })
  return { places, years: [...new Set(years)], words: words.map(skeleton).filter(word => word !== '') }
}

/** A year by itself, not the first digits of a longer number. */
const YEAR = /(?<!\d)((?:19|20)\d\d)(?!\d)年?/g

/** What is left of a word between the places that it names, which are added: of 四川省政府工作报告 政府工作报告. */
function withoutPlaces(word: string, places: Place[]): string[] {
  const left: string[] = []
  let end = 0
  const mentions = locateRegions(word, [], { counties: true })
  for (const { start, length, regions } of mentions) {
    left.push(word.slice(end, start))
    end = start + length
    places.push({ text: word.slice(start, end), regions })
  }
  return [...left, word.slice(end)]
}
