// Suggestions collected on a thread are those collected here, and a thread that ends is told.
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { withDictionary } from '../../src/analysis/dictionary.ts'
import { openSegmenter } from '../../src/analysis/open-segmenter.ts'
import type { Segmenter } from '../../src/analysis/segmenter.ts'
import { collectSuggestions } from '../../src/suggest/collect.ts'
import * as sources from '../../src/suggest/collector.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { columnsOf, reportOf } from './corpus.ts'

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

describe('a collector', () => {
  let segmenter: Segmenter
  beforeAll(async () => {
    segmenter = await openSegmenter()
  })

  it.each([false, true])(
    'with a dictionary: %s, gives on a thread what it gives here',
    async hasDictionary => {
      const own = hasDictionary ? withDictionary(segmenter, { file: 'words.txt', words }) : segmenter
      const columns = columnsOf(reports, own)
      const expected = collectSuggestions(columns, own, { favoured: new Set(hasDictionary ? words : []) })
      expect(expected.suggestionHits.length).toBeGreaterThan(2)
      for (const isBeside of [false, true]) {
        for (const isPrepared of [false, true]) {
          const collector = openCollector(own, isBeside)
          if (isPrepared) collector.prepare()
          expect(await collector.collect(columns)).toEqual(expected)
          await collector.close()
        }
      }
    },
  )

  it('tells whoever waits that the thread was ended, and nobody else', async () => {
    const collector = openCollector(segmenter, true)
    const answer = collector.collect(columnsOf(reports, segmenter))
    await collector.close()
    await expect(answer).rejects.toMatchObject({
      code: 'bad-report',
      message: expect.stringMatching(/线程.*请/),
    })
    const unasked = openCollector(segmenter, true)
    unasked.prepare()
    await unasked.close()
  })

  it('collects here with a segmenter that a thread could not open, and without built files', async () => {
    for (const { openCollector: open, own } of [
      { openCollector, own: toySegmenter },
      { openCollector: sources.openCollector, own: segmenter },
    ]) {
      const columns = columnsOf(reports, own)
      const collector = open(own, true)
      expect(await collector.collect(columns)).toEqual(collectSuggestions(columns, own))
      await collector.close()
    }
  })
})
