// broken.ts — controls of a page that stand on several lines: the sizes of its type, where to share it, the way to it
// through the site. Not: those in one line (furniture-wording.ts).
import { hasTitleEnding, sameTitle } from '../language/titles.ts'
import { isControl, isHome, isOnlyMarks } from './furniture-wording.ts'
import { labelledLine } from './labels.ts'
import type { Surroundings } from './page-stretches.ts'

/**
 * Indexes of the lines outside the prose that are a control together, told by what they say one after another. Each kind
 * opens with what no report has above such lines: 字体 above 大 and 中, 分享到 above 微信, 首页 above names with `>` between.
 *
 * @example
 * brokenOf(around) // of 【字体：, 大, 中, 小, 】 all five
 */
export function brokenOf({ lines, known, first, last }: Surroundings): number[] {
  const gone: number[] = []
  const isOutside = (i: number) => i < first || i > last
  if (!lines.some(({ text }, i) => isOutside(i) && OPENS.test(text))) return gone
  let isTop = true
  let i = 0
  while (i < lines.length) {
    if (!isOutside(i)) {
      i = last + 1
      continue
    }
    const isAbove = i < first
    const texts = runFrom(i, isAbove ? first : lines.length)
    const taken = Math.max(sizes(texts), shares(texts), visits(texts), way(texts, isTop, isAbove))
    for (let at = i; at < i + taken; at++) gone.push(at)
    if (taken === 0 && !known(i)) isTop = false
    i += Math.max(1, taken)
  }
  return gone

  function runFrom(from: number, until: number): string[] {
    const texts: string[] = []
    for (let i = from; i < Math.min(until, from + LONGEST_RUN); i++) {
      const { text, depth, whole } = lines[i]!
      if (depth !== undefined || whole) break
      texts.push(text)
    }
    return texts
  }
}

// --- internal ---

/** Each kind has one of these: 字体, 分享, 浏览, 阅读, 点击, 访问, 人气, 位置, 首页, an arrow. Most files have none outside the prose. */
const OPENS = /[字享览阅击访气置页>＞›»]/

/** In lines. No control is longer; the title below a way through the site is not further. */
const LONGEST_RUN = 40

const bare = (text: string) => (text.length <= 40 ? text.replace(/[\p{P}\p{S}\s]+/gu, '') : text)

const SIZE = '特大|超大|大|中|小|标准|默认|正常|加大|放大|减小|缩小|还原|[Aa]'
const SIZE_LABEL = new RegExp(`^(?:(?:字体|字号)(?:大小|显示)?|文字大小)((?:${SIZE})*)$`)
const ONLY_SIZES = new RegExp(`^(?:${SIZE})+$`)

/**
 * How many of the lines are the sizes of type: 【字体：, 大, 中, 小, 】. Without colon and brackets they are the page's only
 * if they are 大, 中 and 小. A line that holds them all is no part of one.
 */
