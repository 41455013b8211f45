// strangers.mjs — who has no password, a wrong one, or trusts another authority gets nothing of a secured cluster, and no
// message tells the password. Not: what those get who may ask.
import { openSearcher } from '../../dist/index.js'

/** @returns a line of the table: `{ what, passed, told }` */
export async function strangers(cluster) {
  const tries = {
    'no user': { username: null, password: null },
    'a wrong password': { password: 'wrong-Pw-4711' },
    'another authority': { ca: null },
    'no encryption': { nodes: cluster.nodes.map(node => node.replace('https:', 'http:')) },
  }
  const told = []
  let passed = true
  for (const [what, other] of Object.entries(tries)) {
    const settings = { ...cluster, ...other }
    const error = await openSearcher({ indexDir: 'none', cluster: settings }).then(
      () => null,
      error => error,
    )
    const expected = what.startsWith('another') || what.startsWith('no enc') ? 'unavailable' : 'bad-config'
    const shown = [error, error?.cause].map(one => `${one?.stack}${JSON.stringify(one)}`).join()
    if (error?.code !== expected || (settings.password && shown.includes(settings.password))) passed = false
    told.push(`${what}: ${error?.code ?? 'let in'}`)
  }
  return { what: 'strangers kept out', passed, told: told.join(', ') }
}
