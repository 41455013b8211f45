// segmenter.ts — the interface to whatever knows Chinese words, and which one is used. Not: a dictionary.
import { JiansuoError } from '../errors.ts'
import type { UserDictionary } from './dictionary.ts'

/**
 * Cuts text into words. A segmenter never changes, adds or drops a character of well-formed text:
 * joining `words(text)` gives `text` back.
 */
export interface Segmenter {
  /** Name and version, e.g. `nodejieba@3.5.8`. */
  readonly name: string
  /** SHA-256 over the dictionaries it cuts with, the first 16 hex digits; `+` and those of a user dictionary. */
  readonly dictionary: string
  /** The words somebody listed, where there are any: see `withDictionary`. */
  readonly userDictionary?: UserDictionary
  /** The most likely words, unknown ones guessed (HMM). */
  words(text: string): string[]
  /** Every dictionary word of two characters or more that occurs, overlapping ones too, plus what no word covers. */
  allWords(text: string): string[]
  /**
   * The words that `allWords` knows, where the segmenter tells. In a run of Han characters it has every occurrence of
   * every one of them, so a search for these words finds what it finds.
   */
  vocabulary?(): Iterable<string>
}

export type SegmenterName = 'nodejieba' | '@node-rs/jieba'

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
    `分词组件 ${asked} 无法加载：请在项目目录运行 npm ci 重新安装（${failures.map(f => (f as Error).message?.split('\n')[0]).join('；')}）`,
    { cause: failures[0] },
  )
}

/** The words of a jieba dictionary, one a line before frequency and tag. */
export function listedWords(dictionary: string): string[] {
  return dictionary
    .split('\n')
    .map(line => line.split(' ', 1)[0]!.trim())
    .filter(word => word !== '')
}

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
