// fake-node.ts — a node of a cluster that answers as a test tells it to. Not: a cluster.
import { once } from 'node:events'
import http from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { afterEach } from 'vitest'
import type { ClusterSettings } from '../../src/engine/opensearch/cluster-settings.ts'
import { connect } from '../../src/engine/opensearch/connection.ts'

export type Answer = { status?: number; body?: unknown; after?: number } | null

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A node that answers as it is told; null: never. What it was asked is in `asked`. */
export async function fakeNode(answer: (path: string, body: string, nth: number) => Answer) {
  const asked: { path: string; body: string; isGone: boolean; isAnswered: boolean }[] = []
  const server = http.createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const one = { path: `${request.method} ${request.url}`, body, isGone: false, isAnswered: false }
    asked.push(one)
    response.on('finish', () => {
      one.isAnswered = true
    })
    response.on('close', () => {
      one.isGone = !response.writableFinished
    })
    const told = answer(one.path, body, asked.length)
    if (told === null) return
    if (told.after) await setTimeout(told.after)
    response.writeHead(told.status ?? 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(told.body ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as { port: number }
  const settings: ClusterSettings = {
    nodes: [`http://127.0.0.1:${port}`],
    index: 'fake',
    username: 'clerk',
    password: 'geheim-7Q',
    ca: null,
  }
  return { asked, settings, connection: await connect(settings) }
}

export const refusal = (type: string, reason = 'because') => ({ error: { type, reason } })
