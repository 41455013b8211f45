// cluster.mjs — npm run cluster: a real OpenSearch cluster on this machine, in one command. Not: an installation to keep
// (docs/opensearch.md says what that takes).
//
//   npm run cluster                  three nodes on 127.0.0.1:19201–19203
//   npm run cluster -- --nodes 1     one node
//   npm run cluster -- --tls         with the security plugin: HTTPS, a user and a password
//   npm run cluster -- --stop        ends them; the data stays.  --stop --delete: that too
//   npm run cluster -- --kill 2      ends node 2 as a power failure would;  --start 2  starts it again
//   npm run cluster -- --status      which nodes run, and how the cluster is
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { endNode, healthOf, prepare, runningNodes, startNode, whenGreen } from './nodes.mjs'
import { accessOf, prepareSecurity, secure } from './security.mjs'

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '3' },
    folder: { type: 'string', default: '.cluster' },
    port: { type: 'string', default: '19201' },
    heap: { type: 'string', default: '512m' },
    tls: { type: 'boolean', default: false },
    stop: { type: 'boolean', default: false },
    delete: { type: 'boolean', default: false },
    status: { type: 'boolean', default: false },
    kill: { type: 'string' },
    start: { type: 'string' },
  },
})
const folder = resolve(values.folder)
const http = Number(values.port)
const at = { folder, nodes: Number(values.nodes), http, transport: http + 100, heap: values.heap }

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main() {
  if (values.status) return status()
  if (values.stop) return stop()
  if (values.kill) {
    await endNode(folder, Number(values.kill), 'SIGKILL')
    return console.log(`节点 ${values.kill} 已强行结束；npm run cluster -- --start ${values.kill} 重新启动`)
  }
  if (values.start) {
    startNode(secured(), Number(values.start))
    return console.log(
      `节点 ${values.start} 正在启动，半分钟到一分钟后 npm run cluster -- --status 应为 green；日志在 ${folder}/node-${values.start}/log`,
    )
  }
  if (!(at.nodes >= 1 && at.nodes <= 9)) throw new Error(`--nodes ${values.nodes} 不对：应为 1 到 9`)
  if (runningNodes(folder).length > 0)
    throw new Error(`${folder} 的节点已在运行：npm run cluster -- --status 查看，--stop 停止`)
  for (let i = 0; i < at.nodes; i++)
    if (await healthOf({ http: http + i }, '/'))
      throw new Error(`端口 ${http + i} 上已有程序在应答：用 --port 换一个，例如 --port ${http + 1000}`)
  prepare(folder)
  if (values.tls) prepareSecurity(folder)
  else if (isSecured())
    throw new Error(`${folder} 里是有密码的集群：请加 --tls，或用 --folder 另选一个文件夹`)
  const nodes = secured()
  console.log(`正在启动 ${at.nodes} 个节点，需要半分钟到两分钟……`)
  for (let number = 1; number <= at.nodes; number++) startNode(nodes, number)
  try {
    await whenGreen(nodes)
  } catch (error) {
    await stop()
    throw error
  }
  if (nodes.secured)
    console.log(`用户与证书（每个终端里先运行这三行）：
  export JIANSUO_OPENSEARCH_USERNAME=${nodes.secured.username}
  export JIANSUO_OPENSEARCH_PASSWORD=${nodes.secured.password}
  export JIANSUO_OPENSEARCH_CA=${nodes.secured.ca}`)
  console.log(`集群已就绪，可以：
  npm run -s jiansuo -- index seeds --opensearch ${addresses()}
  npm run -s jiansuo -- serve --opensearch ${addresses()}
停止：npm run cluster -- --stop`)
}

async function stop() {
  const running = runningNodes(folder)
  await Promise.all(running.map(({ number }) => endNode(folder, number)))
  if (values.delete) rmSync(folder, { recursive: true, force: true })
  const stopped = running.length > 0 ? `已停止 ${running.length} 个节点` : '没有节点在运行'
  console.log(values.delete ? `${stopped}；数据已删除：${folder}` : `${stopped}；数据还在 ${folder}`)
}

async function status() {
  const running = runningNodes(folder)
  for (const { number, pid } of running)
    console.log(`节点 ${number}  127.0.0.1:${http + number - 1}  进程 ${pid}`)
  const secured = isSecured() ? accessOf(at) : null
  for (const { number } of running) {
    const health = await healthOf({ http: http + number - 1, secured })
    if (health)
      return console.log(
        `集群 ${health.status}，${health.number_of_nodes} 个节点，${health.active_shards} 个分片`,
      )
  }
  console.log(
    running.length > 0
      ? '集群没有主节点：还在启动，或多数节点停了（那时能检索，不能建立索引）'
      : '没有节点在运行',
  )
}

function addresses() {
  const scheme = isSecured() ? 'https' : 'http'
  return Array.from({ length: at.nodes }, (_, i) => `${scheme}://127.0.0.1:${http + i}`).join(',')
}

/** A folder that was started with a password goes on with it. */
function secured() {
  return { ...at, secured: values.tls || isSecured() ? secure(at) : null }
}

/** Whether it was started with a password. */
function isSecured() {
  return existsSync(join(folder, 'tls'))
}
