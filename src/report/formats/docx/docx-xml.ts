// docx-xml.ts — the parts of a .docx as events and small tables. Not: what its paragraphs say (docx.ts).
import { SaxesParser } from 'saxes'

export interface XmlHandler {
  open: (name: string, attributes: Readonly<Record<string, string>>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** Enough for any document; one made to exhaust the stack of open elements is refused. */
const DEEPEST = 2_000
const CHUNK = 64 * 1024

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML from front to back, names without their prefix. Entities beyond the five of XML are errors, so none expands.
 *
 * @throws Error where the XML is not well-formed.
 */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandler): void {
  const parser = new SaxesParser()
  let depth = 0
  parser.on('error', error => {
    throw new Error(`XML 有误：${error.message.slice(0, 80)}`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) throw new Error(`XML 嵌套超过 ${DEEPEST} 层`)
    const plain: Record<string, string> = {}
    for (const [key, value] of Object.entries(attributes)) plain[local(key)] = value as string
    open(local(name), plain)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    close?.(local(name))
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

export interface NumberedBy {
  list: string
  level: number
}

export interface Style {
  name: string
  basedOn: string | null
  outline: number | null
  numbered: Partial<NumberedBy>
}

/** Paragraph styles by id. */
export function readStyles(bytes: Uint8Array): Map<string, Style> {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  readXml(bytes, {
    open(name, { styleId, type, val = '' }) {
      if (name === 'style') {
        style = { name: '', basedOn: null, outline: null, numbered: {} }
        if (styleId !== undefined && (type === undefined || type === 'paragraph')) styles.set(styleId, style)
      } else if (!style) return
      else if (name === 'name') style.name = val.toLowerCase()
      else if (name === 'basedOn') style.basedOn = val
      else if (name === 'outlineLvl') style.outline = Number(val)
      else if (name === 'numId') style.numbered.list = val
      else if (name === 'ilvl') style.numbered.level = Number(val)
    },
    close(name) {
      if (name === 'style') style = null
    },
  })
  return styles
}

/** The first answer along the chain of styles that a style is based on. */
export function inherited<T>(
  styles: ReadonlyMap<string, Style>,
  id: string,
  of: (style: Style) => T | null,
): T | null {
  let at: string | null = id
  for (let step = 0; at !== null && step < 20; step++) {
    const style: Style | undefined = styles.get(at)
    if (!style) return null
    const found = of(style)
    if (found !== null) return found
    at = style.basedOn
  }
  return null
}
