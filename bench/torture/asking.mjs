// asking.mjs — questions over HTTP, one, or as many as a server answers. Not: judging answers.
import http from 'node:http'

export const agentOf = (sockets, options = {}) =>
  new http.Agent({ keepAlive: true, maxSockets: sockets, ...options })

/** One GET → `{ status, body, headers, ms }`; status 0 where no answer came. */
export function ask(url, path, { agent, headers, timeout = 60_000 } = {}) {
  return new Promise(resolve => {
    const started = performance.now()
    const end = (status, body, headers = {}) =>
      resolve({ status, body, headers, ms: performance.now() - started })
    const request = http.get(url, { path, agent, headers, timeout }, response => {
      const chunks = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('error', error => end(0, String(error)))
      response.on('end', () => end(response.statusCode, Buffer.concat(chunks).toString(), response.headers))
    })
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', error => end(0, String(error)))
  })
}

export const json = async (url, path) => JSON.parse((await ask(url, path)).body)

export const search = (query, more = '') => `/api/search?q=${encodeURIComponent(query)}${more}`

/** What an answer says, without how long it took. */
export const saying = body => body.replace(/"processingTimeMs":[\d.e+-]+/, '')

/**
 * Asks until told to stop, `atOnce` questions at a time, at most `rate` a second.
 *
 * @param next the path of the next question
 * @param onAnswer told of each answer and its path
 * @returns a function that stops and says how many were asked a second
 */
export function load(url, { atOnce = 8, rate = Number.POSITIVE_INFINITY, next, onAnswer, timeout }) {
  const agent = agentOf(atOnce)
  const started = performance.now()
  let asked = 0
  let isOver = false
  const one = async () => {
    while (!isOver) {
      const due = started + (asked / rate) * 1000 - performance.now()
      asked++
      if (due > 1) await new Promise(resolve => setTimeout(resolve, due))
      if (isOver) return
      const path = next()
      onAnswer(await ask(url, path, { agent, timeout }), path)
    }
  }
  const all = Promise.all(Array.from({ length: atOnce }, one))
  return async () => {
    isOver = true
    const perSecond = asked / ((performance.now() - started) / 1000)
    await all
    agent.destroy()
    return { asked, perSecond }
  }
}

/** The value below which a share of the samples lies. */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
