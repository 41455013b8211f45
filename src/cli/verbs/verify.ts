// verify.ts — jiansuo verify: the checksum of every file of the snapshot. Not: repair.
import type { Command } from 'commander'
import { Failed } from '../failed.ts'
import { settingsOf, withIndexFlags } from '../settings.ts'
import { columns, type Terminal } from '../terminal.ts'

export function addVerify(program: Command, terminal: Terminal): void {
  const command = program.command('verify').description('核对索引各文件的校验和')
  withIndexFlags(command)
    .option('--json', '输出 JSON')
    .action(async (flags: { json?: true }) => {
      const { index } = settingsOf(command, terminal)
      const { verifySnapshot } = await import('../../snapshot/read.ts')
      const { version, files, ok } = verifySnapshot(index)
      if (flags.json) terminal.out(JSON.stringify({ version, files, ok }))
      else {
        terminal.out(columns(files.map(file => [file.ok ? '✓' : '✗', file.name, file.bytes])))
        terminal.out(
          ok
            ? `索引 ${version}：${files.length} 个文件完好`
            : `索引 ${version} 已损坏：请用 jiansuo index 重建`,
        )
      }
      if (!ok) throw new Failed()
    })
}
