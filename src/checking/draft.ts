// draft.ts — the text of a draft's file, as the reports' own readers read it. Not: checking it.
import { JiansuoError } from '../errors.ts'
import { readReports } from '../report/read.ts'

/**
 * @param file its name, for its extension
 * @returns a paragraph a line
 * @throws JiansuoError `bad-report` where it cannot be read, with the reason
 */
export async function readDraft(file: string, bytes: Uint8Array): Promise<string> {
  const { reports, failures } = await readReports({ file, bytes })
  if (reports.length === 0) {
    const reason = failures[0]?.reason ?? '里面没有文字'
    throw new JiansuoError('bad-report', `${file} 无法读取：${reason}`, { about: [file] })
  }
  return reports.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n')
}
