// start.ts — jiansuo start, behind `npm start`: the sample reports are indexed if nothing is yet, then served.
// Not: for an installation with reports of its own, which uses index and serve.
import type { Command } from 'commander'
import { JiansuoError } from '../../errors.ts'
import { SEEDS } from '../../package.ts'
import { withServerFlags } from '../server-flags.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withSearcher } from '../verb-settings.ts'
import { indexing } from './index.ts'
import { serving } from './serve.ts'

export function addStart(program: Command, terminal: Terminal): void {
  const command = program
    .command('start', { hidden: true })
    .description('没有索引时先索引示例报告，再启动服务')
  withServerFlags(command).action(async () => {
    const config = settingsOf(command, terminal)
    if (!(await withSearcher(config, async searcher => searcher.ready()).catch(noneYet))) {
      terminal.err('还没有索引：先索引自带的示例报告')
      await indexing([SEEDS], config, terminal)
    }
    await serving(config, terminal)
  })
}

const noneYet = (error: unknown) => {
  if (error instanceof JiansuoError && error.code === 'no-snapshot') return false
  throw error
}
