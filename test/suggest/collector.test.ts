// Suggestions collected on a thread are those collected here, and a thread that fails costs nothing but time.
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { withDictionary } from '../../src/analysis/dictionary.ts'
import { openSegmenter } from '../../src/analysis/open-segmenter.ts'
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import { collectSuggestions } from '../../src/suggest/collect.ts'
import * as sources from '../../src/suggest/collector.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { reportOf, textsOf } from './corpus.ts'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))
const { openCollector } = (await import(
  pathToFileURL(join(DIST, 'suggest', 'collector.js')).href
)) as typeof sources

const reports = [
  reportOf([
    '推进双随机、一公开监管',
    '行政复议体制改革',
    '双随机、一公开监管全覆盖',
    '行政复议体制改革方案',
  ]),
]
const words = ['体制改革方案']

const LARGE = { bytes: 8_000_000, threads: 2 }

describe('a collector', () => {
  let segmenter: Segmenter
  beforeAll(async () => {
    segmenter = await openSegmenter()
  })

  it.each([false, true])(
    'with a dictionary: %s, gives on a thread what it gives here',
    async hasDictionary => {
      const own = hasDictionary ? withDictionary(segmenter, { file: 'words.txt', words }) : segmenter
      const texts = textsOf(reports, own)
      const expected = collectSuggestions(texts, own, { favoured: new Set(hasDictionary ? words : []) })
      expect(expected.suggestionHits.length).toBeGreaterThan(2)
      for (const options of [LARGE, { ...LARGE, threads: 1 }, { ...LARGE, bytes: 7_999_999 }]) {
        for (const isPrepared of [false, true]) {
          const collector = openCollector(own, options)
          if (isPrepared) collector.prepare()
          expect(await collector.collect(texts)).toEqual(expected)
        }
      }
    },
  )

  it('asks one thread again and again: a second dictionary would take its memory for ever', async () => {
    const texts = textsOf(reports, segmenter)
    const resident = () => process.memoryUsage().rss / 2 ** 20
    await openCollector(segmenter, LARGE).collect(texts)
    const before = resident()
    for (let i = 0; i < 3; i++) await openCollector(segmenter, LARGE).collect(texts)
    expect(resident() - before).toBeLessThan(200) // each dictionary takes 250
  })

  it('is interrupted at once, and collects again afterwards', async () => {
    const texts = textsOf(reports, segmenter)
    const abort = new AbortController()
    const answer = openCollector(segmenter, LARGE).collect(texts, abort.signal)
    abort.abort(new Error('enough'))
    await expect(answer).rejects.toThrow('enough')
    await expect(openCollector(segmenter, LARGE).collect(texts, abort.signal)).rejects.toThrow('enough')
    expect(await openCollector(segmenter, LARGE).collect(texts)).toEqual(collectSuggestions(texts, segmenter))
  })

  it('does here what a thread cannot: with another segmenter, without built files', async () => {
    for (const { open, own } of [
      { open: openCollector, own: toySegmenter },
      { open: sources.openCollector, own: segmenter },
    ]) {
      const texts = textsOf(reports, own)
      const collector = open(own, LARGE)
      collector.prepare()
      expect((await collector.collect(texts)).suggestionHits.length).toBeGreaterThan(0)
    }
  })

  it('outlives a thread that breaks down', async () => {
    const texts = textsOf(reports, segmenter)
    const broken = openCollector(segmenter, LARGE).collect({
      ...texts,
      columns: { ...texts.columns, reports: new Uint8Array([123]) },
    })
    await expect(broken).rejects.toThrow(SyntaxError)
    expect(await openCollector(segmenter, LARGE).collect(texts)).toEqual(collectSuggestions(texts, segmenter))
  })

  it('tells of a failure here to whoever waits', async () => {
    const broken: Segmenter = {
      ...toySegmenter,
      words() {
        throw new Error('no words')
      },
    }
    const collected = openCollector(broken, LARGE).collect(textsOf(reports, segmenter))
    await expect(collected).rejects.toThrow('no words')
  })
})
