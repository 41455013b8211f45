// open-segmenter.ts — which segmenter this machine can load. Not: what one owes (segmenter.ts).
import { JiansuoError } from '../errors.ts'
import { loadFailure } from './load-failure.ts'
import type { Segmenter, SegmenterName } from './segmenter.ts'

/** In order of preference: the second stands in where the first could be neither fetched nor compiled. */
export const SEGMENTERS: readonly SegmenterName[] = ['nodejieba', '@node-rs/jieba']

/**
 * Loads a segmenter: the named one, else the first that this machine can load. Its dictionary is loaded when it is
 * first asked to cut: that takes about a second.
 *
 * @example (await openSegmenter()).words('推进依法行政') // => ['推进', '依法行政']
 * @throws JiansuoError `bad-config` when the named one, or every one, fails to load.
 */
export async function openSegmenter(name?: SegmenterName): Promise<Segmenter> {
  const failures: unknown[] = []
  for (const candidate of name ? [name] : SEGMENTERS) {
    try {
      return await load(candidate)
    } catch (cause) {
      failures.push(cause)
    }
  }
  const asked = name ?? SEGMENTERS.join('、')
  throw new JiansuoError(
    'bad-config',
    `分词组件 ${asked} 无法加载：请重新安装（npm ci），或用为这个系统（${process.platform}-${process.arch}）做的归档（${failures.map(loadFailure).join('；')}）`,
    { cause: failures[0] },
  )
}

// --- internal ---

// Loading twice would cost the memory twice; the dictionaries never change while a process lives.
const loaded = new Map<SegmenterName, Promise<Segmenter>>()

function load(name: SegmenterName): Promise<Segmenter> {
  let segmenter = loaded.get(name)
  if (!segmenter) {
    segmenter =
      name === 'nodejieba'
        ? import('./nodejieba.ts').then(m => m.loadNodejieba())
        : import('./node-rs-jieba.ts').then(m => m.loadNodeRsJieba())
    loaded.set(name, segmenter)
  }
  return segmenter
}
