// server.mjs — starts a server for a bench and asks what it spent. Not: what is asked of it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

/**
 * @param turns whether it looks for its longest turn
 * @returns its address; what it spent, with the longest turn of its first thread since the last time; its end
 */
export async function startServer(index, threads, turns = false) {
  const child = fork(fileURLToPath(new URL('served.mjs', import.meta.url)), [
    index,
    String(threads),
    ...(turns ? ['turns'] : []),
  ])
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server for ${index} ended before it listened (${code}); what it said stands above`)
  })
  const [{ url }] = await Promise.race([once(child, 'message'), ended])
  // From now on its end is asked for.
  ended.catch(() => {})
  return {
    url,
    async spent() {
      child.send({})
      return (await once(child, 'message'))[0]
    },
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/**
 * Asks over one connection.
 *
 * @param client whose questions they are
 * @returns status and bytes of the answer
 */
export function asker(url, client = '10.0.0.1') {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return (path, { body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request(url + path, {
        agent,
        signal,
        method: body ? 'POST' : 'GET',
        headers: { 'x-forwarded-for': client, ...(body && { 'content-type': 'application/json' }) },
      })
      asked.on('error', reject)
      asked.on('response', response => {
        let bytes = 0
        response.on('data', part => {
          bytes += part.length
        })
        response.on('error', reject)
        response.on('end', () => resolve({ status: response.statusCode, bytes }))
      })
      asked.end(body)
    })
}
