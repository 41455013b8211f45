// typescript-hooks.mjs — module hooks that strip types with esbuild. Not: checking them.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'

export async function load(url, context, next) {
  if (!/^file:.*(?<!\.d)\.ts$/.test(url)) return next(url, context)
  const source = await readFile(fileURLToPath(url), 'utf8')
  const { code } = await transform(source, {
    loader: 'ts',
    format: 'esm',
    target: 'es2023',
    sourcemap: 'inline',
  })
  return { format: 'module', source: code, shortCircuit: true }
}
