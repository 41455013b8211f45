// docx-numbers.ts — the numbers Word writes before paragraphs by itself: 一、 （二） 第三条. Not: numbers typed as text.
import { readXml } from '../containers/xml.ts'

interface Level {
  start: number
  format: string
  /** `%1` stands for the number of level 0, and so on. */
  text: string
  /** All numbers in it are digits. */
  isLegal: boolean
  /** A tab or a space follows it. */
  apart: boolean
  /** Which levels, counted from 1, begin it anew: those up to this one. Null: all above it; 0: none. */
  restart: number | null
  /** The style of paragraphs that belong to it without saying so. */
  style: string | null
}

interface List {
  levels: Map<number, Level>
  counts: number[]
}

const HAN = '零一二三四五六七八九'

/** Up to 99,999; beyond, digits. */
function han(n: number): string {
  if (n <= 0 || n > 99_999) return String(n)
  const units = ['', '十', '百', '千', '万']
  const digits = String(n)
  let text = ''
  for (const [i, digit] of [...digits].entries()) {
    const unit = digits.length - 1 - i
    if (digit !== '0') text += HAN[Number(digit)]! + units[unit]!
    else if (!text.endsWith('零') && /[1-9]/.test(digits.slice(i))) text += '零'
  }
  return text.replace(/^一十/, '十')
}

function letters(n: number): string {
  return n > 0 && n <= 780
    ? String.fromCharCode(96 + ((n - 1) % 26) + 1).repeat(Math.ceil(n / 26))
    : String(n)
}

function roman(n: number): string {
  if (n <= 0 || n > 3999) return String(n)
  const parts: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let left = n
  let text = ''
  for (const [value, sign] of parts) {
    while (left >= value) {
      text += sign
      left -= value
    }
  }
  return text
}

const LEGAL = '零壹贰叁肆伍陆柒捌玖'

function written(n: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return han(n)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(n)].map(digit => HAN[Number(digit)]!).join('')
    case 'chineseLegalSimplified':
      return [...han(n)].map(c => (HAN.includes(c) ? LEGAL[HAN.indexOf(c)]! : c === '十' ? '拾' : c)).join('')
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[n - 1] ?? String(n)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCharCode(0x245f + n) : String(n)
    case 'decimalEnclosedParen':
      return `（${n}）`
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(n).replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'lowerLetter':
      return letters(n)
    case 'upperLetter':
      return letters(n).toUpperCase()
    case 'lowerRoman':
      return roman(n)
    case 'upperRoman':
      return roman(n).toUpperCase()
    default:
      return String(n)
  }
}

export interface Numbering {
  /** The number of the next paragraph of a list, as it stands on the page; empty for bullets. Counts it. */
  next: (list: string, level: number) => string
  /** The level of a list that a style is bound to, or null. */
  levelOf: (list: string, style: string) => number | null
}

/** Reads numbering.xml: lists by id, each counting for itself where it restarts, else with all of its kind. */
export function readNumbering(bytes: Uint8Array | null): Numbering {
  const kinds = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  /** Levels by the style of lists that other lists refer to, and which refer. */
  const ofStyle = new Map<string, Map<number, Level>>()
  const refers = new Map<string, string>()
  if (bytes) {
    let levels: Map<number, Level> | null = null
    let level: Level | null = null
    let list: { id: string; levels: Map<number, Level>; counts: number[] } | null = null
    const shared = new Map<string, number[]>()
    let override = -1
    let kind = ''
    readXml(bytes, {
      open(name, { abstractNumId, numId, ilvl, val = '' }) {
        if (name === 'abstractNum' && abstractNumId !== undefined) {
          levels = new Map()
          kind = abstractNumId
          kinds.set(kind, levels)
        } else if (name === 'styleLink' && levels) ofStyle.set(val, levels)
        else if (name === 'numStyleLink') refers.set(kind, val)
        else if (name === 'num' && numId !== undefined) list = { id: numId, levels: new Map(), counts: [] }
        else if (name === 'abstractNumId' && list) {
          list.levels = new Map(ofStyle.get(refers.get(val) ?? '') ?? kinds.get(val) ?? [])
          const counts = shared.get(val) ?? []
          shared.set(val, counts)
          list.counts = counts
          lists.set(list.id, list)
        } else if (name === 'lvlOverride') override = Number(ilvl)
        else if (name === 'startOverride' && list) {
          const own = list.levels.get(override)
          if (own) list.levels.set(override, { ...own, start: Number(val) })
          const counting: List = { levels: list.levels, counts: [] }
          lists.set(list.id, counting)
        } else if (name === 'lvl') {
          level = {
            start: 1,
            format: 'decimal',
            text: '',
            isLegal: false,
            apart: true,
            restart: null,
            style: null,
          }
          const target = list ? list.levels : levels
          target?.set(Number(ilvl), level)
        } else if (!level) return
        else if (name === 'start') level.start = Number(val)
        else if (name === 'numFmt') level.format = val
        else if (name === 'lvlText') level.text = val
        else if (name === 'isLgl') level.isLegal = val !== '0' && val !== 'false'
        else if (name === 'suff') level.apart = val !== 'nothing'
        else if (name === 'lvlRestart') level.restart = Number(val)
        else if (name === 'pStyle') level.style = val
      },
      close(name) {
        if (name === 'lvl') level = null
        if (name === 'num') list = null
        if (name === 'abstractNum') levels = null
      },
    })
  }
  return {
    next(id, at) {
      const list = lists.get(id)
      const level = list?.levels.get(at)
      if (!list || !level || at < 0 || at > 8) return ''
      const { counts, levels } = list
      counts[at] = (counts[at] ?? level.start - 1) + 1
      for (let below = at + 1; below < counts.length; below++) {
        if (at < (levels.get(below)?.restart ?? below)) delete counts[below]
      }
      if (level.format === 'bullet' || level.format === 'none') return ''
      const number = level.text.replace(/%([1-9])/g, (_, digit: string) => {
        const of = Number(digit) - 1
        const other = levels.get(of)
        return other ? written(counts[of] ?? other.start, level.isLegal ? 'decimal' : other.format) : ''
      })
      // 第三条 为了…, 1.1 概况; 一、 and （二） are set apart by their own marks.
      return level.apart && /[\p{L}\p{N}]$/u.test(number) ? `${number} ` : number
    },
    levelOf(id, style) {
      for (const [at, level] of lists.get(id)?.levels ?? []) if (level.style === style) return at
      return null
    },
  }
}
