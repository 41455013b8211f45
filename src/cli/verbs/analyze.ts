// analyze.ts — jiansuo analyze TEXT: what analysis makes of it. Not: searching for it.
import type { Command } from 'commander'
import { harmless, type Terminal } from '../terminal.ts'

export function addAnalyze(program: Command, terminal: Terminal): void {
  program
    .command('analyze')
    .description('显示一段文字的骨架与分词：查不到时先看这里')
    .argument('<文字>')
    .option('--json', '输出 JSON')
    .action(async (text: string, flags: { json?: true }) => {
      const { analyze } = await import('../../analysis/analyze.ts')
      const { openSegmenter } = await import('../../analysis/segmenter.ts')
      const segmenter = await openSegmenter()
      const { skeleton, words, allWords } = analyze(text, segmenter)
      if (flags.json)
        return terminal.out(JSON.stringify({ text, segmenter: segmenter.name, skeleton, words, allWords }))
      terminal.out(`骨架    ${harmless(skeleton)}`)
      terminal.out(`分词    ${harmless(words.join(' / '))}`)
      terminal.out(`全部词  ${harmless(allWords.join(' / '))}`)
      terminal.out(`分词器  ${segmenter.name}`)
    })
}
