// main.mjs — npm run bench:checking -- FOLDER [N [SEED]]: N sentences of a folder with a number, year, place or negation
// changed: how many are flagged; N with other words changed: how many are flagged that should not be; and what a draft
// of 20,000 characters takes. Without FOLDER: the samples in seeds/.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpu, withLibrary } from '../library.mjs'
import { random } from '../speed/measure.mjs'
import { changeWord, KINDS, plant } from './plant.mjs'

const { textOf } = await import('../../dist/corpus/corpus.js')
const { checkDraft } = await import('../../dist/checking/check-draft.js')
const { isFlagged } = await import('../../dist/checking/key-differences.js')
const { sentencesOf } = await import('../../dist/checking/draft-sentences.js')

const folder = resolve(process.argv[2] ?? join(fileURLToPath(new URL('.', import.meta.url)), '../../seeds'))
const wanted = Number(process.argv[3] ?? 500)
const seed = Number(process.argv[4] ?? 16)
const next = random(seed)

await withLibrary(folder, async ({ corpus, engine }) => {
  const paragraphs = corpus.paragraphText.length - 1
  const drawn = () => {
    for (;;) {
      const sentences = [...sentencesOf(textOf(corpus, Math.floor(next() * paragraphs)))]
      const sentence = sentences[Math.floor(next() * sentences.length)]
      if (sentence && sentence.bones.length >= 20 && sentence.bones.length <= 120) return sentence.text
    }
  }
  const check = draft => checkDraft(corpus, engine.info, draft)
  /** All in one draft, a line each: the library is passed once. */
  const checkLines = async drafts => {
    const { sentences } = await check(drafts.join('\n'))
    let start = 0
    return drafts.map(draft => {
      const end = start + draft.length
      const own = sentences.filter(sentence => start <= sentence.start && sentence.start < end)
      start = end + 1
      return own
    })
  }
  console.log(
    `${folder}\n${corpus.units.length.toLocaleString()} 字 · ${corpus.reports.length} 篇 · 种子 ${seed}\n`,
  )
  for (const kind of KINDS) {
    const planted = []
    for (let tries = 0; planted.length < wanted / KINDS.length && tries < 20_000; tries++) {
      const source = drawn()
      const draft = plant(kind, source, next)
      if (draft !== null) planted.push({ source, draft })
    }
    const checked = await checkLines(planted.map(({ draft }) => draft))
    let [flagged, verbatim] = [0, 0]
    const missed = []
    checked.forEach((sentences, i) => {
      if (sentences.some(isFlagged)) flagged++
      else if (sentences.every(({ verdict }) => verdict === 'verbatim')) verbatim++
      else missed.push({ ...planted[i], verdicts: sentences.map(s => s.verdict).join() })
    })
    console.log(
      `${kind.padEnd(9)} 改动 ${planted.length} 句，标出 ${flagged}，别处逐字有此句 ${verbatim}，漏 ${missed.length}`,
    )
    for (const { source, draft, verdicts } of missed.slice(0, 8))
      console.log(`    漏（${verdicts}）${source}\n      → ${draft}`)
  }
  const changed = []
  while (changed.length < wanted) {
    const draft = changeWord(drawn(), next)
    if (draft !== null) changed.push(draft)
  }
  const wrong = (await checkLines(changed)).flatMap((sentences, i) =>
    sentences.some(isFlagged)
      ? [
          `    ${changed[i]}\n      ${JSON.stringify(sentences.flatMap(s => s.matches[0]?.differences ?? []))}`,
        ]
      : [],
  )
  const share = ((100 * wrong.length) / changed.length).toFixed(1)
  console.log(`其他文字  改动 ${changed.length} 句，误标 ${wrong.length}（${share} %）`)
  for (const line of wrong.slice(0, 8)) console.log(line)

  let draft = ''
  while (draft.length < 20_000) draft += next() < 0.5 ? drawn() : (changeWord(drawn(), next) ?? '')
  const started = cpu()
  const { counts } = await check(draft)
  console.log(
    `\n${draft.length} 字的文稿：${(cpu() - started).toFixed(2)} s 处理器时间，${JSON.stringify(counts)}`,
  )
})
