// compare.ts — jiansuo compare QUERY: the answer of /api/compare. Not: counting.
import type { Command } from 'commander'
import { compareContract } from '../../api/compare.ts'
import { compareText } from '../print-views.ts'
import { addQuestionVerb } from '../question-verb.ts'
import type { Terminal } from '../terminal.ts'

export const addCompare = (program: Command, terminal: Terminal): void =>
  addQuestionVerb(program, terminal, {
    contract: compareContract,
    name: 'compare',
    description: '对比各地区各年份的次数',
    ask: (searcher, { q, ...options }) => searcher.compare(q, options),
    text: compareText,
  })
