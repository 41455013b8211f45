// main.mjs — npm run bench -- FOLDER: speed and memory at the size of a real corpus, each part in a fresh process.
// FOLDER holds .txt reports. Without one the samples in seeds/ are taken: that shows that it runs, not how fast.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const folder = resolve(process.argv[2] ?? join(here, '../seeds'))
const index = mkdtempSync(join(tmpdir(), 'jiansuo-bench-'))

function run(script, ...args) {
  const child = spawnSync(process.execPath, ['--expose-gc', join(here, 'speed', script), ...args], {
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(`${script}: ${child.stderr.slice(-500)}`)
  return JSON.parse(child.stdout.trim().split('\n').at(-1))
}
const ms = value => (value < 100 ? value.toFixed(2) : value.toFixed(0)).padStart(9)

try {
  const bare = run('bare.mjs', folder)
  const build = run('build.mjs', folder, index)
  const serve = run('serve.mjs', index)
  const memory = run('memory.mjs', folder, index)
  console.log(
    `${folder}\n${serve.characters.toLocaleString()} 字 · ${build.reports} 篇 · ${serve.passages.toLocaleString()} 段 · Node ${process.version} · ${availableParallelism()} 核\n`,
  )
  console.log(
    `建索引            ${ms(build.milliseconds)} ms  = ${(build.milliseconds / bare.milliseconds).toFixed(2)} × 仅分词（cutForSearch + cutAll 单线程 ${ms(bare.milliseconds).trim()} ms）；内存峰值 ${build.peak.toFixed(0)} MB`,
  )
  console.log(`打开快照          ${ms(serve.open)} ms  （分词组件已载入，三次中最快）`)
  console.log(
    `常驻内存          ${memory.serving.toFixed(0).padStart(9)} MB  换快照时最高 ${memory.swapping.toFixed(0)} MB，其间失败的请求 ${memory.failed}\n`,
  )
  console.log(`${'毫秒'.padStart(34)}      p50       p99       max`)
  for (const { what, p50, p99, max } of serve.rows) {
    const width = [...what].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0)
    console.log(`${what}${' '.repeat(Math.max(1, 52 - width))}${ms(p50)} ${ms(p99)} ${ms(max)}`)
  }
} finally {
  rmSync(index, { recursive: true, force: true })
}
