// bare.mjs FOLDER — the yardstick of a build: nodejieba's cutForSearch and cutAll over the same text, nothing else.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import jieba from 'nodejieba'

const folder = process.argv[2]
const files = readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.txt'))
const lines = files
  .flatMap(file => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter(line => line.trim())
jieba.load()
const start = performance.now()
for (const line of lines) {
  jieba.cutForSearch(line, true)
  jieba.cutAll(line)
}
console.log(JSON.stringify({ milliseconds: performance.now() - start, characters: lines.join('').length }))
