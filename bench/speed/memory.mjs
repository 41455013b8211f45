// memory.mjs FOLDER INDEX — what a serving process holds, and what it takes to change to a new snapshot under questions.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openSearcher } from '../../dist/search/open-searcher.js'
import { resident } from './measure.mjs'

const [folder, indexDir] = process.argv.slice(2)
const searcher = await openSearcher({ indexDir, watch: true, interval: 20 })
for (const query of ['行政复议', '"双随机、一公开"', '法治政府 建设', '的', '"依法*行政"'])
  await searcher.search(query)
const serving = resident()

// A second build of the same folder beside it; the searcher takes it into use while it answers.
let highest = 0
const sampler = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage().rss / 1e6)
}, 5)
const { indexVersion: before } = await searcher.stats()
const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const build = spawn(process.execPath, [cli, 'index', folder, '--index', indexDir, '--full'], {
  stdio: 'ignore',
})
let failed = 0
let after = before
build.on('exit', status => {
  if (status !== 0) after = null
})
while (after === before) {
  await searcher.search('行政复议').catch(() => failed++)
  await new Promise(done => setTimeout(done, 5))
  if (after !== null) after = (await searcher.stats()).indexVersion
}
clearInterval(sampler)
console.log(JSON.stringify({ serving, swapping: highest, failed }))
process.exit()
