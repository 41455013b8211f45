// indexes.ts — what is loaded, how old it is, whether a newer one cannot be. Not: requests.
import type { Searcher } from '../../search/searcher.ts'
import { readBlockCounts } from '../../snapshot/block-cache.ts'
import type { SnapshotWatch } from '../snapshot-watch.ts'
import { labels, metric } from './exposition.ts'

export interface MeasuredIndex {
  /** Of the collection; empty for the first index, which has no label. */
  name: string
  searcher: Searcher
  watch?: SnapshotWatch | undefined
}

/** @param version of the program */
export async function indexLines(version: string, indexes: readonly MeasuredIndex[]): Promise<string[]> {
  const found = await Promise.all(
    indexes.map(async ({ name, searcher, watch }) => ({
      of: name ? { collection: name } : {},
      stats: searcher.ready() ? await searcher.stats() : null,
      watch,
    })),
  )
  type Found = (typeof found)[number]
  const gauge = (name: string, help: string, value: (one: Found) => number | null, type = 'gauge') =>
    metric(
      name,
      type,
      help,
      found.flatMap(one => {
        const number = value(one)
        return number === null ? [] : [[Object.keys(one.of).length ? labels(one.of) : '', number] as const]
      }),
    )
  const built = (one: Found) => (one.stats ? Date.parse(one.stats.builtAt) / 1000 : null)
  return [
    ...gauge('jiansuo_ready', '1 when a snapshot is loaded.', ({ stats }) => (stats ? 1 : 0)),
    ...metric(
      'jiansuo_info',
      'gauge',
      'Versions of the program and of the loaded snapshot.',
      found.map(({ of, stats }) => [labels({ version, index_version: stats?.indexVersion ?? '', ...of }), 1]),
    ),
    ...gauge('jiansuo_index_built_timestamp_seconds', 'When it was built, in seconds since 1970.', built),
    ...gauge('jiansuo_index_age_seconds', 'How long ago it was built.', one => {
      const at = built(one)
      return at === null ? null : Math.max(0, Math.round(Date.now() / 1000 - at))
    }),
    ...gauge('jiansuo_index_reports', 'Reports in it.', ({ stats }) => stats?.reports ?? null),
    ...gauge('jiansuo_index_passages', 'Passages in it.', ({ stats }) => stats?.passages ?? null),
    ...gauge(
      'jiansuo_index_skipped',
      'Files that could not be read when it was built.',
      ({ stats }) => stats?.skipped.length ?? null,
    ),
    ...gauge(
      'jiansuo_snapshot_load_failures_total',
      'Attempts to load a newer snapshot that failed.',
      ({ watch }) => watch?.failures() ?? null,
      'counter',
    ),
    ...gauge(
      'jiansuo_snapshot_failing',
      '1 while a newer snapshot cannot be loaded, or the folder has none any more.',
      ({ watch }) => (watch ? (watch.failing() ? 1 : 0) : null),
    ),
    ...gauge(
      'jiansuo_cache_hits_total',
      'Answers given again.',
      ({ watch }) => watch?.cache().hits ?? null,
      'counter',
    ),
    ...gauge(
      'jiansuo_cache_misses_total',
      'Answers found anew.',
      ({ watch }) => watch?.cache().misses ?? null,
      'counter',
    ),
    ...gauge(
      'jiansuo_block_hits_total',
      'Stretches of columns on disk that were kept in memory (--memory).',
      ({ watch }) => (watch ? readBlockCounts(watch.blocks).hits : null),
      'counter',
    ),
    ...gauge(
      'jiansuo_block_misses_total',
      'Stretches of columns on disk that were read (--memory).',
      ({ watch }) => (watch ? readBlockCounts(watch.blocks).misses : null),
      'counter',
    ),
  ]
}
