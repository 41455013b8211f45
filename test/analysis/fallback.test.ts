// Where nodejieba lies there without its binary (its install script did not run), another takes its place.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const HOOKS = fileURLToPath(new URL('../support/typescript-threads.mjs', import.meta.url))
const OPEN = new URL('../../src/analysis/open-segmenter.ts', import.meta.url).href

it('the first segmenter that can cut is taken, not the first that is there', () => {
  const program = `
    import Module from 'node:module'
    const load = Module._load
    Module._load = (name, ...rest) => {
      if (String(name).endsWith('nodejieba.node')) throw Object.assign(new Error('no binary'), { code: 'MODULE_NOT_FOUND' })
      return load(name, ...rest)
    }
    const { openSegmenter } = await import(${JSON.stringify(OPEN)})
    const segmenter = await openSegmenter()
    console.log(JSON.stringify([segmenter.name, segmenter.words('推进依法行政').join('')]))`
  const said = execFileSync(process.execPath, [`--import=${HOOKS}`, '--input-type=module', '-e', program], {
    encoding: 'utf8',
  })
  expect(JSON.parse(said)).toEqual([expect.stringMatching(/^@node-rs\/jieba@/), '推进依法行政'])
})