function sizes(texts: readonly string[]): number {
  const label = texts[0] !== undefined && isOnlyMarks(texts[0]) ? 1 : 0
  const opening = SIZE_LABEL.exec(bare(texts[label] ?? ''))
  if (!opening || (label === 0 && opening[1]!.length > 1 && !isUnclosed(texts[0]!))) return 0
  let named = opening[1]!
  let end = label + 1
  for (; end < texts.length; end++) {
    const entry = bare(texts[end]!)
    if (entry === '' ? !isOnlyMarks(texts[end]!) : !ONLY_SIZES.test(entry)) break
    named += entry
  }
  const isMarked = texts.slice(0, label + 2).some(text => /[:：【[]/.test(text))
  return (isMarked ? named.length >= 2 : /^大中小/.test(named)) ? end : 0
}

const isUnclosed = (text: string) => /^[【[]/.test(text) && !/[】\]]$/.test(text)

const SHARE_LABEL = /^(?:一键|我要)?分享(到|至|本页|此文)?(?:微信|(?:新浪|腾讯)?微博)?$/
const PLACES =
  /^(?:微信(?:好友|朋友圈|扫一扫)?|朋友圈|(?:新浪|腾讯|QQ)?微博|新浪|(?:腾讯)?QQ(?:空间|好友)?|人人网?|豆瓣网?|开心网|百度(?:贴吧)?|钉钉|抖音|更多|复制(?:链接|网址)|二维码|扫一扫|用?手机(?:打开|查看|扫描|浏览)(?:当前|此|本)?网?页面?)$/

/** How many are places to share it, two at least: 分享到：, 微信, 微博. 分享 without a colon is a report's heading. */
function shares(texts: readonly string[]): number {
  const label = SHARE_LABEL.exec(bare(texts[0] ?? ''))
  if (!label || (!label[1] && !/[:：]$/.test(texts[0]!))) return 0
  let places = 0
  let end = 1
  for (; end < texts.length; end++) {
    const entry = bare(texts[end]!)
    if (PLACES.test(entry)) places++
    else if (entry !== '' || !isOnlyMarks(texts[end]!)) break
  }
  return places >= 2 ? end : 0
}

const VISITS = /^(?:(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?|人气)$/

/** How many are a count of visits: 浏览次数：, 128, 次. */
function visits(texts: readonly string[]): number {
  if (!VISITS.test(bare(texts[0] ?? ''))) return 0
  const colon = /[:：]$/.test(texts[0]!) ? 1 : /^[:：]$/.test(texts[1] ?? '') ? 2 : 0
  if (colon === 0 || !/^\d{1,9}\s?(?:人?次)?$/.test(texts[colon] ?? '')) return 0
  return /^人?次$/.test(texts[colon + 1] ?? '') ? colon + 2 : colon + 1
}

const LOCATION = /^(?:您|你|当前|现在|目前|所在|在|的|浏览){1,5}位置(?:是|为)?$/
/** → is a chart's, too, so that it counts only behind 首页. */
const ARROWS = '>＞›»'
const IS_ARROW = new RegExp(`^[${ARROWS}\\s]+$`)
const LEADS = new RegExp(`^[${ARROWS}]`)
const TRAILS = new RegExp(`[${ARROWS}]$`)
const IS_DIVIDER = /^[→/\\|·–—-]$/
/** Where a site says that what follows is the text itself. */
const IS_TEXT = /^(?:正文|内容|详情|(?:正文|文章|信息|详细|具体)内容|内容页|浏览文章)$/

/**
 * How many are the way through the site: 首页, >, 政务公开. Its last name may be the title, and stays where no other line
 * could be it.
 *
 * @param isTop above all lines that are not known to be the page's: there arrows alone tell
 * @param isAbove above the prose
 */
function way(texts: readonly string[], isTop: boolean, isAbove: boolean): number {
  const opening = openingOf(texts)
  let end = opening?.end ?? 0
  let expects = opening ? opening.expects : true
  let arrows = 0
  let dividers = 0
  let name = -1
  for (; end < texts.length; end++) {
    const text = texts[end]!
    if (IS_ARROW.test(text)) arrows++
    else if (IS_DIVIDER.test(text)) dividers++
    else {
      const leads = opening !== null && LEADS.test(text)
      if ((!expects && !leads) || !isName(text)) break
      expects = TRAILS.test(text)
      if (leads || expects) arrows++
      name = end
      continue
    }
    expects = true
  }
  const proven = opening ? arrows + dividers >= opening.least : isTop && arrows >= 2 && dividers === 0
  if (!proven || name < 0) return 0
  const isLast = !TRAILS.test(texts[name]!) && name === lastName(texts, end)
  return isLast && isAbove && !isSpare(texts[name]!, texts.slice(end)) ? name : end
}

function lastName(texts: readonly string[], end: number): number {
  let at = end - 1
  while (IS_ARROW.test(texts[at]!) || IS_DIVIDER.test(texts[at]!)) at--
  return at
}

/** What it opens with, whether a name must follow, and how many marks between names prove it. */
function openingOf(texts: readonly string[]): { end: number; expects: boolean; least: number } | null {
  const [text = ''] = texts
  if (LOCATION.test(bare(text)))
    return { end: /^[:：]$/.test(texts[1] ?? '') ? 2 : 1, expects: true, least: 1 }
  const isPlace = /^[^:：]{0,8}位置(?:是|为)?\s?[:：]/.test(text) && isControl(text)
  if (isPlace) return { end: 1, expects: TRAILS.test(text), least: 1 }
  const isStart = isHome(text) || (/^(?:网站)?首页/.test(text) && isControl(text))
  return isStart ? { end: 1, expects: TRAILS.test(text), least: TRAILS.test(text) ? 0 : 1 } : null
}

const isName = (text: string) => text.length <= 40 && !/[。；！？，、：:]/.test(text)

/** Whether the report loses nothing without it: it says that the text follows, or another line can be the title. */
function isSpare(name: string, below: readonly string[]): boolean {
  if (IS_TEXT.test(bare(name))) return true
  const others = below.filter(text => text.length >= 8 && !isControl(text) && !labelledLine(text))
  if (!hasTitleEnding(name) && !/\d/.test(name) && name.length <= 12) return others.length > 0
  return others.some(text => sameTitle(text, name) || (hasTitleEnding(text) && text.length > name.length))
}
