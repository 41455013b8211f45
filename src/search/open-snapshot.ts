// open-snapshot.ts — the snapshot that is current now, opened: its engine, and a searcher over it with the segmenter
// that cut it. Not: when one is opened (follow-snapshots.ts).
import { withDictionary } from '../analysis/dictionary.ts'
import { difference, type Fingerprint, fingerprint } from '../analysis/fingerprint.ts'
import { loadFailure } from '../analysis/load-failure.ts'
import { openSegmenter, SEGMENTERS } from '../analysis/open-segmenter.ts'
import type { Segmenter, UserDictionary } from '../analysis/segmenter.ts'
import type { Engine } from '../engine/engine.ts'
import type { EngineStore, OpenedSnapshot } from '../engine/engine-store.ts'
import { JiansuoError } from '../errors.ts'
import type { Definition } from '../indicators/canonical.ts'
import type { Related } from '../query/related.ts'
import { decodeJson } from '../snapshot/columns.ts'
import { openSuggester } from '../suggest/suggester.ts'
import { createSearcher, type SnapshotSearcher } from './searcher.ts'

/** A snapshot and who answers from it. Whoever opened it closes the engine, after its last question. */
export interface SearchedSnapshot {
  engine: Engine
  searcher: SnapshotSearcher
}

/**
 * @param location the folder, or the index of a cluster, as messages name it
 * @throws JiansuoError `no-snapshot`, `bad-snapshot`; `stale-snapshot` where words would be cut otherwise than in the index
 */
export async function openSnapshot(
  store: EngineStore,
  location: string,
  definitions: readonly Definition[],
  related: Related,
): Promise<SearchedSnapshot> {
  const opened = await store.open(loadDictionary)
  const { engine, beside } = opened
  try {
    const segmenter = await segmenterFor(opened, location)
    return {
      engine,
      searcher: createSearcher(engine, segmenter, openSuggester(beside), definitions, related),
    }
  } catch (error) {
    await engine.close()
    throw error
  }
}

// --- internal ---

const nameOf = ({ segmenter }: Fingerprint) =>
  SEGMENTERS.find(candidate => segmenter.startsWith(`${candidate}@`))

/**
 * Takes a second of this thread, which has nothing else to do while others read. What is wrong will be told of the
 * snapshot.
 */
function loadDictionary(cutBy: Fingerprint): void {
  const name = nameOf(cutBy)
  if (name) void openSegmenter(name).then(load, () => {})
}

/** Now, and not while the first question waits. */
const load = (segmenter: Segmenter) => segmenter.words('')

/**
 * The segmenter that cut the index, with the user dictionary it was cut with, and no other: words cut differently would
 * silently lose passages.
 */
async function segmenterFor({ engine, beside }: OpenedSnapshot, location: string): Promise<Segmenter> {
  const { fingerprint: built } = engine.info
  const name = nameOf(built)
  const rebuild = `请重新运行 jiansuo index 建立索引 ${location}`
  if (!name)
    throw new JiansuoError('stale-snapshot', `索引由未知的分词组件 ${built.segmenter} 建立：${rebuild}`)
  const opened = await openSegmenter(name).catch(cause => {
    throw new JiansuoError(
      'stale-snapshot',
      `索引由 ${built.segmenter} 分词，这里无法加载它（${loadFailure(cause.cause)}）：请装好它，或重新运行 jiansuo index 建立索引 ${location}`,
      { cause },
    )
  })
  const segmenter = beside.dictionary
    ? withDictionary(opened, decodeJson(beside.dictionary as Uint8Array) as UserDictionary)
    : opened
  const here = fingerprint(segmenter)
  const part = difference(built, here)
  if (part) {
    const names = { segmenter: '分词组件', dictionary: '词典', skeleton: '文字归一规则' }
    throw new JiansuoError(
      'stale-snapshot',
      `建立索引后${names[part]}已改变（${built[part]} → ${here[part]}）：${rebuild}`,
    )
  }
  load(segmenter)
  return segmenter
}
