// local-address.ts — addresses that only this machine can open, and the warning about them. Not: where the pages are.

/** The warning beside every such address. */
export const ONLY_HERE =
  '地址只在运行 jiansuo 的这台机器上打得开；设置 publicUrl 后，导出的是别人也打得开的地址'

/**
 * Whether an address leads to the machine itself.
 *
 * @example isLocal('http://127.0.0.1:3000/r/a1') // => true
 * @example isLocal('http://10.0.0.8:3000/r/a1') // => false
 */
export function isLocal(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host)
}
