// verb-settings.ts — the flags that verbs on an index share, and a searcher opened by them. Not: other flags.
import type { Command } from 'commander'
import { type Config, loadConfig } from '../config.ts'
import type { MemoryLimit } from '../engine/open.ts'
import type { OpenOptions } from '../search/open-searcher.ts'
import type { Searcher } from '../search/searcher.ts'
import type { Terminal } from './terminal.ts'

export const withIndexFlags = (command: Command): Command =>
  command
    .option('--index <文件夹>', '索引目录，默认 index（JIANSUO_INDEX）')
    .option('--opensearch <地址>', '索引在 OpenSearch 集群里：节点的地址，逗号分隔（JIANSUO_OPENSEARCH）')
    .option('--opensearch-index <名称>', '集群里索引的名称，默认 jiansuo（JIANSUO_OPENSEARCH_INDEX）')
    .option('--config <文件>', '配置文件，默认当前目录的 jiansuo.config.json（JIANSUO_CONFIG）')

/** For the verbs that read numbers. */
export const withIndicatorsFlag = (command: Command): Command =>
  command.option('--indicators <文件>', '指标定义，加在自带的之上（JIANSUO_INDICATORS）')

/** The settings of a verb, from its flags, the environment, and the file. */
export const settingsOf = (command: Command, { environment, directory }: Terminal): Config =>
  loadConfig({ flags: given(command), environment, directory })

/** What was typed; a flag that only says no (`--no-docs`) has a value of its own where it was not. */
const given = (command: Command) =>
  Object.fromEntries(
    Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) !== 'default'),
  )

/** The location of the index, as `openSearcher` takes it. */
export const locationOf = ({ index, ...config }: Config): Pick<OpenOptions, 'indexDir' | 'cluster'> => ({
  indexDir: index,
  cluster:
    config.opensearch.length === 0
      ? null
      : {
          nodes: config.opensearch,
          index: config.opensearchIndex,
          username: config.opensearchUsername,
          password: config.opensearchPassword,
          ca: config.opensearchCa,
        },
})

/** The same, as `openStore` takes it. */
export const storeLocation = (config: Config) => {
  const { indexDir, cluster } = locationOf(config)
  return cluster ?? indexDir
}

/** The same as the beginning of a Chinese sentence. */
export const placeOf = ({ index, opensearch, opensearchIndex }: Config): string =>
  opensearch.length > 0 ? `集群的 ${opensearchIndex} ` : `索引目录 ${index} 里`

/** The memory limit of the engine, as `openSearcher` takes it. */
export const memoryOf = ({ memory }: Config): MemoryLimit | null =>
  memory === null ? null : { bytes: memory }

/** Opens the index, does something with it, and closes it even if that fails. */
export async function withSearcher<Answer>(
  config: Config,
  ask: (searcher: Searcher) => Promise<Answer>,
): Promise<Answer> {
  const { openSearcher } = await import('../search/open-searcher.ts')
  const searcher = await openSearcher({
    ...locationOf(config),
    indicators: config.indicators,
    relatedWords: config.relatedWords,
    memory: memoryOf(config),
    cacheSize: 0,
  })
  try {
    return await ask(searcher)
  } finally {
    await searcher.close()
  }
}
