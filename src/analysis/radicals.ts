// radicals.ts — CJK radical forms to the ideographs they stand for. Not: anything NFKC already folds.

/**
 * PDF files often spell 长 as U+2ED3 (⻓). NFKC folds the Kangxi radicals (U+2F00–2FD5) but not this block,
 * U+2E80–2EF3, so the pairs come from Unicode's EquivalentUnifiedIdeograph.txt (18.0.0).
 * One string, in the order of the block from U+2E81; `·` marks a place without an equivalent (U+2E9A is unassigned).
 */
const SUPPLEMENT_FROM = 0x2e81
const SUPPLEMENT = [
  '厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵·旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤',
  '覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟',
].join('')

/** Radical → ideograph. Two UTF-16 units where the ideograph lies outside the basic plane. */
export const radicals: ReadonlyMap<string, string> = new Map(
  Array.from(SUPPLEMENT)
    .map((ideograph, i): [string, string] => [String.fromCharCode(SUPPLEMENT_FROM + i), ideograph])
    .filter(([, ideograph]) => ideograph !== '·'),
)

/**
 * Replaces every radical form by its ideograph.
 *
 * @example foldRadicals('⻓') // => '长'
 */
export const foldRadicals = (text: string): string =>
  text.replace(/[\u2E80-\u2EFF]/g, radical => radicals.get(radical) ?? radical)
