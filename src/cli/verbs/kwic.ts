// kwic.ts — jiansuo kwic QUERY: the answer of /api/concordance, for a terminal or as JSON. Not: finding it.
import type { Command } from 'commander'
import { concordanceParameters } from '../../server/parameters.ts'
import { concordanceText } from '../print-views.ts'
import { readQuestion, withQuestionFlags } from '../questions.ts'
import { asking, settingsOf } from '../settings.ts'
import { styleOf, type Terminal } from '../terminal.ts'

export function addKwic(program: Command, terminal: Terminal): void {
  const command = program
    .command('kwic')
    .description('逐处列出语境')
    .argument('<检索词...>', '词、"短语"、-排除 等')
  withQuestionFlags(command)
    .option('--width <字数>', '左右各取多少字，0–200，默认 20')
    .option('--sort <排序>', 'left、right 按左右语境由近到远，region，year；默认按原文次序')
    .option('--limit <行数>', '一次的行数，1–10000，默认全部')
    .option('--offset <行数>', '跳过的行数')
    .option('--json', '输出与 GET /api/concordance 相同的 JSON')
    .action(async (words: string[], flags: Record<string, unknown>) => {
      const { q, ...options } = readQuestion(concordanceParameters, words, flags)
      const answer = await asking(settingsOf(command, terminal), searcher => searcher.concordance(q, options))
      terminal.out(flags.json ? JSON.stringify(answer) : concordanceText(answer, styleOf(terminal.colors)))
      if (flags.json) for (const { message } of answer.notices) terminal.err(`提示：${message}`)
    })
}
