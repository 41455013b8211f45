// search.ts — jiansuo search QUERY: the answer of /api/search. Not: searching.
import type { Command } from 'commander'
import { searchContract } from '../../api/search.ts'
import { searchResultText } from '../print-answers.ts'
import { addQuestionVerb } from '../question-verb.ts'
import type { Terminal } from '../terminal.ts'

export const addSearch = (program: Command, terminal: Terminal): void =>
  addQuestionVerb(program, terminal, {
    contract: searchContract,
    name: 'search',
    description: '检索段落',
    ask: (searcher, { q, ...options }) => searcher.search(q, options),
    text: searchResultText,
  })
