// main.mjs — node bench/keyness/main.mjs FOLDER [PATTERN] [SPLITS]: reports whose file name has PATTERN, which should be
// alike, split at random: in how many splits a word is called key. Every one of them is a false alarm.
import { resolve } from 'node:path'
import { withLibrary } from '../library.mjs'
import { random } from '../speed/measure.mjs'

const { openSegmenter } = await import('../../dist/analysis/open-segmenter.js')
const { keyWords } = await import('../../dist/keyness/keyness.js')
const { wordSets } = await import('../../dist/keyness/word-sets.js')

const folder = resolve(process.argv[2] ?? 'seeds')
const pattern = new RegExp(process.argv[3] ?? '政府工作报告')
const splits = Number(process.argv[4] ?? 200)
const next = random(16)

await withLibrary(folder, async ({ engine }) => {
  const { words, byReport } = await wordSets(engine.contents(), await openSegmenter())
  const reports = (await engine.reports()).filter(({ file, title }) => pattern.test(title ?? file))
  const sets = reports.map(({ id }) => byReport.get(id))
  const total = new Uint32Array(words.length)
  for (const own of sets) for (const word of own) total[word]++
  let [alarms, called] = [0, 0]
  for (let split = 0; split < splits; split++) {
    const order = sets.map((own, i) => ({ own, key: next(), i })).sort((a, b) => a.key - b.key)
    const size = 10 + Math.floor(next() * Math.max(1, sets.length - 20))
    const some = new Uint32Array(words.length)
    for (const { own } of order.slice(0, size)) for (const word of own) some[word]++
    const counted = words.map((text, i) => ({ text, some: some[i], others: total[i] - some[i] }))
    const key = await keyWords(counted, size, sets.length - size)
    if (key.length > 0) alarms++
    called += key.length
  }
  console.log(
    `${reports.length} 篇相近的报告，${words.length.toLocaleString()} 个词，随机分成两组 ${splits} 次`,
  )
  console.log(`有误报的 ${alarms} 次（${((100 * alarms) / splits).toFixed(1)} %），误报的词共 ${called} 个`)
})
