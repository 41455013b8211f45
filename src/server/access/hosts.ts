// hosts.ts — by which names this server may be asked, so that no page of another name can read it (DNS rebinding) and
// no link leads to a name that a caller made up. Not: where links begin (addresses.ts).
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import type { Request, RequestHandler } from 'express'
import { fail } from '../refusals.ts'

export const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'] as const

/**
 * The names by which a server may be asked: those of the loopback, of the address it is bound to (of every address of
 * this machine where it is bound to all), of its public address, and what the administrator adds.
 *
 * @example hostNames({ host: '127.0.0.1', publicUrl: 'https://oa.cn/x', allowedHost: [] }).at(-1) // => 'oa.cn'
 */
export function hostNames(of: {
  host: string
  publicUrl: string | null
  allowedHost: readonly string[]
}): string[] {
  const every = of.host === '0.0.0.0' || of.host === '::'
  const bound = every ? [...addresses(), hostname().toLowerCase()] : [inHost(of.host)]
  const named = of.publicUrl === null ? [] : [new URL(of.publicUrl).hostname]
  return [...new Set([...LOOPBACK_NAMES, ...bound, ...of.allowedHost, ...named])]
}

/** Whether the request names the server by one of its names. `*` among them believes nobody. */
export const isBelieved = (request: Request, names: ReadonlySet<string>): boolean => {
  const name = nameOf(request)
  return name !== null && names.has(name)
}

/**
 * Refuses with 421 whoever asks for another server, and with 400 whoever names two, or none that can be.
 *
 * @param names as in Host, without a port; `*` lets all pass
 */
export const onlyOurHosts =
  (names: ReadonlySet<string>): RequestHandler =>
  (request, response, next) => {
    const given = request.rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === 'host').length
    if (given > 1)
      return fail(request, response, 400, {
        code: 'bad-request',
        message: '请求头 Host 只能有一个：请检查代理设置',
      })
    // Without one (HTTP/1.0) there is nothing to believe, and nothing to refuse.
    if (request.host === undefined) return next()
    const name = nameOf(request)
    if (name === null)
      return fail(request, response, 400, {
        code: 'bad-request',
        message: '请求头 Host 不是主机名或地址：请检查地址与代理设置',
      })
    if (names.has(name) || names.has('*')) return next()
    const message = `这个服务不叫“${name}”：请用它自己的地址访问；要用这个名字，请管理员在启动时加上 --allowed-host ${name}`
    fail(request, response, 421, { code: 'misdirected', message, about: [name] })
  }

// --- internal ---

/** As Express has it: a believed proxy's word for it comes first. */
function nameOf(request: Request): string | null {
  const [, name] = /^(\[[0-9a-f:.]+\]|[\w.-]+?)\.?(?::\d{1,5})?$/i.exec(request.host ?? '') ?? []
  return name?.toLowerCase() ?? null
}

const inHost = (address: string) => (isIP(address) === 6 ? `[${address}]` : address.toLowerCase())

const addresses = () =>
  Object.values(networkInterfaces()).flatMap(
    all => all?.map(({ address }) => inHost(address.split('%')[0]!)) ?? [],
  )
