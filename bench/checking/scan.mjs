// scan.mjs — node bench/checking/scan.mjs FOLDER [N [SEED]]: N sentences of a folder with 0–30 % of their characters replaced, left
// out, put in, swapped or moved: whether each is near where a full scan finds it; and without a number or a place, whether with as few
// edits, in as many reports. The scan is a table of edits over every paragraph, with nothing of the product in it. Without
// FOLDER: seeds/.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpu, withLibrary } from '../library.mjs'
import { random } from '../speed/measure.mjs'

const { textOf } = await import('../../dist/corpus/corpus.js')
const { findStands, mostEdits } = await import('../../dist/checking/find-sentences.js')
const { MOST_PLACES } = await import('../../dist/checking/nearest-stands.js')
const { locateRegions } = await import('../../dist/regions/locate.js')
const { sentencesOf } = await import('../../dist/checking/draft-sentences.js')

const folder = resolve(process.argv[2] ?? join(fileURLToPath(new URL('.', import.meta.url)), '../../seeds'))
const wanted = Number(process.argv[3] ?? 1000)
const seed = Number(process.argv[4] ?? 16)
const next = random(seed)
const under = count => Math.floor(next() * count)

/** What stands nearer with each number or place as one this scan does not know: test/checking/find.test.ts holds those to theirs. */
const NUMBER = /[0-9%‰〇○零一二两三四五六七八九十百千万亿]/u
const hasSymbols = bones => NUMBER.test(bones) || locateRegions(bones).length > 0

const KINDS = {
  换字: (text, other) => text.splice(under(text.length), 1, other),
  漏字: text => text.splice(under(text.length), 1),
  多字: (text, other) => text.splice(under(text.length + 1), 0, other),
  颠倒: text => {
    const at = under(text.length - 1)
    text.splice(at, 2, text[at + 1], text[at])
  },
  移动: text => text.splice(under(text.length), 0, ...text.splice(under(text.length), 1 + under(4))),
}

/** The fewest edits from the whole pattern to any stretch of a paragraph, in every report where they are `most` or fewer. */
function slowStands({ units, paragraphUnit, paragraphReport }, pattern, most) {
  const least = new Map()
  const length = pattern.length
  const column = new Uint16Array(length + 1)
  for (let paragraph = 0; paragraph + 1 < paragraphUnit.length; paragraph++) {
    for (let i = 0; i <= length; i++) column[i] = i
    // Cells further down than the last that is `most` or less cannot become so before the cell above them is (Ukkonen).
    let last = Math.min(most, length)
    let best = last === length ? column[length] : most + 1
    const to = paragraphUnit[paragraph + 1] - 1
    for (let at = paragraphUnit[paragraph]; at < to; at++) {
      const unit = units[at]
      let diagonal = 0
      let above = 0
      const end = Math.min(last + 1, length)
      for (let i = 1; i <= end; i++) {
        // Below the last one every cell is too large: most + 1 stands for it.
        const left = i > last ? most + 1 : column[i]
        let edits = pattern[i - 1] === unit ? diagonal : diagonal + 1
        if (left + 1 < edits) edits = left + 1
        if (above + 1 < edits) edits = above + 1
        diagonal = left
        above = edits
        column[i] = edits
      }
      last = end
      while (last > 0 && column[last] > most) last--
      if (last === length && column[length] < best) best = column[length]
    }
    if (best > most) continue
    const report = paragraphReport[paragraph]
    if (best < (least.get(report) ?? Number.POSITIVE_INFINITY)) least.set(report, best)
  }
  const edits = [...least.values()].sort((a, b) => a - b)
  // What stands word for word has no other stands.
  return (edits[0] === 0 ? edits.filter(e => e === 0) : edits).slice(0, MOST_PLACES)
}

await withLibrary(folder, async ({ corpus }) => {
  const paragraphs = corpus.paragraphText.length - 1
  const drawn = () => {
    for (;;) {
      const sentences = [...sentencesOf(textOf(corpus, under(paragraphs)))]
      const bones = sentences[under(sentences.length)]?.bones
      if (bones && bones.length <= 150) return [...bones]
    }
  }
  const names = Object.keys(KINDS)
  const drafts = Array.from({ length: wanted }, (_, i) => {
    const text = drawn()
    const stock = drawn()
    const kind = names[i % names.length]
    const edits = under(Math.floor(text.length * 0.3) + 1)
    for (let e = 0; e < edits && text.length > 6; e++) KINDS[kind](text, stock[under(stock.length)])
    return { kind, bones: text.join('') }
  })
  console.log(
    `${folder}\n${corpus.units.length.toLocaleString()} 字 · ${corpus.reports.length} 篇 · 种子 ${seed} · ${wanted} 句\n`,
  )
  console.log('允许出入   逐字   近似   未收   与全部比对不同   处理器秒：核对、全部比对')
  for (const distance of [0.15, 0.3]) {
    let started = cpu()
    const found = await findStands(
      corpus,
      drafts.map(({ bones }) => bones),
      distance,
    )
    const took = cpu() - started
    const counts = { verbatim: 0, near: 0, absent: 0 }
    const different = []
    started = cpu()
    drafts.forEach(({ kind, bones }, i) => {
      const pattern = Uint16Array.from({ length: bones.length }, (_, at) => bones.charCodeAt(at))
      const slow = slowStands(corpus, pattern, mostEdits(bones, distance))
      counts[slow.length === 0 ? 'absent' : slow[0] === 0 ? 'verbatim' : 'near']++
      // Behind the nearest stand some that are looked at before it is told which are.
      const fast = found[i].stands.map(({ edits }) => edits).slice(0, MOST_PLACES)
      const isSame = found[i].isNear === slow.length > 0 && (hasSymbols(bones) || fast.join() === slow.join())
      if (!isSame) different.push(`    ${kind} ${bones}  ${fast.join()} ≠ ${slow.join()}`)
    })
    const row = [`${distance * 100} %`, counts.verbatim, counts.near, counts.absent, different.length]
    const cells = row.map(value => String(value).padStart(7)).join('')
    console.log(`${cells}            ${took.toFixed(1)}、${(cpu() - started).toFixed(0)}`)
    for (const line of different.slice(0, 20)) console.log(line)
  }
})
