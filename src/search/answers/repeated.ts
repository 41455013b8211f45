// repeated.ts — what is there twice: the same text, the same body under other titles, one number with two titles, texts
// nearly the same. Not: other doubts about the data (quality.ts).
import { createHash } from 'node:crypto'
import { skeleton } from '../../analysis/skeleton.ts'
import type { ReportName } from '../../api/hit.ts'
import type { Quality } from '../../api/quality.ts'
import type { ReportContent, ReportRecord } from '../../engine/engine.ts'
import { JiansuoError } from '../../errors.ts'
import { nearDuplicates } from '../../reuse/near-duplicates.ts'
import type { Library } from '../library.ts'

type Repeated = Pick<Quality, 'sameText' | 'otherTitles' | 'sameNumber' | 'nearTexts'>

/** Collects while the contents of a library stream by. */
export interface Repeats {
  add(content: ReportContent): void
  /** Needs the library laid out; `nearTexts` is null where it is too large for that. */
  finish(library: Library): Promise<Repeated>
}

export function collectRepeats(): Repeats {
  const byText = new Map<string, ReportRecord[]>()
  const byBody = new Map<string, ReportRecord[]>()
  const byNumber = new Map<string, ReportRecord[]>()
  return {
    add({ report, passages }) {
      group(byText, textHash(passages), report)
      const body = passages.filter(({ kind }) => kind !== 'title')
      // A notice of one line is the same everywhere.
      if (report.title !== null && lengthOf(body) >= SHORTEST_BODY) group(byBody, textHash(body), report)
      const number = report.documentNumber && skeleton(report.documentNumber)
      if (number && report.title !== null) group(byNumber, number, report)
    },
    async finish(library) {
      const sameText = repeated(byText)
      return {
        sameText: listing(sameText.map(reports => ({ reports: reports.map(named) }))),
        otherTitles: listing(
          repeated(byBody)
            .filter(hasSeveralTitles)
            .map(reports => ({ reports: reports.map(named) })),
        ),
        sameNumber: listing(
          repeated(byNumber)
            .filter(hasSeveralTitles)
            .map(reports => ({ number: reports[0]!.documentNumber!, reports: reports.map(named) })),
        ),
        nearTexts: await nearTexts(library, [...byText.values()]),
      }
    },
  }
}

export const named = ({ id, file, title }: ReportRecord): ReportName => ({ id, file, title })

/** Adds a report to the group of its key. */
export function group(groups: Map<string, ReportRecord[]>, key: string, record: ReportRecord): void {
  const members = groups.get(key)
  if (members) members.push(record)
  else groups.set(key, [record])
}

/** The groups that have several. */
export const repeated = (groups: ReadonlyMap<string, ReportRecord[]>): ReportRecord[][] =>
  [...groups.values()].filter(({ length }) => length > 1)

// --- internal ---

/** UTF-16 units. */
const SHORTEST_BODY = 50

const listing = <Item>(items: Item[]) => ({ total: items.length, items })

const hasSeveralTitles = (reports: readonly ReportRecord[]) =>
  new Set(reports.map(({ title }) => skeleton(title ?? ''))).size > 1

async function nearTexts(
  library: Library,
  sameTexts: readonly ReportRecord[][],
): Promise<Repeated['nearTexts']> {
  try {
    const corpus = await library.corpus()
    const textOf = new Map(sameTexts.flatMap((reports, i) => reports.map(({ id }) => [id, i] as const)))
    const pairs = await nearDuplicates(corpus, await library.signposts())
    const items = pairs.flatMap(({ reports, share }) => {
      const [one, other] = reports.map(number => corpus.reports[number]!)
      return textOf.get(one!.id) === textOf.get(other!.id)
        ? []
        : [{ share, reports: [named(one!), named(other!)] }]
    })
    return listing(items)
  } catch (error) {
    if (error instanceof JiansuoError && error.code === 'bad-query') return null
    throw error
  }
}

const lengthOf = (passages: ReportContent['passages']) =>
  passages.reduce((sum, { start, end }) => sum + end - start, 0)

/** Without white space, so that the same text wrapped otherwise is the same. */
function textHash(passages: ReportContent['passages']): string {
  const hash = createHash('sha1')
  for (const { paragraph, start, end } of passages)
    hash.update(paragraph.slice(start, end).replace(/\s+/g, ''))
  return hash.digest('hex')
}
