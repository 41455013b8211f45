// library.mjs — jiansuo as a library, from a folder of reports to answers, in the order in which one would learn it.
// Not: the command line (README.md), the HTTP API (docs/http-api.md).
//
//   npm run build && node examples/library.mjs [FOLDER]
//
// Another program writes `from 'jiansuo'` here.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, indexReports, openSearcher, parseQuery, printQuery, skeleton } from '../dist/index.js'

const folder = process.argv[2] ?? 'seeds'
const indexDir = await mkdtemp(join(tmpdir(), 'jiansuo-example-'))

// 1. Files become an index. A file that cannot be read is named, with the reason; the rest is indexed.
const { reports, passages, skipped } = await indexReports({ paths: [folder], indexDir })
console.log(`${reports} reports, ${passages} passages, ${skipped.length} files skipped`)
// => 5 reports, 134 passages, 0 files skipped

// 2. An index is opened once, for as many questions as one likes.
const searcher = await openSearcher({ indexDir })

// 3. A phrase stands in quotation marks. What is compared is the skeleton, so punctuation and width play no part:
//    the reports write “放管服”改革, and 放管服改革 finds it.
console.log(skeleton('“放管服”改革'))
// => 放管服改革
const found = await searcher.search('"放管服改革"', { limit: 1 })
console.log(`${found.totalHits} passages in ${found.totalReports} reports, ${found.totalOccurrences} times`)
// => 5 passages in 5 reports, 5 times

// 4. A hit says where it matches: UTF-16 units of its text. `html` is the same as safe markup.
for (const { text, matches, report } of found.hits) {
  const [{ start, length }] = matches
  console.log(`${report.region?.name} ${report.year}: ${text.slice(start, start + length)}`)
  // => 锡林郭勒盟 2020: 放管服”改革
}

// 5. Whatever is typed is read somehow. Notices say how, with a code for programs and a message for people.
const { query, notices } = parseQuery('地区：宁夏 「行政复议」 －信访')
console.log(printQuery(query), notices.length)
// => 地区:宁夏 "行政复议" -信访 0

// 6. Where nothing holds all of a question it is asked more loosely, and the answer says so; `strict` never is.
const loose = await searcher.search('行政复议 量子计算')
console.log(loose.relaxed, loose.notices.map(({ code }) => code).join())
// => true relaxed
console.log((await searcher.search('行政复议 量子计算', { match: 'strict' })).totalHits)
// => 0

// 7. The other views count the same passages.
const { rows } = await searcher.compare('"行政复议"')
console.log(
  rows.map(({ region, year, occurrences }) => `${region?.name} ${year}: ${occurrences}`).join(' · '),
)
// => 海南区 2021: 9 · 锡林郭勒盟 2020: 4 · 天门市 2020: 8 · 西洞庭管理区 2023: 0 · 兴庆区 2022: 12
const { lines } = await searcher.concordance('"行政复议"', { width: 6, sort: 'right', limit: 2 })
for (const { left, key, right } of lines) console.log(`${left}[${key}]${right}`)
// => 益。一是加强[行政复议]、应诉工作。
// => 理中心,建立[行政复议]+法律援助一

// 8. The application is a value: mount it, or let it listen.
const app = createApp(searcher, { webDir: 'dist/web', version: '0.0.0', onError: console.error })
const server = app.listen(0, '127.0.0.1')
await new Promise(resolve => server.once('listening', resolve))
const address = `http://127.0.0.1:${server.address().port}`
const answer = await fetch(`${address}/api/search?${new URLSearchParams({ q: '"行政复议"' })}`)
console.log(answer.status, (await answer.json()).totalOccurrences)
// => 200 33

server.close()
await searcher.close()
await rm(indexDir, { recursive: true })
