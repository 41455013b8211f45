// latency.mjs — how long a suggestion takes, and what suggestions cost an index. Not: whether they are good.
//
//   npm run build && node bench/suggest/latency.mjs [INDEX_DIR]
//
// Asks what a person typing the entries themselves would ask: their beginnings, their insides, their pinyin, and
// things that do not occur. One thread, this process.
import { openSegmenter } from '../../dist/analysis/open-segmenter.js'
import { readSnapshot } from '../../dist/snapshot/read.js'
import { collectSuggestions } from '../../dist/suggest/collect.js'
import { nearest } from '../../dist/suggest/nearest.js'
import { openSuggester } from '../../dist/suggest/suggester.js'
import { percentiles } from '../speed/measure.mjs'

const { columns, manifest } = await readSnapshot(process.argv[2] ?? 'index')
const segmenter = await openSegmenter()
segmenter.words('行政复议') // the dictionaries are loaded once, whoever asks first

const timed = run => {
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  run()
  const { user, system } = process.cpuUsage(cpu)
  return { ms: Math.round(performance.now() - wall), cpuMs: Math.round((user + system) / 1000) }
}
let suggester
const opening = timed(() => {
  suggester = openSuggester(columns)
})

const entries = columns.suggestionHits.length
const bytes = Object.entries(columns)
  .filter(([name]) => name.startsWith('suggestion'))
  .reduce((sum, [, column]) => sum + column.byteLength, 0)
const pinyin = suggester.pinyin.split('\n')
const typed = i => {
  const number = (i * 7919) % entries
  const text = suggester.entry(number).text
  if (i % 4 === 0) return text.slice(0, 1 + (i % 5))
  if (i % 4 === 1) return text.slice(1, 3 + (i % 3))
  if (i % 4 === 2) return pinyin[number].slice(0, 1 + (i % 9))
  return `${text.slice(0, 4)}无`
}
const mistyped = i => {
  const characters = [...suggester.entry((i * 7919) % entries).text]
  characters[i % characters.length] = '瘿'
  return characters.join('')
}

/** Milliseconds by the clock, and of the processor: the second stays true on a busy machine. */
async function measure(times, ask) {
  for (let i = 0; i < 500; i++) await ask(i)
  const clock = []
  const processor = []
  for (let i = 0; i < times; i++) {
    const [cpu, started] = [process.cpuUsage(), performance.now()]
    await ask(i)
    clock.push(performance.now() - started)
    const { user, system } = process.cpuUsage(cpu)
    processor.push((user + system) / 1000)
  }
  const rounded = taken =>
    Object.fromEntries(Object.entries(percentiles(taken)).map(([name, ms]) => [name, Number(ms.toFixed(2))]))
  return { clock: rounded(clock), processor: rounded(processor) }
}

console.log({
  passages: manifest.counts.passages,
  entries,
  bytes,
  opening,
  suggest: await measure(5000, i => suggester.suggest(typed(i), 8)),
  nearest: await measure(1000, i => nearest(suggester, mistyped(i))),
  // Last: what it leaves behind would be tidied up in the middle of a suggestion.
  collecting: timed(() => collectSuggestions({ columns, files: {} }, segmenter)),
})
