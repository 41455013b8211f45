// gbk-address.ts — addresses that a page written in GBK made of Chinese. Not: what an address asks.

const GB18030 = new TextDecoder('gb18030', { fatal: true })

/**
 * The query of an address that is percent-encoded GB18030, in UTF-8; null where it is neither.
 *
 * @param address path and query
 * @returns relative to the path: `?q=…`
 * @example asUtf8('/?q=%B8%B4%D2%E9&mode=exact') // => '?q=%E5%A4%8D%E8%AE%AE&mode=exact'
 */
export function asUtf8(address: string): string | null {
  const [path, query] = splitOnce(address, '?')
  try {
    decodeURIComponent(path)
    const parts = query.split('&').map(part => {
      const [name, value] = splitOnce(part, '=')
      return `${encodeURIComponent(decoded(name))}${part.includes('=') ? '=' : ''}${encodeURIComponent(decoded(value))}`
    })
    return `?${parts.join('&')}`
  } catch {
    return null
  }
}

// --- internal ---

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at)
  return i < 0 ? [text, ''] : [text.slice(0, i), text.slice(i + 1)]
}

/** @throws TypeError where it is no GB18030 */
function decoded(text: string): string {
  const plain = text.replaceAll('+', ' ')
  const bytes = plain.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  // A lone % is a % for everybody who reads forms.
  return GB18030.decode(Buffer.from(bytes, 'latin1'))
}
