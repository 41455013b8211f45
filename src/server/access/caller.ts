// caller.ts — from which address a request came. Not: who may ask (guard.ts), which proxies are believed (Express does).
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/**
 * Of the client, as the proxies that are trusted tell it; IPv4 within IPv6 is written as IPv4. A proxy that passes on
 * what is no address counts as the client itself.
 */
export function addressOf({ ip = '', socket }: IncomingMessage & { ip?: string | undefined }): string {
  const address = isIP(ip) ? ip : (socket.remoteAddress ?? '')
  return /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address
}
