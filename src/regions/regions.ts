// regions.ts — looking divisions up by code or by name. Not: finding them inside a text (locate.ts).
import { ADDED, OTHER_NAMES } from './amendments.ts'
import { DIVISIONS } from './divisions.ts'
import { shortName } from './names.ts'
import type { Level, Region } from './region.ts'

export type { Level, Region } from './region.ts'

export const NATION = '000000'

const byCode = new Map<string, Region>()
const byName = new Map<string, Region[]>()
const byShortName = new Map<string, Region[]>()

function put(map: Map<string, Region[]>, name: string, region: Region): void {
  const known = map.get(name)
  if (!known) map.set(name, [region])
  else if (!known.includes(region)) known.push(region)
}

const DEPTH: Record<Level, number> = { 国家: 0, 省: 1, 市: 2, 县: 3, 乡: 4 }

function load(): void {
  const rows = DIVISIONS.trim()
    .split('\n')
    .map(line => [line.slice(0, 6), line.slice(6)] as const)
  const shortNames: [string, Region][] = []
  // Sorted, so that a parent always comes before its children.
  for (const [code, official] of [...ADDED, ...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parent = parentOf(code)
    const name =
      parent && official.startsWith(parent.name) && official.length > parent.name.length + 1
        ? official.slice(parent.name.length)
        : official
    const path = parent && parent.code !== NATION ? [...parent.path, name] : [name]
    const region: Region = { code, name, path }
    byCode.set(code, region)
    put(byName, name, region)
    put(byName, official, region)
    const short = shortName(name)
    if (short !== name && code !== NATION) shortNames.push([short, region])
  }
  for (const [name, code] of OTHER_NAMES) put(byName, name, byCode.get(code)!)
  addCustomaryNames()
  shortNames.sort(([, a], [, b]) => DEPTH[levelOf(a)] - DEPTH[levelOf(b)])
  for (const [short, region] of shortNames) {
    // 海南 may be the province or the prefecture, but nobody means 海南区 by it.
    const first = byShortName.get(short)?.[0]
    if (first && levelOf(first) === '省' && levelOf(region) === '县') continue
    put(byShortName, short, region)
  }
}

/** 海南州, 河南县, 鄂温克旗: autonomous divisions are called by their short name and kind, where no other bears it. */
function addCustomaryNames(): void {
  const customary = [...byCode.values()].flatMap(region => {
    const kind = /自治([州县旗])$/.exec(region.name)?.[1]
    const name = kind ? `${shortName(region.name)}${kind}` : ''
    return kind && name.length > 2 && !name.startsWith(region.name) && !byName.has(name)
      ? [[name, region] as const]
      : []
  })
  for (const [name, region] of customary) put(byName, name, region)
}

/** The division directly above, pseudo-levels left out; the nation above a province; undefined above the nation. */
export function parentOf(code: string): Region | undefined {
  if (code === NATION) return undefined
  const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, NATION]
  for (const candidate of above) {
    if (candidate !== code && byCode.has(candidate)) return byCode.get(candidate)
  }
  return undefined
}

/** The divisions above, outermost first, without the nation. */
export function ancestorsOf(code: string): Region[] {
  const above: Region[] = []
  for (let up = parentOf(code); up && up.code !== NATION; up = parentOf(up.code)) above.unshift(up)
  return above
}

/**
 * @example
 * regionByCode('429006')?.path // => ['湖北省', '天门市']
 */
export function regionByCode(code: string): Region | undefined {
  return byCode.get(code)
}

/** Every division of the data set, by code. */
export function allRegions(): Iterable<Region> {
  return byCode.values()
}

/** 国家, 省, 市 or 县, from the form of the code: 天门市 (429006) answers to its province and is 县. */
export function levelOf(region: Region): Level {
  if (region.code === NATION) return '国家'
  if (region.code.endsWith('0000')) return '省'
  return region.code.endsWith('00') ? '市' : '县'
}

/** True for the division itself and for everything below `ancestorCode`; everything is within the nation. */
export function isWithin(code: string, ancestorCode: string): boolean {
  if (ancestorCode === NATION || code === ancestorCode) return true
  if (ancestorCode.endsWith('0000')) return code.slice(0, 2) === ancestorCode.slice(0, 2)
  return ancestorCode.endsWith('00') && code.slice(0, 4) === ancestorCode.slice(0, 4)
}

/**
 * Whether a filter by a division keeps what another division reports: the division's own, and all below it. The
 * nation keeps its own only, the reports of national organs: with all below it, it would be no filter.
 */
export function isKeptBy(filterCode: string, code: string): boolean {
  return filterCode === NATION ? code === NATION : isWithin(code, filterCode)
}

/** Full and former names only, short names aside: `海南区` has one answer, `海南` none. */
export function regionsNamed(name: string): readonly Region[] {
  return byName.get(name) ?? []
}

/** Short names only. */
export function regionsShortNamed(name: string): readonly Region[] {
  return byShortName.get(name) ?? []
}

/** Every full, former and short name, for building an index over them. */
export function allNames(): { full: Iterable<string>; short: Iterable<string> } {
  return { full: byName.keys(), short: byShortName.keys() }
}

/** Whether `prefix` consists of names of `above` in order, each full or short, any of them left out. */
function isPathOf(prefix: string, above: readonly Region[]): boolean {
  if (prefix === '') return true
  return above.some((region, i) =>
    [region.name, shortName(region.name)].some(
      name => prefix.startsWith(name) && isPathOf(prefix.slice(name.length), above.slice(i + 1)),
    ),
  )
}

/** The nation as people and the pages name it. In a text it names nothing: 国家税务总局银川市税务局 is of 银川. */
const NATION_TYPED = /^国家(?:\(?中央\)?)?$/

/**
 * Divisions that a person may mean: by six-digit code, full name, former name, short name, or any of these after
 * the names of what it lies in (`内蒙古乌海市海南区`, `宁夏 › 银川市`). Several divisions of one name: all of them,
 * higher levels first. A full name hides short names. Not a division: an empty array.
 *
 * @example
 * findRegions('宁夏').map(r => r.code) // => ['640000']
 */
export function findRegions(text: string): Region[] {
  const asked = text.normalize('NFKC').replace(/[\s›>/·,，、|-]+/g, '')
  if (/^\d{6}$/.test(asked)) {
    const region = byCode.get(asked)
    return region ? [region] : []
  }
  if (NATION_TYPED.test(asked)) return [byCode.get(NATION)!]
  for (let start = 0; start < asked.length; start++) {
    const name = asked.slice(start)
    const prefix = asked.slice(0, start)
    for (const map of [byName, byShortName]) {
      const found = (map.get(name) ?? []).filter(region => isPathOf(prefix, ancestorsOf(region.code)))
      if (found.length > 0) return found.sort((a, b) => DEPTH[levelOf(a)] - DEPTH[levelOf(b)])
    }
  }
  return []
}

/**
 * The divisions that a word typed among others names. One character, or digits, are rather a word than a place.
 *
 * @example
 * regionsTyped('宁夏').map(r => r.code) // => ['640000']
 */
export const regionsTyped = (word: string): Region[] =>
  word.length > 1 && !/^\d+$/.test(word) ? findRegions(word) : []

load()
