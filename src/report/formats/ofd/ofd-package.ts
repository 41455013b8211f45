// ofd-package.ts — the parts of an OFD (GB/T 33190) as its files name each other: documents, pages, templates. Not:
// what a page shows (page.ts).
import { dirname, join } from 'node:path/posix'
import { type Entry, listArchive, unpack } from '../containers/archive.ts'
import { readXml } from '../containers/xml.ts'
import type { Refusal } from '../extracted.ts'

export interface OfdPage {
  own: Uint8Array
  /** Templates that lie under or over its own content, in order. */
  templates: Uint8Array[]
  /** Millimetres; null: the document does not say. */
  box: readonly number[] | null
}

/** Four numbers, `x y width height`, in millimetres. */
export function numbersIn(text: string): number[] {
  return text.trim().split(/\s+/).map(Number)
}

/** Enough for any report; a document made to exhaust is refused. */
const MOST_PAGES = 5_000

/** All pages of all documents in it, in order; or why there are none. @throws Error where a part is damaged. */
export function openOfd(bytes: Uint8Array): OfdPage[] | Refusal {
  const archive = listArchive(bytes)
  if ('failure' in archive) return archive
  const byName = new Map(archive.entries.map(entry => [entry.name.toLowerCase(), entry]))
  // Names are absolute in the archive or relative to the file that has them, and not always in one case.
  const find = (from: string, name: string): Entry | undefined =>
    byName.get(join(name.startsWith('/') ? '.' : dirname(from), name.replace(/^\//, '')).toLowerCase())
  if (byName.has('encryptions.xml')) {
    return { failure: 'OFD 已加密；请用 OFD 阅读器打开，去掉密码后另存' }
  }
  const main = byName.get('ofd.xml')
  if (!main) return { failure: 'OFD 里缺少 OFD.xml，文件已损坏；请重新下载' }
  const pages: OfdPage[] = []
  for (const root of textsOf(unpack(bytes, main), 'DocRoot')) {
    const document = find(main.name, root)
    if (document) pages.push(...pagesOf(bytes, document, find))
  }
  if (pages.length > MOST_PAGES) {
    return { failure: `OFD 有 ${pages.length} 页，超过上限 ${MOST_PAGES} 页；请拆分后再试` }
  }
  return pages
}

function pagesOf(
  bytes: Uint8Array,
  document: Entry,
  find: (from: string, name: string) => Entry | undefined,
): OfdPage[] {
  const xml = unpack(bytes, document)
  const templates = new Map<string, string>()
  const locations: string[] = []
  readXml(xml, {
    open(name, { ID = '', BaseLoc = '' }) {
      if (name === 'TemplatePage') templates.set(ID, BaseLoc)
      else if (name === 'Page') locations.push(BaseLoc)
    },
  })
  const [usual] = textsOf(xml, 'PhysicalBox')
  const unpacked = new Map<string, Uint8Array>()
  const part = (location: string | undefined): Uint8Array[] => {
    const entry = location === undefined ? undefined : find(document.name, location)
    if (!entry) return []
    const known = unpacked.get(entry.name) ?? unpack(bytes, entry)
    unpacked.set(entry.name, known)
    return [known]
  }
  return locations.flatMap(location => {
    const [own] = part(location)
    if (!own) return []
    const used: string[] = []
    readXml(own, {
      open(name, { TemplateID = '' }) {
        if (name === 'Template') used.push(TemplateID)
      },
    })
    const drawn = used.flatMap(id => part(templates.get(id)))
    const [box = usual] = textsOf(own, 'PhysicalBox')
    return [{ own, templates: drawn, box: box === undefined ? null : numbersIn(box) }]
  })
}

/** The text in every element of a name. */
function textsOf(xml: Uint8Array, wanted: string): string[] {
  const texts: string[] = []
  let inside = false
  readXml(xml, {
    open(name) {
      if (name === wanted) {
        texts.push('')
        inside = true
      }
    },
    text(text) {
      if (inside) texts[texts.length - 1] += text
    },
    close() {
      inside = false
    },
  })
  return texts.map(text => text.trim())
}
