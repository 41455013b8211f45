// portal-ways.ts — what of this service works on a portal, and what to do where it does not. Not: finding out
// (check.ts), showing it.
import { allows, extended, type Load, type Policy, writePolicy } from './policy.ts'

export interface Facts {
  portal: URL
  /** Where this service is, as the administrator's browser sees it. */
  service: URL
  /** What the service lets this portal do; `null`: it could not be asked. */
  scripts: boolean | null
  frames: boolean | null
  /** The portal's policy; `null`: not given. */
  policy: Policy | null
}

/** `ask`: nobody here can know. */
export type Outcome = 'yes' | 'no' | 'ask'
export type Subject =
  | 'mixed'
  | 'network'
  | 'script'
  | 'connect'
  | 'cors'
  | 'frame-src'
  | 'ancestors'
  | 'form'
  | 'charset'

export interface Check {
  subject: Subject
  outcome: Outcome
  /** Of several findings that a subject may have, which; words.ts has a text for each. */
  finding: string
}

/** Of a machine or a network that the outside does not reach. */
export function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (/^(127|10)\.\d+\.\d+\.\d+$|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host)) return true
  if (host === '::1' || /^f[cd][0-9a-f]{2}:|^fe80:/.test(host)) return true
  return !host.includes('.') || /(^|\.)(localhost|local|lan|internal|intranet)$/.test(host)
}

const TARGETS: Record<Load, string> = {
  script: 'embed/v1/jiansuo-box.js',
  connect: 'api/search',
  frame: 'embed/frame',
  form: '',
}

/** The ways to embed, each with what the portal's policy must let through for it. */
export const WAYS = {
  box: ['script', 'connect'],
  frame: ['frame'],
  // The box itself leads on by address, which no form-action stops: only the form without script needs it.
  form: ['form'],
} as const satisfies Record<string, readonly Load[]>
export type Way = keyof typeof WAYS

const isLoopback = (hostname: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
const isIp = (hostname: string) => /^[\d.]+$|^\[/.test(hostname)

export function checks({ portal, service, scripts, frames, policy }: Facts): Check[] {
  const same = portal.origin === service.origin
  const out: Check[] = []
  const add = (subject: Subject, outcome: Outcome, finding: string) => out.push({ subject, outcome, finding })

  const mixed = portal.protocol === 'https:' && service.protocol === 'http:' && !isLoopback(service.hostname)
  add('mixed', mixed ? 'no' : 'yes', mixed ? 'blocked' : same ? 'same' : 'fine')
  const across = !same && isPrivate(service.hostname) && !isPrivate(portal.hostname)
  // A name says nothing of the address behind it.
  if (across) add('network', 'ask', isIp(portal.hostname) ? 'public' : 'unknown')

  const ruled = (subject: Subject, load: Load) => {
    const target = new URL(TARGETS[load], service)
    if (policy === null) {
      if (!same) add(subject, 'ask', 'unknown')
      return
    }
    const verdict = allows(policy, load, target, portal)
    if (verdict === 'yes') add(subject, 'yes', 'fine')
    else if (verdict === 'nonce') add(subject, 'ask', 'nonce')
    else add(subject, 'no', 'missing')
  }
  ruled('script', 'script')
  ruled('connect', 'connect')
  if (same) add('cors', 'yes', 'same')
  else if (scripts === null) add('cors', 'ask', 'unknown')
  else add('cors', scripts ? 'yes' : 'no', scripts ? 'fine' : 'missing')

  ruled('frame-src', 'frame')
  // Also on the portal's own origin: the policy of the frame names who may show it.
  if (frames === null) add('ancestors', 'ask', 'unknown')
  else add('ancestors', frames ? 'yes' : 'no', frames ? 'fine' : 'missing')
  if (policy === null && same) add('form', 'yes', 'fine')
  else ruled('form', 'form')
  // Whatever the portal is written in: it is the form that says what is sent.
  add('charset', 'yes', 'stated')
  return out
}

/**
 * The portal's whole header with what these ways need; right for them alone, the others stay as they were.
 *
 * @returns null where no policy was given, or nothing is missing in it
 */
export function headerLine({ policy, portal, service }: Facts, ways: readonly Way[]): string | null {
  if (policy === null) return null
  let next = policy
  for (const load of ways.flatMap(way => WAYS[way] as readonly Load[]))
    next = extended(next, [load], new URL(TARGETS[load], service), portal)
  const [before, after] = [writePolicy(policy), writePolicy(next)]
  return before === after ? null : `Content-Security-Policy: ${after}`
}
