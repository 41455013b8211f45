// node.ts — one real node for tests, where this machine can have one. Not: tests, clusters of several.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endNode, missingPrograms, prepare, startNode, whenGreen } from '../../scripts/cluster/nodes.mjs'

export type TestNode = { url: string; stop(): Promise<void> } | { missing: string }

/** Shared by all that start nodes here, so that the jars are fetched once. */
const JARS = fileURLToPath(new URL('../../.cluster', import.meta.url))

/** `JIANSUO_TEST_NODE` names one that runs already; else one is started, some 30 s on a machine that is not busy. */
export async function testNode(): Promise<TestNode> {
  const given = process.env.JIANSUO_TEST_NODE
  if (given) return { url: given, stop: async () => {} }
  const missing = missingPrograms()
  if (missing.length > 0) return { missing: `no ${missing.join(', ')} here` }
  try {
    prepare(JARS)
  } catch (error) {
    return { missing: `the jars could not be fetched: ${String(error).slice(0, 200)}` }
  }
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-node-'))
  const [http, transport] = [await freePort(), await freePort()]
  const at = { folder, jars: JARS, nodes: 1, http, transport, heap: '512m' }
  const stop = async () => {
    await endNode(folder, 1, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    startNode(at, 1)
    await whenGreen(at)
    return { url: `http://127.0.0.1:${http}`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
