// canonical.ts — the indicators that are compared between reports, from an editable file. Not: finding them in a text.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { JiansuoError } from '../errors.ts'

const Definition = z.strictObject({
  /** As shown and asked for: 行政复议案件受理数. */
  name: z.string().min(1),
  /** Other names it is asked for by. */
  synonyms: z.array(z.string()),
  /** Units it is counted in; a number in any other is not it. */
  unit: z.array(z.string()).min(1),
  /** What it is about: one of them stands in the clause, or in the nearest earlier clause that has a subject. */
  about: z.array(z.string().min(1)).min(1),
  /** What was done: one of them stands beside the number. Empty: `about` says it all. */
  says: z.array(z.string().min(1)),
  /** None of them stands beside the number. */
  not: z.array(z.string().min(1)),
  /** In Chinese: what it is, and what it is not. */
  meaning: z.string(),
})

/** One indicator, as the file describes it. */
export type Definition = z.infer<typeof Definition>

/**
 * The canonical indicators of an administrator's own file: JSON, an array of definitions.
 * `jiansuo indicators --definitions` prints the shipped ones to begin with.
 *
 * @throws JiansuoError `bad-config`: the file cannot be read, or an entry lacks something
 */
export function readDefinitions(file: string): Definition[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new JiansuoError('bad-config', `指标定义 ${file} 读不出来：请检查文件和 JSON 格式`, { cause })
  }
  const checked = z.array(Definition).safeParse(parsed)
  if (!checked.success) {
    const [issue] = checked.error.issues
    const where = issue!.path.join(' › ')
    throw new JiansuoError(
      'bad-config',
      `指标定义 ${file} 的“${where}”不合要求（${issue!.message}）：请对照文档改正`,
    )
  }
  return checked.data
}
