// question-verb.ts — a verb that asks one question and prints its answer, as text or as the JSON of the API. Not: verbs
// that do something else (verbs/).
import type { Command } from 'commander'
import type { Contract } from '../api/contract.ts'
import type { TableFormat } from '../api/export.ts'
import type { Parameters, Values } from '../api/parameter.ts'
import type { ViewResult } from '../api/question.ts'
import type { Download } from '../export/download.ts'
import type { Searcher } from '../search/searcher.ts'
import { readQuestion, withFlagsOf } from './flags.ts'
import { putOut, tableFormatOf, withTableFlag } from './table-flag.ts'
import { type Style, styleOf, type Terminal } from './terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from './verb-settings.ts'

export interface QuestionVerb<P extends Parameters, Answer> {
  /** Whose parameters are the flags, and whose JSON `--json` prints. */
  contract: Contract<P>
  name: string
  /** In Chinese, a few words. */
  description: string
  ask(searcher: Searcher, values: Values<P>): Promise<Answer>
  text(answer: Answer, style: Style): string
  /** Makes the answer a table, for `--format`. Default: it is none. */
  file?(searcher: Searcher, values: Values<P>, format: TableFormat): Promise<Download>
}

/** Adds the verb. Notices go to stderr with `--json`; without it they are part of the text. */
export function addQuestionVerb<P extends Parameters, Answer extends Pick<ViewResult, 'notices'>>(
  program: Command,
  terminal: Terminal,
  { contract, name, description, ask, text, file }: QuestionVerb<P, Answer>,
): void {
  const command = program
    .command(name)
    .description(description)
    .argument('<检索词...>', '词、"短语"、-排除 等')
  withFlagsOf(withIndexFlags(command), contract.parameters)
  if (file) withTableFlag(command)
  command
    .option('--json', `输出与 GET ${contract.path} 相同的 JSON`)
    .action(async (words: string[], flags: Record<string, unknown>) => {
      const values = readQuestion(contract.parameters, words, flags)
      const format = file ? tableFormatOf(flags, terminal) : null
      if (file && format !== null)
        return withSearcher(settingsOf(command, terminal), async searcher => {
          await putOut((await file(searcher, values, format)).chunks, terminal)
        })
      const answer = await withSearcher(settingsOf(command, terminal), searcher => ask(searcher, values))
      terminal.out(flags.json ? JSON.stringify(answer) : text(answer, styleOf(terminal.colors)))
      if (flags.json) for (const { message } of answer.notices) terminal.err(`提示：${message}`)
    })
}
