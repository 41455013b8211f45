// segmenters.ts — which segmenters this machine can load: tests of one that it cannot are skipped by name.
import { openSegmenter, SEGMENTERS } from '../../src/analysis/open-segmenter.ts'
import type { SegmenterName } from '../../src/analysis/segmenter.ts'

export const loadable: ReadonlySet<SegmenterName> = new Set(
  (
    await Promise.all(
      SEGMENTERS.map(async name => {
        const opened = await openSegmenter(name).catch(() => null)
        return opened ? name : null
      }),
    )
  ).filter(name => name !== null),
)
