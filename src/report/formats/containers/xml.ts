// xml.ts — an XML part of a document as events, within bounds. Not: what its elements mean.
import { SaxesParser } from 'saxes'

export interface XmlHandler {
  open: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** Enough for any document; one made to exhaust the stack of open elements is refused. */
const DEEPEST = 2_000
const CHUNK = 64 * 1024
/** Names kept of one part: more than any format has, few enough for a part made of names. */
const MOST_KNOWN = 1_000

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML from front to back, names without their prefix. Entities beyond the five of XML are errors, so none expands.
 *
 * @throws Error where the XML is not well-formed.
 */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandler): void {
  const parser = new SaxesParser()
  let depth = 0
  // A part has few names, and says each of them ten thousand times.
  const known = new Map<string, string>()
  const localOf = (name: string) => {
    let found = known.get(name)
    if (found === undefined) {
      found = local(name)
      if (known.size < MOST_KNOWN) known.set(name, found)
    }
    return found
  }
  parser.on('error', error => {
    throw new Error(`XML 有误：${error.message.slice(0, 80)}`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) throw new Error(`XML 嵌套超过 ${DEEPEST} 层`)
    const plain: Record<string, string> = {}
    for (const key in attributes) plain[localOf(key)] = attributes[key] as string
    open(localOf(name), plain)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    close?.(localOf(name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null
  const decoder = new TextDecoder(utf16 ?? 'utf-8', { fatal: true })
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }))
  }
  parser.write(decoder.decode()).close()
}
