// questions.ts — the flags that every verb with a query shares, and reading them as the API reads its parameters.
// Not: answers.
import type { Command } from 'commander'
import { type Parameters, readParameters, type Values } from '../server/parameters.ts'
import { withIndexFlags } from './settings.ts'

/** A flag that may be given more than once. */
const another = (value: string, before: string[] = []) => [...before, value]

/** What a question takes that is asked of one report, too. */
export const withFilterFlags = (command: Command): Command =>
  withIndexFlags(command)
    .option('--region <行政区划>', '全称、简称或代码，含其下级（中国只指国家机关的报告）；可重复', another)
    .option('--year <年份>', '2021 或 2020..2022；可重复', another)
    .option('--mode <方式>', 'smart 按词（默认），exact 逐字')
    .option('--match <条件>', 'all 都要出现（默认），any 出现其一，strict 都要出现而不放宽')
    .option('--kind <种类>', 'title 标题，heading 小标题，paragraph 正文')

export const withQuestionFlags = (command: Command): Command =>
  withFilterFlags(command).option('--report <编号>', '只在这一篇报告中')

/**
 * Words and flags as the parameters of the same names.
 *
 * @throws JiansuoError `bad-query`, naming the flag
 */
export function readQuestion<P extends Parameters>(
  parameters: P,
  words: string[],
  flags: Record<string, unknown>,
): Values<P> {
  const given = Object.keys(parameters).flatMap((name): [string, string][] => {
    const value = name === 'q' ? words.join(' ') : flags[name]
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
    return values.map(text => [name, text === true ? '1' : String(text)])
  })
  return readParameters(parameters, given, name => (name === 'q' ? '检索词' : `--${name} `))
}
