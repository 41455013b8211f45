// edges.ts — words that no suggestion begins or ends with, such as particles. Not: stop words, which search does not have.

/** Particles, conjunctions, adverbs, auxiliary verbs and such measure words as stand alone in running text. */
const FUNCTION_WORDS = new Set(
  `的 了 和 与 及 或 或者 以及 并 并且 而 且 但 但是 然而 如 如果 若 因 因为 由于 因此 所以 则 即 既 又 也 都 均 皆 就 才 还 再 更 最 很 较
  在 对 对于 于 由 从 自 向 往 到 至 为 为了 以 将 把 被 使 让 给 按 按照 依 依照 依据 根据 据 关于 经 经过 通过 随着 除 除了 同 跟 比 当 之 者 所
  是 有 无 不 未 没有 非 可 可以 能 能够 会 应 应当 应该 须 必须 需 需要 要 得 不得 不能 不应 不可 想 愿 敢 已 已经 曾 正 正在 着 过 起 来 去 上 下 中 内 外
  前 后 里 间 时 时候 之间 之前 之后 以上 以下 以内 以外 以来 以前 以后 其中 期间 方面 等 等等 其 其他 其它 该 各 各种 各个 每 每个 某 本 此 这 那 这些 那些
  这个 那个 这样 那样 什么 怎么 如何 何 哪 我 你 他 她 它 我们 你们 他们 她们 它们 自己 我县 我市 我区 我省 我州 我镇 我局 本市 本县 本区 本省 本法 本条例 本办法 本规定
  个 项 次 名 件 条 款 份 家 人次 起 场 余 多 余件 年 月 日 号 第 一 二 三 四 五 六 七 八 九 十 百 千 万 亿 两 几 一个 一些 一种 一是 二是 三是 四是 五是 六是 七是
  八是 九是 十是 一方面 另一方面 首先 其次 再次 最后 同时 此外 另外 一步 不断 不仅 不但 而且 进一步 切实 认真 积极 着力 深入 扎实 有力 大力 努力 继续 持续 坚决 逐步 及时 充分 严格
  全部 所有 任何 一切 进行 予以 给予 加以 作出 做出 作为 成为 属于 包括 下列 上述 如下 有关 相关 以便 从而 尤其 特别 基本 仍 仍然 依然 尚 便 却 只 只有 仅 仅仅 共 共计
  累计 合计 总 约 左右 现 现将 今年 去年 明年 本年度 上年 同比 分别 先后 之一 之内 之外 起来 出来 下来 下去 上来 地 得到 来说 而言 与否 的话 相 互相 某些 凡 凡是 嘛 吗 呢 吧 啊`
    .split(/\s+/)
    .filter(word => word !== ''),
)

/** No letters, or a digit, or a sentence end among them: 2021, %, 。 */
const NOT_A_WORD = /[\p{N}。!?;%‰+=<>-]|^[^\p{L}]*$/u
/** Ordinals and amounts: 第三, 二十一, 三级. */
const NUMERAL = /^第?[一二三四五六七八九十百千万亿零〇两几]+[个条章节款项次名件年月日号]?$/

/** @param word a skeleton */
export function isEdgeWord(word: string): boolean {
  return FUNCTION_WORDS.has(word) || NUMERAL.test(word) || NOT_A_WORD.test(word)
}
