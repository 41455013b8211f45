// local-address.ts — addresses that nobody but this machine can follow, and what is said of them. Not: where pages are.

/** Said wherever such an address is handed out. */
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
