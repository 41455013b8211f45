// metadata.ts — title, region, year, publisher, date and number of a report, each with its evidence. Not: its text.
import type { FoundField } from '../cleaning/cleaning.ts'
import type { FieldMeaning } from '../cleaning/labels.ts'
import { arabicDates, dateIn } from '../language/dates.ts'
import { documentNumberOf, isDocumentNumber } from '../language/titles.ts'
import type { Metadata, MetadataField, Provenance, Source } from '../report.ts'
import type { Block } from '../structure/joining.ts'
import { cutIn, cutTitle, fileTitle } from './file-title.ts'
import { findRegion } from './region/find.ts'
import { findTitle } from './title.ts'
import { findYear } from './year.ts'

export interface FoundMetadata extends Metadata {
  provenance: Partial<Record<MetadataField, Provenance>>
  /** Indexes of the blocks that are the title, and of those that only repeat it. */
  titles: Set<number>
  repeated: Set<number>
}

interface Value {
  value: string
  source: Source
  evidence: string
}

const ORGAN = /(?:政府|委员会|管委会|办公室|办公厅|局|厅|公署|行署|法院|检察院|[省市区县州盟旗]委)$/
/** Names of papers and portals: they carried the report, they did not issue it. */
const MEDIA = /报$|日报|晚报|新闻|客户端|公众号|微信|网$|网站|电视|广播|通讯社|新华社|人民网|融媒/

/** Where a text was found, not whose it is: 来源：https://…, a path of somebody's disk. */
const ADDRESS = /^(?:https?:|www\.|file:|[A-Za-z]:[\\/]|[/\\]{1,2}[^/\\]{1,200}[/\\])/i

function fieldsOf(fields: readonly FoundField[], ...meanings: FieldMeaning[]): FoundField[] {
  return meanings.flatMap(meaning => fields.filter(field => field.meaning === meaning && field.value !== ''))
}

function toValue(field: FoundField, value = field.value): Value {
  return { value, source: field.reason === 'byline' ? 'byline' : 'header', evidence: field.evidence }
}

interface Signed {
  organ: Value | null
  date: Value | null
}

const SEAL = /[（(](?:盖章|公章|印章|章|印)[)）]$/
// Bounded: asked of lines of 60 characters at most.
const DATED =
  /^(.*?)[\s\u3000]*[（(]?\s?(\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?|\d{4}[-./]\d{1,2}[-./]\d{1,2})[)）]?$/

/** What a short line signs with: an organ, a date, or both. Organs that sign together stay apart by a space. */
function signedBy(text: string): Signed {
  const dated = text.length <= 60 ? DATED.exec(arabicDates(text)) : null
  const day = dated ? dateIn(dated[2]!) : null
  const signer = (dated && day ? dated[1]! : text).trim().replace(SEAL, '')
  const parts = signer.split(/[\s\u3000]+/)
  const isJoint = parts.length > 1 && parts.every(part => part.length >= 4 && ORGAN.test(part))
  const bare = parts.join(isJoint ? ' ' : '')
  const isOrgan = bare.length >= 5 && ORGAN.test(bare) && !/[，。；：、]|^.{0,4}单位/.test(bare)
  const source = 'signature'
  return {
    organ: isOrgan ? { value: bare, source, evidence: text } : null,
    date: day && (isOrgan || signer === '') ? { value: day, source, evidence: text } : null,
  }
}

/** How far above its date an organ signs, in lines: seals and other organs stand between. */
const ABOVE_DATE = 4

