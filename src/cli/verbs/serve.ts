// serve.ts — jiansuo serve: the page and the API until a signal. Not: what they answer.
import { setFlagsFromString } from 'node:v8'
import type { Command } from 'commander'
import type { Config } from '../../config.ts'
import { JiansuoError } from '../../errors.ts'
import { localTime } from '../../local-time.ts'
import type { OpenOptions } from '../../search/open-searcher.ts'
import type { Searcher } from '../../search/searcher.ts'
import { admissionFor } from '../../server/access/admission.ts'
import type { SnapshotWatch } from '../../server/snapshot-watch.ts'
import { withServerFlags } from '../server-flags.ts'
import type { Terminal } from '../terminal.ts'
import { locationOf, placeOf, settingsOf } from '../verb-settings.ts'

export function addServe(program: Command, terminal: Terminal): void {
  const command = program.command('serve').description('启动网页与 HTTP 接口')
  withServerFlags(command).action(() => serving(settingsOf(command, terminal), terminal))
}

/**
 * How much the heap may grow, in percent of what is alive, before V8 collects it. Left alone V8 lets it grow fourfold:
 * for one program that is quick, for a service it is memory that comes and goes in waves, on each thread. What is alive
 * is little (the index lies outside), so collecting more often costs no time that could be measured.
 */
const HEAP_GROWTH = 60

/** Serves until SIGINT or SIGTERM, then lets running requests end and closes the index. */
export async function serving(config: Config, terminal: Terminal): Promise<void> {
  // Before any thread is started: each takes it over.
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
  const { createApp, listen, hostNames, keyFileOf, followKeys, openAccessLog } = await parts()
  const tell = (text: string) => terminal.err(`${localTime(new Date())} ${text}`)
  const keyFile = keyFileOf(config)
  const keys = followKeys(
    keyFile,
    error => tell(isGone(error) ? error.message : `密钥仍照原来的，此后收回的仍然有效：${messageOf(error)}`),
    () => tell('密钥文件又能读了：已照新的'),
  )
  const log = config.accessLog
    ? openAccessLog(config.accessLog, config.logQueries, ({ message }) => tell(message))
    : null
  const opened: Opened[] = []
  try {
    const main = await openedAt(locationOf(config), config, tell)
    opened.push(main)
    for (const { name, index } of config.collection)
      opened.push({ ...(await openedAt({ indexDir: index }, config, tell, name)), name })
    const app = createApp(main.searcher, {
      basePath: config.basePath,
      publicUrl: config.publicUrl,
      allowedHosts: hostNames(config),
      trustProxy: config.trustProxy,
      origins: config.origins,
      frameAncestors: config.frameAncestors,
      keys,
      requireKey: config.requireKey,
      rateLimit: config.rateLimit,
      ...admissionFor(config.threads),
      metrics: config.metrics,
      docs: config.docs,
      accessLog: log,
      watch: main.watch,
      collections: opened.slice(1),
      onError: (error, { method, path }) => tell(`${method} ${path}\n${stackOf(error)}`),
    })
    const listening = await listen(app, config)
    const stopped = signalled()
    const reopen = () => log?.reopen()
    process.on('SIGHUP', reopen)
    for (const warning of warnings(config, keyFile)) tell(warning)
    const address = config.publicUrl ?? `${listening.url}${config.basePath}`
    const here = config.publicUrl ? `监听 ${listening.url}，` : ''
    const ready = () => tell(`检索已就绪：${address}（${here}按 Ctrl+C 停止）`)
    if (opened.some(({ searcher }) => searcher.ready())) ready()
    else {
      tell(`服务已启动，还不能检索：${address}（${here}按 Ctrl+C 停止）`)
      tell(`${placeOf(config)}还没有索引：请运行 jiansuo index 文件夹，建成后自动载入`)
      whenReady(main.searcher, ready, stopped)
    }
    await stopped
    tell('正在停止：等待进行中的请求结束')
    await listening.close()
    process.off('SIGHUP', reopen)
  } finally {
    for (const { searcher } of opened) await searcher.close()
    log?.close()
  }
}

/** Loaded only where something is served. */
async function parts() {
  const [app, listening, hosts, keyFile, keys, log] = await Promise.all([
    import('../../server/app.ts'),
    import('../../server/listen.ts'),
    import('../../server/access/hosts.ts'),
    import('../../server/access/key-file.ts'),
    import('../../server/access/keys.ts'),
    import('../../server/access-log.ts'),
  ])
  return { ...app, ...listening, ...hosts, ...keyFile, ...keys, ...log }
}

interface Opened {
  /** Of the collection; empty for the first index. */
  name: string
  searcher: Searcher
  watch: SnapshotWatch
}

/** An index that is followed. Each failure of a newer one is logged once. */
async function openedAt(
  location: Pick<OpenOptions, 'indexDir' | 'cluster'>,
  { cacheSize, threads, memory, indicators, relatedWords }: Config,
  tell: (text: string) => void,
  name = '',
): Promise<Opened> {
  const [{ openSearcher }, { watchSnapshots }] = await Promise.all([
    import('../../search/open-searcher.ts'),
    import('../../server/snapshot-watch.ts'),
  ])
  const watch = watchSnapshots()
  const of = name ? `（${name}）` : ''
  let told = ''
  let isFirst = true
  const searcher = await openSearcher({
    ...location,
    cacheSize,
    threads,
    indicators,
    relatedWords,
    memory: memory === null ? null : { bytes: memory, counts: watch.blocks },
    watch: true,
    // Laying a snapshot out takes more than the limit may leave.
    prepare: memory === null,
    onLookup: watch.onLookup,
    onError(error) {
      watch.onError(error)
      const message = messageOf(error)
      if (message !== told) tell(`${troubleWith(error)}${of}，继续使用原有的：${message}`)
      told = message
    },
    onOpened(version) {
      if (watch.failing()) tell(`索引${of}恢复正常：用的是最新的一次`)
      watch.onOpened()
      told = ''
      if (!isFirst) tell(`正在用的索引${of}：${version}`)
      isFirst = false
    },
  })
  return { name, searcher, watch }
}

/** Warnings for the administrator, logged once at start. */
function warnings(config: Config, keyFile: string): string[] {
  const { host, requireKey, trustProxy, publicUrl, logQueries, accessLog } = config
  const isLocal = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host)
  const isProtected = requireKey || trustProxy.length > 0 || publicUrl !== null
  return [
    ...(isLocal || isProtected
      ? []
      : [
          `注意：绑定在 ${host}，能连到这个端口的人都能读全部报告。请加 --require-key（密钥文件 ${keyFile}），或放在反向代理之后并写 --trust-proxy`,
        ]),
    ...(logQueries && !accessLog ? ['注意：--log-queries 要和 --access-log 一起用，现在没有访问日志'] : []),
  ]
}

/** Milliseconds between looks whether the first index has come; the searcher itself looks once a second. */
const LOOK = 500

/** Logs once that there is something to search, unless the server stops before. */
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

/** A folder whose CURRENT is gone has no newer index: a restart would find none at all. */
const troubleWith = (error: unknown) =>
  error instanceof JiansuoError && error.code === 'no-snapshot' ? '索引目录里的索引不见了' : '新的索引不能用'

const isGone = (error: unknown): error is JiansuoError =>
  error instanceof JiansuoError && error.code === 'not-found'

const messageOf = (error: unknown) => (error instanceof JiansuoError ? error.message : stackOf(error))
const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
