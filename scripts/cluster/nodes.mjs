// nodes.mjs — OpenSearch nodes on this machine: what they need, starting and ending them. Not: the command (cluster.mjs).
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { request as requestPlain } from 'node:http'
import { request as requestSecured } from 'node:https'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'

/** Which of the programs that `prepare` calls are missing: `java`, `javac`, `mvn`. */
export const missingPrograms = () => ['java', 'javac', 'mvn'].filter(program => !runs(program))

/**
 * Fetches the jars (53 MB, once) and compiles the node.
 *
 * @param jars folder that keeps both
 */
export function prepare(jars) {
  const missing = missingPrograms()
  if (missing.length > 0)
    throw new Error(
      `缺少 ${missing.join('、')}：请安装 JDK 17 以上（java、javac）与 Maven（mvn），例如 apt install openjdk-17-jdk-headless maven`,
    )
  const lib = join(jars, 'lib')
  if (!existsSync(lib)) {
    mkdirSync(jars, { recursive: true })
    const aside = join(jars, `lib.${process.pid}`)
    run('mvn', ['-B', '-q', '-f', join(HERE, 'pom.xml'), COPY, `-DoutputDirectory=${aside}`])
    renameSync(aside, lib)
  }
  const classes = join(jars, 'classes')
  const [source, compiled] = [join(HERE, 'ClusterNode.java'), join(classes, 'ClusterNode.class')]
  if (existsSync(compiled) && statSync(compiled).mtimeMs > statSync(source).mtimeMs) return
  mkdirSync(classes, { recursive: true })
  run('javac', ['--release', '17', '-cp', join(lib, '*'), '-d', classes, source])
  cpSync(join(HERE, 'log4j2.properties'), join(classes, 'log4j2.properties'))
}

/**
 * One node as a process of its own, which outlives this one. Its number is in `node-N/pid`, what it says in `node-N/log`.
 *
 * @param at `{ folder, jars, nodes, http, transport, heap, secured }` — where data is, where `prepare` put the jars, how
 *   many nodes in all, first ports, memory of the JVM, what `secure` gave (security.mjs)
 * @param settings further ones, as KEY=VALUE
 */
export function startNode(
  { folder, jars = folder, nodes, http, transport, heap = '512m', secured = null },
  number,
  settings = [],
) {
  const home = join(folder, `node-${number}`)
  mkdirSync(home, { recursive: true })
  const log = openSync(join(home, 'log'), 'w')
  const child = spawn(
    'java',
    [
      `-Xms${heap}`,
      `-Xmx${heap}`,
      '-XX:+UseSerialGC',
      '-Djava.awt.headless=true',
      '-Dfile.encoding=UTF-8',
      '-Dlog4j2.disable.jmx=true',
      '-Dlog4j.shutdownHookEnabled=false',
      `-Dplugins=${secured?.plugins ?? ''}`,
      '-cp',
      [
        join(jars, 'classes'),
        ...['lib', ...(secured ? ['security'] : [])].map(at => join(jars, at, '*')),
      ].join(':'),
      'ClusterNode',
      ...[folder, number, nodes, http, transport].map(String),
      ...(secured?.settings ?? []),
      ...settings,
    ],
    { detached: true, stdio: ['ignore', log, log] },
  )
  child.unref()
  writeFileSync(join(home, 'pid'), String(child.pid))
  return child.pid
}

/** Numbers and processes of the nodes that run. */
export function runningNodes(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap(name => {
    const number = Number(/^node-(\d+)$/.exec(name)?.[1])
    const file = join(folder, name, 'pid')
    if (!number || !existsSync(file)) return []
    const pid = Number(readFileSync(file, 'utf8'))
    return isNode(pid) ? [{ number, pid }] : []
  })
}

/** @param signal SIGTERM ends a node in order, SIGKILL is what a power failure does  @returns when it has ended */
export async function endNode(folder, number, signal = 'SIGTERM') {
  const node = runningNodes(folder).find(node => node.number === number)
  if (!node) return
  process.kill(node.pid, signal)
  for (let i = 0; i < 300 && isNode(node.pid); i++) await setTimeout(100)
  if (isNode(node.pid)) process.kill(node.pid, 'SIGKILL')
  rmSync(join(folder, `node-${number}`, 'pid'), { force: true })
}

/** Waits until so many nodes have found each other. @throws with the end of a log when they do not within eight minutes */
export async function whenGreen({ folder, nodes, http, secured }) {
  const until = Date.now() + 480_000
  while (Date.now() < until) {
    const health = await healthOf({ http, secured })
    if (health?.status === 'green' && health.number_of_nodes >= nodes) return
    if (runningNodes(folder).length < nodes) break
    await setTimeout(500)
  }
  const logs = runningNodesLogs(folder)
  throw new Error(`节点没有组成集群：请看 ${folder}/node-*/log，最后几行是\n${logs}`)
}

/** What a node says of the cluster; null: it does not answer. */
export async function healthOf({ http, secured = null }, path = '/_cluster/health') {
  try {
    const scheme = secured ? 'https' : 'http'
    const request = (secured ? requestSecured : requestPlain)(`${scheme}://127.0.0.1:${http}${path}`, {
      signal: AbortSignal.timeout(5000),
      ...(secured && {
        auth: `${secured.username}:${secured.password}`,
        ca: readFileSync(secured.ca),
      }),
    }).end()
    const [response] = await once(request, 'response')
    return JSON.parse(Buffer.concat(await response.toArray()).toString())
  } catch {
    return null
  }
}

// --- internal ---

function runs(program) {
  try {
    execFileSync(program, ['-version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function run(program, args) {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    throw new Error(
      `${program} 未能完成：${String(error.stdout ?? '')}${String(error.stderr ?? error.message)}`,
    )
  }
}

/** Whether the process is one of ours: numbers are given out again. */
function isNode(pid) {
  try {
    process.kill(pid, 0)
    return (
      process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('ClusterNode')
    )
  } catch {
    return false
  }
}

const runningNodesLogs = folder =>
  readdirSync(folder)
    .filter(name => name.startsWith('node-'))
    .map(
      name =>
        `${name}: ${readFileSync(join(folder, name, 'log'), 'utf8')
          .trim()
          .split('\n')
          .slice(-4)
          .join('\n')}`,
    )
    .join('\n')
