// bombs.mjs — small files that want to become large, deep or slow, indexed among good ones. Not: damaged files.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { docx, paragraph, zip } from '../../../test/support/files.ts'
import { start } from '../processes.mjs'
import { writeReports } from '../reports.mjs'

/** Bytes of memory that indexing all of them may take, and seconds of processor time. */
const MEMORY = 900 * 2 ** 20
const SECONDS = 120

const MIB = 2 ** 20
const DEEP = 100_000
const zeros = size => Buffer.alloc(size)
const types = { name: '[Content_Types].xml', data: '<Types/>' }
const entities = `<!DOCTYPE x [<!ENTITY a0 "${'法'.repeat(100)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`

/** A PDF of these objects, the first the catalogue; its table is left for the reader to mend. */
const pdfOf = objects =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...objects.flatMap((object, i) => [
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ])
const stream = bytes =>
  Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} /Filter /FlateDecode >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'
const catalogue = '<< /Type /Catalog /Pages 2 0 R >>'

/** File name → its bytes. `bomb` in a name is only for who looks at the folder. */
const BOMBS = {
  'unpacks-100M.docx': () => zip([types, { name: 'word/document.xml', data: zeros(100 * MIB) }]),
  'unpacks-100M-says-1k.docx': () =>
    zip([types, { name: 'word/document.xml', data: zeros(100 * MIB), declared: 1000 }]),
  'unpacks-4G-says.docx': () => zip([types, { name: 'word/document.xml', data: 'x', declared: 0xfffffff0 }]),
  'unpacks-60M-of-words.docx': () => docx(paragraph('推进依法行政'.repeat(50)).repeat(60_000)),
  '100000-entries.docx': () =>
    zip(
      Array.from({ length: 100_000 }, (_, i) => ({ name: `word/${i}.xml`, data: '' })),
      0xffff,
    ),
  'archive-in-archive.docx': () =>
    zip([{ name: 'a.zip', data: zip([{ name: 'b', data: zeros(20 * MIB) }]) }]),
  'laughs.docx': () =>
    zip([types, { name: 'word/document.xml', data: `${entities}<w:document>&a9;</w:document>` }]),
  'deep.docx': () => docx('<w:tbl><w:tr><w:tc>'.repeat(DEEP)),
  'wide.xlsx': () =>
    zip([
      types,
      {
        name: 'xl/workbook.xml',
        data: '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        data: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>',
      },
    ]),
  'laughs.odt': () =>
    zip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
      { name: 'content.xml', data: `${entities}<office:document-content>&a9;</office:document-content>` },
    ]),
  'repeated.odt': () =>
    zip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
      {
        name: 'content.xml',
        data: '<office:document-content><office:body><office:text><text:p>a<text:s text:c="2000000000"/>b</text:p></office:text></office:body></office:document-content>',
      },
    ]),
  'deep.html': () => Buffer.from('<div>'.repeat(DEEP)),
  'unclosed.html': () => Buffer.from(`<p>${'<b><i><a>'.repeat(30_000)}推进依法行政。`),
  'table.html': () =>
    Buffer.from(
      `<table><tr><td colspan="1000" rowspan="65534">${'推进依法行政。'.repeat(9)}</table>`.repeat(300),
    ),
  'deep.rtf': () => Buffer.from(`{\\rtf1 ${'{'.repeat(DEEP * 5)}`),
  'deep.jsonl': () => Buffer.from(`{"id":"a","text":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}\n`),
  'objects.jsonl': () =>
    Buffer.from(
      '{"id":"a","title":{"toString":0},"text":"推进依法行政。","year":{"valueOf":0,"toString":0},"region":{"toString":0}}\n',
    ),
  'one-line.txt': () => Buffer.from('依法行政'.repeat(2_000_000)),
  'blanks.md': () => Buffer.from(`# ${' '.repeat(50_000)}a${' '.repeat(50_000)}b`),
  'brackets.md': () => Buffer.from(`${'['.repeat(50_000)}a${'](b)'.repeat(50_000)}`),
  'inflates-300M.pdf': () =>
    pdfOf([
      catalogue,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page,
      stream(deflateSync(zeros(300 * MIB))),
    ]),
  'circle.pdf': () => pdfOf([catalogue, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>']),
  'million-pages.pdf': () => pdfOf([catalogue, '<< /Type /Pages /Kids [] /Count 1000000 >>']),
  'deep.pdf': () => pdfOf([catalogue, '['.repeat(DEEP)]),
  'many-operators.pdf': () =>
    pdfOf([
      catalogue,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page,
      stream(deflateSync(Buffer.from('q '.repeat(20 * MIB)))),
    ]),
}
const SMALL = ['deep.jsonl', 'objects.jsonl', 'laughs.docx', 'blanks.md', 'wide.xlsx', 'repeated.odt']

export const bombs = {
  name: 'zip, XML, HTML and PDF bombs',
  count: Object.keys(BOMBS).length,
  // Each is another.
  least: Object.keys(BOMBS).length,
  short: SMALL.length,
  gate: `the good reports are indexed; ≤ ${MEMORY / MIB} MB, ≤ ${SECONDS} s of processor time together`,
  async run(count, { scratch }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    mkdirSync(reports)
    // A share of them is the small ones, which take no time.
    const names = count < Object.keys(BOMBS).length ? SMALL.slice(0, count) : Object.keys(BOMBS)
    for (const name of names) writeFileSync(join(reports, `bomb-${name}`), BOMBS[name]())
    writeReports(reports, [0, 0, 0])
    const tellUsage = `data:text/javascript,process.on('exit',()=>console.error('USED '+JSON.stringify(process.resourceUsage())))`
    const { status, signal, stdout, stderr } = await start(
      ['index', reports, '--index', indexDir, '--json'],
      {
        node: [`--import=${tellUsage}`],
      },
    ).ended
    const failures = []
    if (status !== 0) return { failures: [`ended with ${status ?? signal}: ${stderr.slice(-500)}`] }
    const { skipped, reports: indexed } = JSON.parse(stdout)
    const good = indexed - (names.length - skipped.filter(({ file }) => file.startsWith('bomb-')).length)
    if (good < 3 || skipped.some(({ file }) => !file.startsWith('bomb-')))
      failures.push(`good reports are missing: ${JSON.stringify(skipped)}`)
    for (const { file, reason } of skipped)
      if (!/[一-鿿].*[：，；。]/.test(reason)) failures.push(`${file}: ${reason}`)
    const lines = [...stderr.matchAll(/^USED (.*)$/gm)].map(([, text]) => JSON.parse(text))
    const used = lines.at(-1)
    const megabytes = Math.round(used.maxRSS / 1024)
    const seconds = (used.userCPUTime + used.systemCPUTime) / 1e6
    if (megabytes * MIB > MEMORY) failures.push(`${megabytes} MB`)
    if (seconds > SECONDS) failures.push(`${seconds} s of processor time`)
    return {
      failures,
      seen: `${skipped.length} named, ${megabytes} MB, ${seconds.toFixed(0)} s of processor time`,
    }
  },
}
