// policy.ts — reads the content security policy of a portal as a browser would: may it load this or lead there,
// and what line would let it. Not: asking the portal for it, which no other site may.

/** Directives by name, in lower case, with their sources as written. */
export type Policy = Map<string, string[]>

/**
 * @param text the value of a header, or a whole line of it; several policies joined by commas are taken as the first
 * @example readPolicy("Content-Security-Policy: default-src 'self'").get('default-src') // => ["'self'"]
 */
export function readPolicy(text: string): Policy {
  const value = text.replace(/^\s*content-security-policy(-report-only)?\s*:/i, '')
  const policy: Policy = new Map()
  for (const part of value.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/)
    // The first of a name counts.
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources)
  }
  return policy
}

export const writePolicy = (policy: Policy): string =>
  [...policy].map(([name, sources]) => [name, ...sources].join(' ')).join('; ')

/** Where a browser looks for each kind of load, in this order; for forms it does not fall back to `default-src`. */
export const FALLBACKS = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  connect: ['connect-src', 'default-src'],
  frame: ['frame-src', 'child-src', 'default-src'],
  form: ['form-action'],
} as const
export type Load = keyof typeof FALLBACKS

/** The directive that rules a kind of load; `null`: none does, so everything may be loaded. */
function ruling(policy: Policy, load: Load): string | null {
  return FALLBACKS[load].find(name => policy.has(name)) ?? null
}

const DEFAULT_PORT: Record<string, string> = { 'http:': '80', 'https:': '443' }
const portOf = (url: URL) => url.port || (DEFAULT_PORT[url.protocol] ?? '')

/** Whether one source of a list lets an address in, on a page of `portal`. */
export function sourceAllows(source: string, target: URL, portal: URL): boolean {
  const text = source.toLowerCase()
  if (text === '*') return /^(https?|wss?):$/.test(target.protocol)
  if (text === "'self'") return target.origin === portal.origin
  if (/^[a-z][a-z0-9+.-]*:$/.test(text))
    return text === target.protocol || (text === 'http:' && target.protocol === 'https:')
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^/:*']+)(?::(\d+|\*))?(\/.*)?$/.exec(text)
  if (!parts) return false
  const [, scheme, host, port, path] = parts
  const wanted = scheme ? `${scheme}:` : portal.protocol
  // A source of http lets https in as well, never the other way round.
  if (wanted !== target.protocol && !(wanted === 'http:' && target.protocol === 'https:')) return false
  const name = target.hostname.toLowerCase()
  if (host !== '*' && !(host!.startsWith('*.') ? name.endsWith(host!.slice(1)) : name === host)) return false
  if (port === undefined) {
    if (portOf(target) !== (DEFAULT_PORT[target.protocol] ?? '')) return false
  } else if (port !== '*' && port !== portOf(target) && !(port === '80' && portOf(target) === '443'))
    return false
  if (path === undefined || path === '/') return true
  const asked = decodeURIComponent(target.pathname)
  return path.endsWith('/') ? asked.toLowerCase().startsWith(path) : asked.toLowerCase() === path
}

/** `nonce`: hosts do not count here, the `<script>` needs the portal's own nonce. */
export type Verdict = 'yes' | 'no' | 'nonce'

export function allows(policy: Policy, load: Load, target: URL, portal: URL): Verdict {
  const name = ruling(policy, load)
  if (name === null) return 'yes'
  const sources = policy.get(name)!
  if (load === 'script' && sources.some(source => /^'strict-dynamic'$/i.test(source))) return 'nonce'
  return sources.some(source => sourceAllows(source, target, portal)) ? 'yes' : 'no'
}

/** The policy with what is missing for these loads; everything else stays as it is. */
export function extended(policy: Policy, loads: readonly Load[], target: URL, portal: URL): Policy {
  const next: Policy = new Map([...policy].map(([name, sources]) => [name, [...sources]]))
  for (const load of loads) {
    if (allows(next, load, target, portal) !== 'no') continue
    const name = ruling(next, load)!
    // Whatever falls back to default-src gets a line of its own, so that nothing else is let in.
    const own = name === 'default-src' ? FALLBACKS[load].find(other => other !== 'script-src-elem')! : name
    const sources = next.get(name)!.filter(source => !/^'none'$/i.test(source))
    next.set(own, [...sources, target.origin])
  }
  return next
}
