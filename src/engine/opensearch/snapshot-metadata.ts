// snapshot-metadata.ts — what a snapshot says of itself and keeps beside its passages, as documents that are read by
// their ids. Not: passages, which snapshot is current.
import { gunzipSync, gzipSync } from 'node:zlib'
import { JiansuoError } from '../../errors.ts'
import { type Column, type Columns, columnBytes, columnFile, columnOf } from '../../snapshot/columns.ts'
import type { Ask } from '../engine.ts'
import type { SnapshotInfo } from '../engine-store.ts'
import type { CorpusStatistics } from '../ranking/ranking-source.ts'
import type { ReportDetailEntry } from '../store/text-columns.ts'
import type { Bulk } from './bulk.ts'
import type { Connection } from './connection.ts'

/** Raised whenever the meaning of an index or a document changes; a snapshot of another format is refused. */
export const FORMAT = 2

/** Written last: a snapshot without one was never finished. */
export interface Header extends SnapshotInfo {
  format: typeof FORMAT
  statistics: CorpusStatistics
  /** Of all passages: the sum of `checksum`. */
  checksum: number
  /** A routing value to each shard of the passages. */
  routings: string[]
  /** Files as `columnFile` names them, and in how many documents each is. */
  columns: { file: string; parts: number }[]
}

const HEADER = 'header'
/** Bytes of a column in one document. */
const PART = 2_000_000
/** Documents asked for at once. */
const AT_ONCE = { columns: 8, details: 200 }

export async function addColumn(
  bulk: Bulk,
  name: string,
  column: Column,
): Promise<Header['columns'][number]> {
  const file = columnFile(name, column)
  const bytes = columnBytes(column)
  const parts = Math.max(1, Math.ceil(bytes.length / PART))
  for (let part = 0; part < parts; part++) {
    const data = gzipSync(bytes.subarray(part * PART, (part + 1) * PART)).toString('base64')
    await bulk.add(columnId(file, part), null, { data })
  }
  return { file, parts }
}

/** @param json a ReportDetailEntry */
export const addDetail = (bulk: Bulk, report: number, json: string): Promise<void> =>
  bulk.add(detailId(report), null, { json })

export const addHeader = (bulk: Bulk, header: Header): Promise<void> => bulk.add(HEADER, null, header)

/** Null: there is no such index, or nothing was finished in it. */
export async function readHeader(connection: Connection, index: string): Promise<Header | null> {
  const answer = await connection.send<{ found?: boolean; _source?: Header }>({
    method: 'GET',
    path: `/${index}/_doc/${HEADER}`,
    preferring: preference => ({ query: { preference } }),
    answers: [404],
  })
  return answer.found && answer._source ? answer._source : null
}

/** The columns of these names; one that there is none of is left out. @throws JiansuoError `bad-snapshot` */
export async function readColumns(
  connection: Connection,
  index: string,
  header: Header,
  isWanted: (name: string) => boolean,
): Promise<Columns> {
  const columns: Columns = {}
  for (const { file, parts } of header.columns) {
    if (!isWanted(file.replace(/\.u\d+$/, ''))) continue
    const ids = Array.from({ length: parts }, (_, part) => columnId(file, part))
    const documents = await readDocuments<{ data: string }>(connection, index, ids, AT_ONCE.columns)
    const bytes = Buffer.concat(documents.map(({ data }) => gunzipSync(Buffer.from(data, 'base64'))))
    const { name, column } = columnOf(file, new Uint8Array(bytes).buffer)
    columns[name] = column
  }
  return columns
}

/** Of the reports from … to - 1. */
export async function readDetails(
  connection: Connection,
  index: string,
  from: number,
  to: number,
  ask?: Ask,
): Promise<ReportDetailEntry[]> {
  const ids = Array.from({ length: to - from }, (_, i) => detailId(from + i))
  const documents = await readDocuments<{ json: string }>(connection, index, ids, AT_ONCE.details, ask)
  return documents.map(({ json }) => JSON.parse(json) as ReportDetailEntry)
}

// --- internal ---

const columnId = (file: string, part: number) => `column-${file}-${part}`
const detailId = (report: number) => `detail-${report}`

async function readDocuments<Source>(
  connection: Connection,
  index: string,
  ids: readonly string[],
  atOnce: number,
  ask?: Ask,
): Promise<Source[]> {
  const sources: Source[] = []
  for (let at = 0; at < ids.length; at += atOnce) {
    const { docs } = await connection.send<{ docs: { _id: string; found?: boolean; _source?: Source }[] }>(
      {
        method: 'POST',
        reads: true,
        path: `/${index}/_mget`,
        body: { ids: ids.slice(at, at + atOnce) },
        preferring: preference => ({ query: { preference } }),
      },
      ask,
    )
    for (const { _id, found, _source } of docs) {
      if (!found || _source === undefined)
        throw new JiansuoError(
          'bad-snapshot',
          `集群的索引 ${index} 缺少 ${_id}：请重新运行 jiansuo index 建立索引`,
        )
      sources.push(_source)
    }
  }
  return sources
}
