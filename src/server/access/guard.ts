// guard.ts — identifies the client, checks its key and limits its rate. Not: storing keys, the queue of questions.
import { isIPv6 } from 'node:net'
import type { Request, RequestHandler, Response } from 'express'
import { fail } from '../refusals.ts'
import { addressOf } from './caller.ts'
import type { KeyRecord } from './key-file.ts'
import type { Keys } from './keys.ts'
import { createRates } from './rate-limit.ts'

export interface GuardOptions {
  /** Null: there are none, and whatever is sent as a key counts for nothing. */
  keys: Keys | null
  requireKey: boolean
  /** Requests a second and client; 0: any number. A key with a rate of its own has that. */
  rateLimit: number
}

/** Paths that need no key: health checks, and files that hold nothing of the reports. */
const OPEN = /^(\/c\/[\w-]+)?\/(health|ready|favicon\.svg|docs\.css|assets\/[^/]+|embed\/v1\/[^/]+)$/

/** The client as limits and turns count it: its key, or its address. Set by `guard`. */
export const clientOf = (response: Response): string => String(response.locals.client ?? '')

/**
 * Answers 401 without a key where one is needed, and for an unknown key; 403 for a key used on a site that it was not
 * given to; 429 for a client that asks too often.
 */
export function guard({ keys, requireKey, rateLimit }: GuardOptions): RequestHandler {
  const rates = createRates()
  return (request, response, next) => {
    const given = keyIn(request)
    const key = given === null ? undefined : keys?.find(given)
    response.locals.client = key ? `key ${key.name}` : `address ${household(addressOf(request))}`
    response.locals.key = key?.name
    if (OPEN.test(request.path)) return next()
    // A proxy's own password is none of ours, unless we ask for keys.
    if (given !== null && keys && !key && (requireKey || isBearer(request)))
      return askForKey(request, response, '密钥不对，或已收回：请向管理员索取新的')
    if (requireKey && !key)
      return askForKey(
        request,
        response,
        '需要密钥：请在 Authorization: Bearer 中给出（浏览器问起时，用户名随意，密码填密钥），或向管理员索取',
      )
    if (key && !mayUse(key, request))
      return fail(request, response, 403, {
        code: 'forbidden',
        message: '这个密钥不是给这个网站用的：请管理员为它另发一个',
      })
    const rate = key?.rate ?? rateLimit
    const wait = rate > 0 ? rates.take(clientOf(response), rate) : 0
    if (wait === 0) return next()
    response.set('Retry-After', String(Math.ceil(wait)))
    fail(request, response, 429, {
      code: 'rate-limited',
      message: `请求太多：每秒至多 ${rate} 次，请稍后再试`,
      about: [String(rate)],
    })
  }
}

// --- internal ---

const isBearer = (request: Request) => /^bearer /i.test(request.headers.authorization ?? '')

/**
 * The key of a request: a bearer's, or the password of a browser that was asked for one. Names are not looked at.
 */
function keyIn({ headers }: Request): string | null {
  const [, scheme = '', rest = ''] = /^(bearer|basic) +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return rest
  if (scheme === '') return null
  const pair = Buffer.from(rest, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}

/** Only browsers say where they are asked from, and then truly; without a word a key is taken as it is. */
function mayUse({ origins }: KeyRecord, { headers: { origin } }: Request): boolean {
  return origins.length === 0 || origin === undefined || origins.includes(origin)
}

/** A browser that opens a page is asked for a password: the key. Scripts are not, lest a window opens over a portal. */
function askForKey(request: Request, response: Response, message: string): void {
  const isPage =
    request.headers['sec-fetch-mode'] === 'navigate' || request.accepts(['json', 'html']) === 'html'
  const realm = 'realm="jiansuo", charset="UTF-8"'
  response.set('WWW-Authenticate', isPage ? [`Basic ${realm}`, `Bearer ${realm}`] : `Bearer ${realm}`)
  fail(request, response, 401, { code: 'unauthorized', message })
}

/** One household of IPv6 is one client: it has 2^64 addresses to choose from. */
function household(ip: string): string {
  if (!isIPv6(ip)) return ip
  const [head = '', tail] = ip.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  const whole =
    tail === undefined ? front : [...front, ...Array(8 - front.length - back.length).fill('0'), ...back]
  return whole.slice(0, 4).join(':')
}
