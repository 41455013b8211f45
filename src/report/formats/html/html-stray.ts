// html-stray.ts — lines inside the report's element that are not the report's. Not: finding that element (html-main.ts).
import { numberingOf } from '../../language/numbering.ts'
import { linesApart } from './html-apart.ts'
import { FILE_ENDINGS, type PageLine } from './html-lines.ts'
import type { Element } from './html-tree.ts'
import { weight } from './html-weight.ts'

/** 《行政复议法》 */
const namesWork = (text: string) => text.lastIndexOf('》') > text.indexOf('《') + 1 && text.includes('《')

const isLink = (line: PageLine) => line.linked * 10 >= line.text.length * 8
const ATTACHMENT = new RegExp(`^(?:附件|附表|附录)|\\.(?:${FILE_ENDINGS})\\b`, 'i')
const isAttachment = (line: PageLine) => line.attached || ATTACHMENT.test(line.text)

/** Lines inside the report's element that are not the report's: named boxes, lists of links, hidden parts. */
export function strayLines(lines: readonly PageLine[], main: Element): Set<PageLine> {
  const stray = linesApart(lines, main, { inReport: true })
  for (const line of lines) if (line.hidden || /^[-<>!|\s]+$/.test(line.text)) stray.add(line)

  // Counters and buttons before the first words: 357, T + -.
  for (const line of lines) {
    if (weight(line) > 0) break
    if (line.text.length <= 12 && !/[\u4e00-\u9fff]/.test(line.text)) stray.add(line)
  }
  // Three links in a row and more are a list of other pages, wherever it stands; between two lines of prose the report
  // itself may list its chapters or the rules it speaks of.
  const firstProse = lines.findIndex(line => weight(line) > 0)
  const lastProse = lines.findLastIndex(line => weight(line) > 0)
  const isListed = (i: number) =>
    i > firstProse && i < lastProse && (numberingOf(lines[i]!.text) !== null || namesWork(lines[i]!.text))
  let from = 0
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i]
    if (line && isLink(line) && !isAttachment(line) && !isListed(i)) continue
    if (i - from >= 3) for (const link of lines.slice(from, i)) stray.add(link)
    from = i + 1
  }
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!
    if (stray.has(line)) continue
    const isLead = /^(?:相关|延伸|推荐|更多|上一|下一|扩展)[\u4e00-\u9fff]{0,6}\s?[:：]?$/.test(line.text)
    // 相关做法 may be the report's last heading; above links, or as words of its kind, it leads to other pages.
    const below = lines[i + 1]
    const leads = below
      ? stray.has(below)
      : /[:：]$|(?:链接|阅读|新闻|文章|稿件|信息|报道|解读|篇)$/.test(line.text)
    if ((!isLink(line) || isAttachment(line)) && !(isLead && leads)) break
    stray.add(line)
  }
  return stray
}
