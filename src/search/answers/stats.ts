// stats.ts — what an index holds, in numbers. Not: what of it is doubtful (quality.ts).
import type { Stats } from '../../api/service.ts'
import { earlierFirst } from '../../report/years.ts'
import type { Opened } from '../opened.ts'

export function createStats({ engine, segmenter }: Opened) {
  return async (): Promise<Stats> => {
    const { version, reports, passages, paragraphs, builtAt, fingerprint, skipped } = engine.info
    const records = await engine.reports()
    const years = new Map<number | null, number>()
    for (const { year } of records) years.set(year, (years.get(year) ?? 0) + 1)
    return {
      indexVersion: version,
      builtAt,
      reports,
      passages,
      paragraphs,
      characters: records.reduce((sum, { characters }) => sum + characters, 0),
      regions: new Set(records.map(({ region }) => region?.code).filter(code => code !== undefined)).size,
      years: [...years]
        .map(([year, reports]) => ({ year, reports }))
        .sort((a, b) => earlierFirst(a.year, b.year)),
      analysis: {
        ...fingerprint,
        ...(segmenter.userDictionary && {
          userDictionary: {
            file: segmenter.userDictionary.file,
            words: segmenter.userDictionary.words.length,
          },
        }),
      },
      skipped,
    }
  }
}
