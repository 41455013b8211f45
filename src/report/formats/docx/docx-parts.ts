// docx-parts.ts — which part of a .docx is the document. Not: what is in it (docx.ts).
import { type Entry, unpack } from '../containers/archive.ts'
import { readXml } from '../containers/xml.ts'

/** The part that is the document, as the package's relations name it. */
export function mainPart(bytes: Uint8Array, entries: readonly Entry[]): Entry | undefined {
  const relations = entries.find(({ name }) => name === '_rels/.rels')
  let target = 'word/document.xml'
  if (relations) {
    readXml(unpack(bytes, relations), {
      open(name, { Type = '', Target = '' }) {
        if (name === 'Relationship' && Type.endsWith('/officeDocument')) target = Target.replace(/^\//, '')
      },
    })
  }
  return (
    entries.find(({ name }) => name === target) ?? entries.find(({ name }) => name === 'word/document.xml')
  )
}
