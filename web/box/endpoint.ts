// endpoint.ts — which server the box asks, and what on its page prevents that. Not: asking, wording.

/**
 * The service: what `endpoint` says, else where the script came from. A module cannot know where it came from; then the box
 * asks nobody, because the page's own server would look like a service that does not answer.
 *
 * @param home where the script came from; `null`: not known
 * @example endpointOf('/jiansuo', null, 'https://oa.cn/a')?.href   // => 'https://oa.cn/jiansuo/'
 */
export function endpointOf(given: string | null, home: string | null, page: string): URL | null {
  const address = given || home
  if (!address) return null
  const url = new URL(address, page)
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  url.search = ''
  url.hash = ''
  return url
}

export type Lack = 'noEndpoint' | 'noOrigin'

/**
 * What is missing on the page, where no answer can ever come without it.
 *
 * @param origin of the page; `null` as a text in a frame whose `sandbox` lacks allow-same-origin: no service can
 *   allow that origin to read
 */
export function lackOf(endpoint: URL | null, origin: string): Lack | null {
  if (endpoint === null) return 'noEndpoint'
  return origin === 'null' ? 'noOrigin' : null
}

/** By address rather than by submitting: a host page's `form-action` then does not stand in the way. */
export function leaveFor(href: string, target: string | undefined): void {
  if (target && target !== '_self') window.open(href, target, target === '_blank' ? 'noopener' : '')
  else window.location.assign(href)
}
