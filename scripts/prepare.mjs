// prepare.mjs — npm's prepare: builds dist/ where it can, leaves a built one alone, and where the tools of development are
// left out (npm ci --omit=dev in a checkout) fetches just those that build, aside. Not: the build itself (tsc, web/build.mjs).
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...path) => join(root, ...path)
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
const isBuilt = () => existsSync(at('dist/cli/main.js')) && existsSync(at('dist/web/index.html'))

if (existsSync(at('node_modules/typescript')) && existsSync(at('node_modules/esbuild'))) {
  run('npm', ['run', '-s', 'build'], root)
} else if (!isBuilt()) {
  buildAside()
}

/** What compiles and bundles, in the versions of the lock file. */
function buildAside() {
  const { devDependencies, optionalDependencies, dependencies } = JSON.parse(
    readFileSync(at('package.json'), 'utf8'),
  )
  const locked = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const names = Object.keys(devDependencies).filter(name => /^(typescript|esbuild|@types\/.*)$/.test(name))
  const versions = Object.fromEntries(
    [...Object.keys({ ...dependencies, ...optionalDependencies }), ...names].map(name => [
      name,
      locked[`node_modules/${name}`].version,
    ]),
  )
  const aside = mkdtempSync(join(tmpdir(), 'jiansuo-build-'))
  try {
    writeFileSync(
      join(aside, 'package.json'),
      JSON.stringify({ private: true, type: 'module', dependencies: versions }),
    )
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
    run('npm', ['install', ...flags], aside)
    for (const name of ['src', 'web', 'tsconfig.json', 'package.json'])
      cpSync(at(name), join(aside, name), { recursive: true })
    run('npm', ['run', '-s', 'build'], aside)
    cpSync(join(aside, 'dist'), at('dist'), { recursive: true })
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}
