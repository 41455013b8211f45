// definition-file.ts — the text that defines indicators ↔ definitions. Not: which file (definitions.ts), how a definition
// is applied (naming.ts).
import { settingLines } from '../setting-lines.ts'
import type { Definition } from './canonical.ts'
import { isUnit } from './quantity.ts'

/** What is wrong in a file: the line, 1-based, and why, in Chinese. */
export interface WrongLine {
  line: number
  reason: string
}

export interface DefinitionFile {
  definitions: Definition[]
  /** Names of indicators that are no longer to be used: sections with 停用. */
  dropped: string[]
  wrong: WrongLine[]
}

type ListField = 'synonyms' | 'unit' | 'about' | 'says' | 'not'

/** Keys as typed, in the order in which they are printed. */
const LISTS: Readonly<Record<string, ListField>> = {
  别名: 'synonyms',
  单位: 'unit',
  关于: 'about',
  说到: 'says',
  排除: 'not',
}
const MEANING = '说明'
const DROPPED = '停用'

/**
 * Reads sections of `键：词 词`. Every wrong line is reported; a section with a wrong line is left out.
 *
 * @example parseDefinitions('[信访件数]\n单位：件\n关于：信访').definitions[0].unit // => ['件']
 */
export function parseDefinitions(text: string): DefinitionFile {
  const wrong: WrongLine[] = []
  const sections: Section[] = []
  const lineOf = new Map<string, number>()
  for (const { line, content } of settingLines(text)) {
    const name = /^[[［【](.*)[\]］】]$/.exec(content)?.[1]?.trim()
    const section = sections.at(-1)
    const reason =
      name !== undefined
        ? begin(name, line, sections, lineOf)
        : section
          ? addLine(section, content)
          : '这一行不在任何一节里：请先写 [指标名称]'
    if (reason === null) continue
    wrong.push({ line, reason })
    if (section && name === undefined) section.isWrong = true
  }
  for (const section of sections) wrong.push(...lacks(section))
  const whole = sections.filter(({ isWrong }) => !isWrong)
  return {
    definitions: whole.filter(({ isDropped }) => !isDropped).map(({ definition }) => definition),
    dropped: whole.filter(({ isDropped }) => isDropped).map(({ definition }) => definition.name),
    wrong: wrong.sort((a, b) => a.line - b.line),
  }
}

/** Prints definitions so that `parseDefinitions` reads the same back. */
export function printDefinitions(definitions: readonly Definition[]): string {
  return definitions
    .map(definition => {
      const lists = Object.entries(LISTS).flatMap(([key, field]) =>
        definition[field].length > 0 ? [`${key}：${definition[field].join(' ')}`] : [],
      )
      const meaning = definition.meaning ? [`${MEANING}：${definition.meaning}`] : []
      return [`[${definition.name}]`, ...lists, ...meaning, ''].join('\n')
    })
    .join('\n')
}

// --- internal ---

interface Section {
  line: number
  definition: Definition
  seen: Set<string>
  isDropped: boolean
  isWrong: boolean
}

/** What is wrong with a name, or null. A section is begun in any case: its lines are none of the section before. */
function begin(name: string, line: number, sections: Section[], lineOf: Map<string, number>): string | null {
  const definition: Definition = { name, synonyms: [], unit: [], about: [], says: [], not: [], meaning: '' }
  const earlier = lineOf.get(name)
  const isWrong = name === '' || earlier !== undefined
  sections.push({ line, definition, seen: new Set(), isDropped: false, isWrong })
  if (name === '') return '方括号里没有名称'
  if (earlier !== undefined) return `“${name}”与第 ${earlier} 行重复：请合成一节`
  lineOf.set(name, line)
  return null
}

/** What is wrong with a line of a section, or null. */
function addLine(section: Section, content: string): string | null {
  if (content === DROPPED) {
    section.isDropped = true
    return null
  }
  const [, key = '', value = ''] = /^([^：:]*)[：:](.*)$/.exec(content)?.map(part => part.trim()) ?? []
  const known = [...Object.keys(LISTS), MEANING]
  if (!known.includes(key))
    return `不认识“${content.slice(0, 12)}”：应为 ${known.join('、')} 之一加冒号，或单独一行“${DROPPED}”`
  if (section.seen.has(key)) return `这一节已经写过“${key}”：请合成一行`
  section.seen.add(key)
  if (key === MEANING) {
    section.definition.meaning = value
    return null
  }
  const words = value.split(/[\s、]+/).filter(Boolean)
  if (words.length === 0) return `“${key}”后面没有词：请写上，或去掉这一行`
  section.definition[LISTS[key]!] = words
  const unknown = key === '单位' ? words.find(word => !isUnit(word)) : undefined
  return unknown === undefined ? null : `不认识单位“${unknown}”：写文中数字后面的字，例如 件、人次、元、%`
}

/** Without a unit and something it is about a section defines nothing. */
function lacks({ line, definition: { name, unit, about }, isDropped, isWrong }: Section): WrongLine[] {
  if (isDropped || isWrong) return []
  return [
    ...(unit.length === 0 ? [{ line, reason: `“${name}”缺少“单位”` }] : []),
    ...(about.length === 0 ? [{ line, reason: `“${name}”缺少“关于”` }] : []),
  ]
}
