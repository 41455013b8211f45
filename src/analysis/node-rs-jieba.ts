// node-rs-jieba.ts — the stand-in: jieba-rs, prebuilt for every platform. Not: choosing it.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { wordsInPieces } from './pieces.ts'
import { listedWords, type Segmenter } from './segmenter.ts'

const require = createRequire(import.meta.url)

export async function loadNodeRsJieba(): Promise<Segmenter> {
  const { Jieba } = await import('@node-rs/jieba')
  const { dict } = await import('@node-rs/jieba/dict.js')
  let loaded: InstanceType<typeof Jieba> | undefined
  const jieba = () => {
    loaded ??= Jieba.withDict(dict)
    return loaded
  }
  return {
    name: `@node-rs/jieba@${(require('@node-rs/jieba/package.json') as { version: string }).version}`,
    dictionary: createHash('sha256').update(dict).digest('hex').slice(0, 16),
    words: text => wordsInPieces(text, piece => jieba().cut(piece, true)),
    allWords: text => jieba().cutAll(text),
    vocabulary: () => listedWords(Buffer.from(dict).toString('utf8')),
  }
}
