// plant.mjs — one change of a kind put into a sentence, by rules of its own: nothing of the product takes part but the
// names of divisions. Not: finding it again.
const { allRegions } = await import('../../dist/regions/regions.js')

export const KINDS = ['number', 'year', 'place', 'negation']

const NAMES = [...allRegions()]
  .map(({ name }) => name)
  .filter(name => /^[\p{sc=Han}]{2,}[省市县区州]$/u.test(name) && name.length > 2)

const pick = (list, next) => list[Math.floor(next() * list.length)]
const replaceAt = (text, at, length, by) => text.slice(0, at) + by + text.slice(at + length)

/** @returns the sentence with one change, or null where it has nothing of the kind */
export function plant(kind, text, next) {
  if (kind === 'number') {
    // 3. and （3） before a sentence, and [3] in it, are no content.
    const arranging = [
      ...text.matchAll(/^\d{1,3}(?=[.．、)）](?!\d))|(?<=[（([［])\d{1,3}(?=[）)\]］])/g),
    ].map(m => m.index)
    const numbers = [...text.matchAll(/\d+(?:\.\d+)?(?!\d*年)/g)].filter(
      m => !/^(19|20)\d\d$/.test(m[0]) && !arranging.includes(m.index),
    )
    if (numbers.length === 0) return null
    const { 0: number, index } = pick(numbers, next)
    const digits = [...number.matchAll(/\d/g)]
    const { index: at } = pick(digits, next)
    const digit = String((Number(number[at]) + 1 + Math.floor(next() * 8)) % 10)
    return replaceAt(text, index + at, 1, digit)
  }
  if (kind === 'year') {
    const years = [...text.matchAll(/(?<!\d)20\d\d(?=年)/g)]
    if (years.length === 0) return null
    const { 0: year, index } = pick(years, next)
    return replaceAt(text, index, 4, String(Number(year) + (next() < 0.5 ? -1 : 1)))
  }
  if (kind === 'place') {
    const found = NAMES.map(name => ({ name, index: text.indexOf(name) })).filter(({ index }) => index >= 0)
    if (found.length === 0) return null
    const { name, index } = found.sort((a, b) => b.name.length - a.name.length)[0]
    const other = pick(
      NAMES.filter(n => n !== name && n.at(-1) === name.at(-1)),
      next,
    )
    if (other === undefined) return null
    return replaceAt(text, index, name.length, other)
  }
  const negations = [...text.matchAll(/不得|不予|未经|不能|没有|不(?=[准许应宜])/g)]
  if (negations.length > 0) {
    const { 0: word, index } = pick(negations, next)
    const opposite = { 不得: '可以', 不予: '予以', 未经: '经', 不能: '能够', 没有: '有', 不: '' }[word]
    return replaceAt(text, index, word.length, opposite)
  }
  const duties = [...text.matchAll(/应当|可以|必须|能够/g)]
  if (duties.length === 0) return null
  const { 0: word, index } = pick(duties, next)
  return replaceAt(
    text,
    index,
    word.length,
    { 应当: '不应当', 可以: '不可以', 必须: '不必', 能够: '不能' }[word],
  )
}

const WORDS = [...'加强推进完善落实提升优化深化健全规范促进开展组织实施保障服务建设']

/** How names of divisions begin: 兴庆 as well as 兴庆区, 中华. */
const PLACES = new Set([...allRegions()].map(({ name }) => name.slice(0, 2)))

/** One or two characters that are no number, place or negation replaced, left out or doubled; null where there are none. */
export function changeWord(text, next) {
  const usable = [
    ...text.matchAll(/[\p{sc=Han}](?<![〇零一二两三四五六七八九十百千万亿不未无没非否勿毋莫禁])/gu),
  ].filter(
    ({ index }) => !PLACES.has(text.slice(index, index + 2)) && !PLACES.has(text.slice(index - 1, index + 1)),
  )
  if (usable.length < 10) return null
  let changed = text
  for (let i = 0; i < 2; i++) {
    const { index } = pick(usable, next)
    if (changed[index] !== text[index]) continue
    changed = replaceAt(changed, index, 1, pick(WORDS, next))
  }
  return changed === text ? null : changed
}