/** The organ and the date that a report is signed with, in its last lines, or right above what is attached to it. */
function signature(blocks: readonly Block[]): Signed {
  let organ: Value | null = null
  let date: Value | null = null
  let dateAt = -1
  let isSigned = false
  for (let i = blocks.length - 1; i >= Math.max(1, blocks.length - 10); i--) {
    const text = blocks[i]!.text
    if (text.length > 45) {
      if (text.length > 120) break
      continue
    }
    const signed = signedBy(text)
    if (signed.date && !date) {
      date = signed.date
      dateAt = i
    }
    // 天门市财政局 may be a cell of the table that follows; who signs stands above the date.
    const aboveDate = dateAt >= 0 && dateAt - i <= ABOVE_DATE
    if (signed.organ && (!organ || (aboveDate && !isSigned))) {
      organ = signed.organ
      isSigned = aboveDate
    }
  }
  if (organ || date) return { organ, date }
  for (let i = 1; i + 1 < blocks.length; i++) {
    if (!/^[（(]?(?:附[件表录]|抄送|此件)/.test(blocks[i + 1]!.text) || blocks[i]!.text.length > 45) continue
    const last = signedBy(blocks[i]!.text)
    const signer = last.organ ?? signedBy(blocks[i - 1]!.text.slice(0, 60)).organ
    if (last.date && signer) return { organ: signer, date: last.date }
  }
  return { organ: null, date: null }
}

function findPublisher(fields: readonly FoundField[], signed: Value | null): Value | null {
  const named = fieldsOf(fields, 'publisher', 'source').filter(
    ({ value }) => !MEDIA.test(value) && !ADDRESS.test(value),
  )
  const first = named[0]
  if (!first) return signed
  // 市人民政府 in the table is 天门市人民政府 in the byline: the fuller name of the same organ.
  const fuller = named.find(
    field => field !== first && field.value.endsWith(first.value) && field.value !== first.value,
  )
  return toValue(fuller ?? first)
}

/** Everything known of a report from its cleaned text, the fields around it, and its path. */
export function findMetadata(
  file: string,
  blocks: readonly Block[],
  head: number,
  fields: readonly FoundField[],
): FoundMetadata {
  const named = fieldsOf(fields, 'title')[0] ?? null
  const called = fileTitle(file)
  const title = findTitle(blocks, head, named?.value ?? null, called)
  const stated = title?.text ?? named?.value ?? null
  const titles = new Set(title?.blocks ?? [])
  const repeated = new Set(title?.repeated ?? [])

  const numbered = fieldsOf(fields, 'number', 'index')[0]
  const numbers = blocks.slice(0, Math.min(head, 12)).filter(block => isDocumentNumber(block.text))
  // Several are those of the documents that a list names.
  const isList = numbers.length > 1
  const numberLine = isList ? undefined : numbers[0]
  // The last cells of such a list sign nothing.
  const signed = isList && head === blocks.length ? { organ: null, date: null } : signature(blocks)
  const publisher = findPublisher(fields, signed.organ)
  const dated = fieldsOf(fields, 'published', 'written').find(field => dateIn(field.value) !== null)
  const published = dated ? toValue(dated, dateIn(dated.value)!) : signed.date
  const number: Value | null =
    numbered && numbered.meaning === 'number'
      ? toValue(numbered)
      : numberLine
        ? { value: documentNumberOf(numberLine.text)!, source: 'header', evidence: numberLine.text }
        : numbered
          ? toValue(numbered)
          : null
  const region = findRegion({ file, title: stated, publisher, blocks, titles })
  const year = findYear(file, stated, blocks, titles, called)

  const provenance: Partial<Record<MetadataField, Provenance>> = {}
  const note = (field: MetadataField, value: Provenance | null) => {
    if (value)
      provenance[field] = { source: value.source, evidence: value.evidence.slice(0, 200).toWellFormed() }
  }
  if (title) note('title', { source: 'title', evidence: title.text })
  else if (named) note('title', toValue(named))
  else if (called) note('title', { source: 'file-name', evidence: file.slice(file.lastIndexOf('/') + 1) })
  note('region', region)
  note('level', region)
  note('year', year)
  note('publisher', publisher)
  note('publishedAt', published)
  note('documentNumber', number)
  return {
    title: stated ?? (called && (isCut(called, blocks) ? cutTitle(called) : called)),
    region: region?.region ?? null,
    level: region?.level ?? null,
    year: year?.value ?? null,
    publisher: publisher?.value ?? null,
    publishedAt: published?.value ?? null,
    documentNumber: number?.value ?? null,
    provenance,
    titles,
    repeated,
  }
}

/** Texts in which a file's name is looked for. */
const FIRST = 4

const isCut = (name: string, blocks: readonly Block[]) =>
  cutIn(
    name,
    blocks.slice(0, FIRST).map(({ text }) => text),
  ) !== null
