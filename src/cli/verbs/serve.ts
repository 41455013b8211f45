// serve.ts — jiansuo serve: the index over HTTP until a signal ends it. Not: routes.
import type { Command } from 'commander'
import type { Config } from '../../config.ts'
import { JiansuoError } from '../../errors.ts'
import type { Searcher } from '../../search/searcher.ts'
import { VERSION, WEB } from '../package.ts'
import { withServerFlags } from '../server-flags.ts'
import { settingsOf } from '../settings.ts'
import type { Terminal } from '../terminal.ts'

export function addServe(program: Command, terminal: Terminal): void {
  const command = program.command('serve').description('启动网页与 HTTP 接口')
  withServerFlags(command).action(() => serving(settingsOf(command, terminal), terminal))
}

/** Serves until SIGINT or SIGTERM, then lets running requests end and closes the index. */
export async function serving(config: Config, terminal: Terminal): Promise<void> {
  const [{ openSearcher }, { createApp }, { listen }, { hostNames }] = await Promise.all([
    import('../../search/open.ts'),
    import('../../server/app.ts'),
    import('../../server/listen.ts'),
    import('../../server/access/hosts.ts'),
  ])
  const searcher = await openSearcher({
    indexDir: config.index,
    cacheSize: config.cacheSize,
    watch: true,
    onError: error => terminal.err(`新的索引不能用，继续使用原有的：${messageOf(error)}`),
  })
  try {
    const app = createApp(searcher, {
      webDir: WEB,
      version: VERSION,
      basePath: config.basePath,
      publicUrl: config.publicUrl,
      allowedHosts: hostNames(config),
      trustProxy: config.trustProxy,
      origins: config.origins,
      frameAncestors: config.frameAncestors,
      onError: (error, { method, originalUrl }) =>
        terminal.err(`${new Date().toISOString()} ${method} ${originalUrl}\n${stackOf(error)}`),
    })
    const listening = await listen(app, config)
    const stopped = signalled()
    const address = `${listening.url}${config.basePath}`
    const ready = () => terminal.err(`检索已就绪：${address}（按 Ctrl+C 停止）`)
    if (searcher.ready()) ready()
    else {
      terminal.err(`服务已启动，还不能检索：${address}（按 Ctrl+C 停止）`)
      terminal.err(`索引目录 ${config.index} 里还没有索引：请运行 jiansuo index 文件夹，建成后自动载入`)
      whenReady(searcher, ready, stopped)
    }
    await stopped
    terminal.err('正在停止：等待进行中的请求结束')
    await listening.close()
  } finally {
    await searcher.close()
  }
}

/** Milliseconds between looks whether the first index has come; the searcher itself looks once a second. */
const LOOK = 500

/** Tells once that there is something to search, unless it is over before. */
function whenReady({ ready }: Searcher, tell: () => void, over: Promise<void>): void {
  const timer = setInterval(() => {
    if (!ready()) return
    clearInterval(timer)
    tell()
  }, LOOK)
  void over.then(() => clearInterval(timer))
}

/** Listeners stay: Ctrl+C reaches us twice, once from the terminal and once from npm. */
const signalled = () =>
  new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })

const messageOf = (error: unknown) => (error instanceof JiansuoError ? error.message : stackOf(error))
const stackOf = (error: unknown) => (error instanceof Error ? error.stack : String(error))
