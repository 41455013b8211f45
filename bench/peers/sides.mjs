// sides.mjs — who is compared, and how each is had: ours and FlexSearch from this project, the others fetched into a cache.
// Not: what they do.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where packages of others lie, outside of the project. */
export const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'jiansuo-bench-peers')

const PACKAGES = { minisearch: '7.2.0', 'node-sqlite3-wasm': '0.8.60' }

/** Loads a package of others. */
export const peer = name => createRequire(join(CACHE, 'package.json'))(name)

/** @returns why it cannot be had; null: it is there */
function fetched(name) {
  if (existsSync(join(CACHE, 'node_modules', name))) return null
  mkdirSync(CACHE, { recursive: true })
  if (!existsSync(join(CACHE, 'package.json'))) writeFileSync(join(CACHE, 'package.json'), '{"private":true}')
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${PACKAGES[name]}`], {
    cwd: CACHE,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return status === 0 ? null : `npm could not fetch ${name}@${PACKAGES[name]}`
}

const versionOf = java => {
  const { stderr = '', stdout = '' } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  return Number(/version "(\d+)/.exec(`${stderr}${stdout}`)?.[1] ?? 0)
}

/** The `bin` of a JDK 21 or newer: `JAVA_HOME`'s, that of the path, or one of those where Linux keeps them; null: none. */
export function jdk() {
  const kept = '/usr/lib/jvm'
  const homes = existsSync(kept) ? readdirSync(kept).map(name => join(kept, name, 'bin')) : []
  const named = process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, 'bin')] : []
  for (const bin of [...named, '', ...homes]) {
    if (versionOf(join(bin, 'java')) >= 21 && spawnSync(join(bin, 'javac'), ['-version']).status === 0)
      return bin
  }
  return null
}

function lucene() {
  if (jdk() === null) return 'Lucene 10 needs a JDK 21 or newer (JAVA_HOME)'
  if (existsSync(join(CACHE, 'lucene'))) return null
  mkdirSync(CACHE, { recursive: true })
  try {
    const pom = new URL('./lucene/pom.xml', import.meta.url).pathname
    const into = `-DoutputDirectory=${join(CACHE, 'lucene')}`
    execFileSync('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', into], { stdio: 'ignore' })
    return null
  } catch {
    return 'mvn could not fetch Lucene'
  }
}

export const SIDES = {
  ours: { name: 'jiansuo', missing: () => null, load: () => import('./ours.mjs') },
  lucene: { name: 'Lucene 10.2.2', missing: lucene, load: () => import('./lucene.mjs') },
  flexsearch: { name: 'FlexSearch alone', missing: () => null, load: () => import('./flexsearch.mjs') },
  minisearch: {
    name: `MiniSearch ${PACKAGES.minisearch}`,
    missing: () => fetched('minisearch'),
    load: () => import('./minisearch.mjs'),
  },
  sqlite: {
    name: 'SQLite FTS5 (WebAssembly)',
    missing: () => fetched('node-sqlite3-wasm'),
    load: () => import('./sqlite.mjs'),
  },
}
