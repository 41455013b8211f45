// settings.ts — the flags that every verb on an index shares, and a searcher opened by them. Not: other flags.
import type { Command } from 'commander'
import { type Config, loadConfig } from '../config.ts'
import type { Searcher } from '../search/searcher.ts'
import type { Terminal } from './terminal.ts'

export const withIndexFlags = (command: Command): Command =>
  command
    .option('--index <文件夹>', '索引目录，默认 index（JIANSUO_INDEX）')
    .option('--config <文件>', '配置文件，默认当前目录的 jiansuo.config.json（JIANSUO_CONFIG）')

/** The settings of a verb, from its flags, the environment, and the file. */
export const settingsOf = (command: Command, { environment, directory }: Terminal): Config =>
  loadConfig({ flags: given(command), environment, directory })

/** What was typed; a flag that only says no (`--no-docs`) has a value of its own where it was not. */
const given = (command: Command) =>
  Object.fromEntries(
    Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) !== 'default'),
  )

/** Opens the index for one question, and closes it whatever comes of it. */
export async function asking<Answer>(
  { index, indicators }: Config,
  ask: (searcher: Searcher) => Promise<Answer>,
): Promise<Answer> {
  const { openSearcher } = await import('../search/open.ts')
  const searcher = await openSearcher({ indexDir: index, indicators, cacheSize: 0 })
  try {
    return await ask(searcher)
  } finally {
    await searcher.close()
  }
}
