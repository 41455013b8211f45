// definitions.ts — the canonical indicators: those that come with the program, and an administrator's on top of them.
// Not: the format (definition-file.ts), how a definition is applied (naming.ts).
import { JiansuoError } from '../errors.ts'
import { INDICATORS } from '../package.ts'
import { readTextFile } from '../report/text-file.ts'
import type { Definition } from './canonical.ts'
import { type DefinitionFile, parseDefinitions } from './definition-file.ts'

/** Wrong lines in one message; the next run reports the rest. */
const TOLD = 10

let program: readonly Definition[] | undefined

/** What comes with the program: data/indicators.txt, read when first asked for. */
export function programDefinitions(): readonly Definition[] {
  program ??= fileOf(INDICATORS).definitions
  return program
}

/**
 * The program's definitions with those of a file on top: a section of the same name takes the place of the
 * program's, others come before all, a section with 停用 takes one away.
 *
 * @param path null: the program's own
 * @throws JiansuoError `bad-config`: the file cannot be read, or lines of it are wrong; all of them are named
 */
export function definitionsWith(path: string | null): readonly Definition[] {
  const provided = programDefinitions()
  if (path === null) return provided
  const { definitions, dropped } = fileOf(path)
  const own = new Map(definitions.map(definition => [definition.name, definition]))
  const names = new Set(provided.map(({ name }) => name))
  const unknown = dropped.find(name => !names.has(name))
  if (unknown !== undefined)
    throw new JiansuoError('bad-config', `指标文件 ${path}：要停用的“${unknown}”不在自带的指标里，请核对名称`)
  const kept = provided.filter(({ name }) => !dropped.includes(name))
  // Of two that fit a number alike the first has it: the administrator's.
  return [
    ...definitions.filter(({ name }) => !names.has(name)),
    ...kept.map(definition => own.get(definition.name) ?? definition),
  ]
}

// --- internal ---

function fileOf(path: string): DefinitionFile {
  const file = parseDefinitions(readTextFile(path, '指标文件'))
  if (file.wrong.length > 0) {
    const lines = file.wrong.slice(0, TOLD).map(({ line, reason }) => `\n  第 ${line} 行：${reason}`)
    const more = file.wrong.length > TOLD ? `\n  …… 另有 ${file.wrong.length - TOLD} 行` : ''
    throw new JiansuoError('bad-config', `指标文件 ${path} 有错，请改正后重试：${lines.join('')}${more}`)
  }
  return file
}
