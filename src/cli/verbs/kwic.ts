// kwic.ts — jiansuo kwic QUERY: the answer of /api/concordance. Not: finding it.
import type { Command } from 'commander'
import { concordanceContract } from '../../api/concordance.ts'
import { concordanceText } from '../print-views.ts'
import { addQuestionVerb } from '../question-verb.ts'
import type { Terminal } from '../terminal.ts'

export const addKwic = (program: Command, terminal: Terminal): void =>
  addQuestionVerb(program, terminal, {
    contract: concordanceContract,
    name: 'kwic',
    description: '逐处列出语境',
    ask: (searcher, { q, ...options }) => searcher.concordance(q, options),
    text: concordanceText,
  })
