// labels.ts — header tables (索引号 …) and bylines (来源/时间/阅读量): label and value. Not: where in a file they may stand.
import { dateIn } from '../language/dates.ts'
import { withoutTail } from '../language/tails.ts'

/** What a labelled value says about the report; `note` is read past. */
export type FieldMeaning =
  | 'title'
  | 'publisher'
  | 'source'
  | 'published'
  | 'written'
  | 'number'
  | 'index'
  | 'note'

export interface Field {
  meaning: FieldMeaning
  label: string
  /** Empty where the page left it empty. */
  value: string
}

const TABLE: Record<string, FieldMeaning> = {
  索引号: 'index',
  信息索引号: 'index',
  文档索引号: 'index',
  索取号: 'index',
  文号: 'number',
  发文字号: 'number',
  发文文号: 'number',
  文件编号: 'number',
  文件文号: 'number',
  公文文号: 'number',
  发文号: 'number',
  发布机构: 'publisher',
  发文机关: 'publisher',
  发文机构: 'publisher',
  制发机构: 'publisher',
  发布单位: 'publisher',
  发文单位: 'publisher',
  制发机关: 'publisher',
  公开机构: 'publisher',
  发布部门: 'publisher',
  发布机关: 'publisher',
  制定机关: 'publisher',
  信息提供单位: 'publisher',
  公开责任部门: 'publisher',
  责任部门: 'publisher',
  发布日期: 'published',
  发布时间: 'published',
  公开日期: 'published',
  公布日期: 'published',
  公开时间: 'published',
  发文日期: 'written',
  成文日期: 'written',
  成文时间: 'written',
  生成日期: 'written',
  印发日期: 'written',
  发文时间: 'written',
  制发日期: 'written',
  名称: 'title',
  标题: 'title',
  信息名称: 'title',
  文件名称: 'title',
  公文名称: 'title',
  文件标题: 'title',
  分类: 'note',
  信息分类: 'note',
  主题分类: 'note',
  体裁分类: 'note',
  组配分类: 'note',
  所属分类: 'note',
  公文种类: 'note',
  公文类型: 'note',
  文种: 'note',
  体裁: 'note',
  主题: 'note',
  主题词: 'note',
  关键词: 'note',
  效力状态: 'note',
  有效性: 'note',
  时效性: 'note',
  是否有效: 'note',
  效力: 'note',
  生效日期: 'note',
  实施日期: 'note',
  废止日期: 'note',
  失效日期: 'note',
  有效期: 'note',
  公开方式: 'note',
  公开范围: 'note',
  公开形式: 'note',
  公开时限: 'note',
  公开属性: 'note',
  公开类别: 'note',
  内容概述: 'note',
  内容概览: 'note',
  语种: 'note',
  服务对象: 'note',
  统一登记号: 'note',
  登记号: 'note',
  规范性文件编号: 'note',
}
const BYLINE: Record<string, FieldMeaning> = {
  来源: 'source',
  信息来源: 'source',
  本文来源: 'source',
  文章来源: 'source',
  稿件来源: 'source',
  新闻来源: 'source',
  内容来源: 'source',
  发布者: 'note',
  发布人: 'note',
  供稿: 'note',
  供稿单位: 'source',
  时间: 'published',
  日期: 'published',
  发表时间: 'published',
  更新时间: 'note',
  编辑时间: 'note',
  录入时间: 'note',
  阅读量: 'note',
  阅读次数: 'note',
  阅读: 'note',
  浏览次数: 'note',
  浏览量: 'note',
  浏览: 'note',
  点击量: 'note',
  点击数: 'note',
  点击率: 'note',
  点击: 'note',
  点击次数: 'note',
  访问量: 'note',
  访问次数: 'note',
  人气: 'note',
  作者: 'note',
  撰稿: 'note',
  撰稿人: 'note',
  编辑: 'note',
  责任编辑: 'note',
  责编: 'note',
  审核: 'note',
  审核人: 'note',
  初审: 'note',
  复审: 'note',
  终审: 'note',
  校对: 'note',
  录入: 'note',
  签发: 'note',
  字体: 'note',
  字号: 'note',
  字体大小: 'note',
  字体显示: 'note',
  保护视力色: 'note',
  分享: 'note',
  分享到: 'note',
  打印: 'note',
  视力保护色: 'note',
}

