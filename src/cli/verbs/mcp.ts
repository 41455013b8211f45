// mcp.ts — jiansuo mcp: the searcher as tools for a program that speaks the Model Context Protocol over stdio. Not: the
// tools.
import { once } from 'node:events'
import type { Command } from 'commander'
import { VERSION } from '../../package.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withIndicatorsFlag, withSearcher } from '../verb-settings.ts'

export function addMcp(program: Command, terminal: Terminal): void {
  const command = program
    .command('mcp')
    .description(
      '以 Model Context Protocol（标准输入输出）提供检索、阅读、核对引文、指标、首见与用词、打算对照',
    )
  withIndicatorsFlag(withIndexFlags(command)).action(async () => {
    const [{ createMcpServer }, { StdioServerTransport }] = await Promise.all([
      import('../../mcp/mcp.ts'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
    ])
    await withSearcher(settingsOf(command, terminal), async searcher => {
      const server = createMcpServer(searcher, VERSION)
      await server.connect(new StdioServerTransport())
      // Served until the other side closes its end.
      await once(process.stdin, 'close')
      await server.close()
    })
  })
}
