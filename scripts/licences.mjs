// licences.mjs — npm run licences: the licence of every package in the lock file, and whether it may be used. Not: its texts,
// known faults (audit.mjs).
//
// Needs no network. Exits 1 where a licence is not on the list: read it, and add it here or take another package.
import { existsSync, readFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
/** Permissive: what serves may carry no duty beyond naming its authors. */
const SERVED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', '0BSD']
/** Of tools that are not passed on: a font of tests, and files that keep their own licence. */
const TOOLS = [...SERVED, 'OFL-1.1', 'MPL-2.0']

const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'))
const found = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, { license, dev = false, version }]) => ({
    name: path.replace(/.*node_modules\//, ''),
    version,
    dev,
    licence: license ?? installed(path) ?? parents(path),
  }))

/** As the package itself says. */
function installed(path) {
  const file = new URL(`${path}/package.json`, root)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).license : undefined
}

/** A part for another platform is not installed here; it is its parent's, made from the same source. */
function parents(path) {
  const name = path.replace(/.*node_modules\//, '')
  const parent = Object.values(packages).find(one => one.version && one.optionalDependencies?.[name])
  return parent?.license
}

/** An expression such as `MIT OR Apache-2.0`: one of them must be allowed; of `AND`, all. */
const isAllowed = (licence, list) =>
  typeof licence === 'string' &&
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(part => list.includes(part.trim())))

const counts = new Map()
for (const { licence, dev } of found) {
  const key = `${licence ?? 'unknown'}${dev ? ' (development)' : ''}`
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
for (const [key, count] of [...counts].sort()) console.log(`${String(count).padStart(4)}  ${key}`)
const refused = found.filter(({ licence, dev }) => !isAllowed(licence, dev ? TOOLS : SERVED))
for (const { name, version, licence } of refused)
  console.error(
    `${name}@${version}: ${licence ?? 'no licence stated'} is not on the list in scripts/licences.mjs`,
  )
process.exitCode = refused.length > 0 ? 1 : 0