/** Labels that reports have in their own lists, minutes and closings: no header or byline without another beside them. */
const OWN = new Set(
  '时间 日期 主题 主题词 关键词 分类 名称 标题 责任部门 制定机关 有效期 实施日期 生效日期 废止日期 失效日期 体裁 文种 效力 服务对象 发布人 审核 审核人 初审 复审 终审 校对 签发 录入 撰稿 撰稿人'.split(
    ' ',
  ),
)
/** Whether a report may have the label in a list of its own: 时间, 主题, 名称. */
export const isOwnLabel = (label: string): boolean => OWN.has(label)

const MEANING = new Map([...Object.entries(TABLE), ...Object.entries(BYLINE)])
const LONGEST_VALUE = 80

/** Labels with optional blanks inside (索 引 号), longest first. */
const LABEL = new RegExp(
  `(${[...MEANING.keys()]
    .sort((a, b) => b.length - a.length)
    .map(label => [...label].join('[ \\u3000]{0,2}'))
    .join('|')})[ \\u3000]{0,2}[:：]`,
  'g',
)
const DATE_FIRST = /^\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?(?:[ \u3000]+\d{1,2}:\d{2}(?::\d{2})?)?/
/** Cheap to ask of every line: a colon, or a date at the start. */
const HOLDS_FIELD = /[:：]|^[^\d]{0,2}\d{4}[-/.年]/
/** What stands between a value and the next label. */
const CLOSING = ' \t\u3000\u00a0|])）】〕[(（【'
const OPENING = /^[[(（【〔\s\u3000|]+/

const squeeze = (text: string) => text.replace(/[\s\u3000]+/g, '')

/** A line that is nothing but the label of a table cell: 发布机构, 文　号. */
export function tableLabel(line: string): { label: string; meaning: FieldMeaning } | null {
  if (line.length > 14) return null
  const label = squeeze(line).replace(/[:：]$/, '')
  const meaning = TABLE[label]
  return meaning === undefined ? null : { label, meaning }
}

/** Whether a table cell can hold this value: a date where a date belongs, nothing that reads like prose. */
export function isValueOf(meaning: FieldMeaning, value: string): boolean {
  if (tableLabel(value)) return false
  if (meaning === 'published' || meaning === 'written') return dateIn(value) !== null && value.length < 40
  if (meaning === 'title') return value.length <= 120
  return value.length <= LONGEST_VALUE && !value.includes('。')
}

/**
 * A line that consists of labels with their values and nothing else, else null: `来源:海南区政府办公室 时间:2022-01-07`.
 * `table` tells that a label of a header table is among them.
 *
 * @example
 * labelledLine('来源：四川日报')?.fields // => [{ meaning: 'source', label: '来源', value: '四川日报' }]
 */
export function labelledLine(text: string): { fields: Field[]; table: boolean } | null {
  if (text.length > 300 || !HOLDS_FIELD.test(text)) return null
  const line = text.replaceAll('**', '')
  const lead = OPENING.exec(line)?.[0].length ?? 0
  let rest = line.slice(lead)
  const fields: Field[] = []
  const date = DATE_FIRST.exec(rest)
  if (date) {
    if (dateIn(date[0]) === null) return null
    fields.push({ meaning: 'published', label: '', value: date[0] })
    rest = rest.slice(date[0].length).trimStart()
    if (rest === '') return /^\d{4}[-/.]/.test(date[0]) ? { fields, table: false } : null
  }
  const found = [...rest.matchAll(LABEL)]
  if (found.length === 0 || found[0]!.index > (rest.startsWith('【') || rest.startsWith('[') ? 1 : 0))
    return null
  let table = false
  let byline = false
  for (const [i, match] of found.entries()) {
    const end = found[i + 1]?.index ?? rest.length
    const value = withoutTail(rest.slice(match.index + match[0].length, end), CLOSING).trimStart()
    if (value.length > LONGEST_VALUE || /[。；！？]/.test(value)) return null
    const label = squeeze(match[1]!)
    if (BYLINE[label] !== undefined) byline = true
    else if (TABLE[label] !== 'published') table = true
    fields.push({ meaning: MEANING.get(label)!, label, value })
  }
  return { fields, table: table && !byline }
}
