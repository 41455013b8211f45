// snapshots.ts — jiansuo snapshots and jiansuo rollback: which builds there are, and going back to one. Not: building.
import type { Command } from 'commander'
import type { Config } from '../../config.ts'
import { localTime } from '../../local-time.ts'
import { columns, type Terminal } from '../terminal.ts'
import { placeOf, settingsOf, storeLocation, withIndexFlags } from '../verb-settings.ts'

export function addSnapshots(program: Command, terminal: Terminal): void {
  const command = program.command('snapshots').description('列出索引目录里的各次索引，* 为正在用的')
  withIndexFlags(command)
    .option('--json', '输出 JSON')
    .action(async (flags: { json?: true }) => {
      const config = settingsOf(command, terminal)
      const all = await (await storeOf(config)).snapshots()
      if (flags.json) return terminal.out(JSON.stringify(all))
      if (all.length === 0) return terminal.err(`${placeOf(config)}还没有索引：请先运行 jiansuo index 文件夹`)
      const rows = all.map(({ current, version, builtAt, reports, bytes }) => [
        current ? '*' : '',
        version,
        localTime(new Date(builtAt)),
        reports,
        '篇',
        Number((bytes / 2 ** 20).toFixed(1)),
        'MB',
      ])
      terminal.out(columns(rows))
    })
}

export function addRollback(program: Command, terminal: Terminal): void {
  const command = program
    .command('rollback')
    .description('改用以前的索引；运行中的服务自动换上')
    .argument('[版本]', 'snapshots 所列的版本，默认现在这次之前的一次')
  withIndexFlags(command)
    .option('--json', '输出 JSON')
    .action(async (version: string | undefined, flags: { json?: true }) => {
      const now = await (await storeOf(settingsOf(command, terminal))).rollback(version)
      if (flags.json) terminal.out(JSON.stringify({ version: now }))
      else terminal.err(`现在用的是索引 ${now}；下次 jiansuo index 仍会按文件夹里的内容更新`)
    })
}

// --- internal ---

async function storeOf(config: Config) {
  const { openStore } = await import('../../engine/open.ts')
  return openStore(storeLocation(config))
}
