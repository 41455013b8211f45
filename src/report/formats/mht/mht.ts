// mht.ts — a page saved as one file (MHTML): its root page, read as a page. Not: its pictures, frames and style sheets.

import { decode, decoderOf, isLatin } from '../decode.ts'
import type { Extracted } from '../extracted.ts'
import { extractHtml } from '../html/html.ts'

interface Part {
  headers: ReadonlyMap<string, string>
  body: string
}

/** Multiparts in multiparts; a mail has two. */
const DEEPEST = 8
const MOST_PARTS = 5_000

/** Header fields, folded lines unfolded; names in lower case. */
function partOf(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text)
  const head = end ? text.slice(0, end.index) : text
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' }
}

const parameter = (header: string, name: string) =>
  new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header)?.slice(1).find(Boolean) ??
  null

/** The parts between the lines that are its boundary. */
function partsOf(body: string, boundary: string): Part[] {
  const parts: Part[] = []
  const mark = `--${boundary}`
  let from = -1
  for (
    let at = body.indexOf(mark);
    at >= 0 && parts.length < MOST_PARTS;
    at = body.indexOf(mark, at + mark.length)
  ) {
    if (at > 0 && body[at - 1] !== '\n') continue
    if (from >= 0) parts.push(partOf(body.slice(from, at)))
    const line = body.indexOf('\n', at)
    if (line < 0 || body.startsWith('--', at + mark.length)) return parts
    from = line + 1
  }
  // Cut short: what there is of the last part is still text.
  if (from >= 0) parts.push(partOf(body.slice(from)))
  return parts
}

/** The first page in it, outermost and frontmost: frames are pages of others. */
function findPage(part: Part, depth = 0): Part | null {
  const type = part.headers.get('content-type') ?? 'text/plain'
  const boundary = /^multipart\//i.test(type) ? parameter(type, 'boundary') : null
  if (boundary !== null) {
    if (depth === DEEPEST) return null
    const parts = partsOf(part.body, boundary)
    const start = parameter(type, 'start')
    const root = start === null ? -1 : parts.findIndex(({ headers }) => headers.get('content-id') === start)
    const ordered = root > 0 ? [parts[root]!, ...parts] : parts
    for (const each of ordered) {
      const found = findPage(each, depth + 1)
      if (found) return found
    }
    return null
  }
  return /^(?:text\/html|application\/xhtml)/i.test(type) ? part : null
}

function decodeBody({ headers, body }: Part): Buffer {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const text = body
    .replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

/** Passes on the charset of the header, which the page itself may not declare. */
function inUtf8(bytes: Buffer, type: string): Buffer {
  const charset = parameter(type, 'charset')
  const declared = charset === null ? null : decoderOf(charset)
  if (declared === null) return bytes
  const decoded = decode(bytes)
  const isWestern = /^(?:windows-125\d|iso-8859-\d{1,2})$/.test(declared.encoding) && isLatin(bytes)
  if ('text' in decoded && !(decoded.encoding === 'gb18030' && isWestern)) return bytes
  try {
    return Buffer.from(declared.decode(bytes))
  } catch {
    return bytes
  }
}

/** Reads the root page of an MHTML file, whatever its ending: browsers begin with `From: <Saved by …>`. */
export async function extractMht(bytes: Uint8Array): Promise<Extracted> {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0
  const root = partOf(Buffer.from(bytes.subarray(start)).toString('latin1').trimStart())
  const page = findPage(root)
  if (!page) return { failure: '单个文件网页（MHT）里没有网页；请在浏览器中打开后另存为“网页，仅 HTML”' }
  const html = inUtf8(decodeBody(page), page.headers.get('content-type') ?? '')
  const extracted = await extractHtml(html)
  if ('failure' in extracted) return extracted
  const address = page.headers.get('content-location') ?? root.headers.get('snapshot-content-location') ?? ''
  return { ...extracted, url: extracted.url ?? (/^https?:\/\/\S+$/i.test(address) ? address : null) }
}
