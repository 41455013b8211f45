// load-failure.test.ts — the line that tells an administrator what is missing.
import { expect, it } from 'vitest'
import { loadFailure } from '../../src/analysis/load-failure.ts'

const chain = (...messages: string[]) =>
  messages.reduceRight<unknown>((cause, message) => new Error(message, { cause }), null)

it.each([
  [
    [
      'Cannot find native binding. npm has a bug',
      'librt.so.1: no such file\nmore',
      "Cannot find module './x.node'",
    ],
    'librt.so.1: no such file',
  ],
  [
    ['Cannot find native binding. npm has a bug', "Cannot find module './x.node'"],
    'Cannot find native binding. npm has a bug',
  ],
  [['wrong ELF class'], 'wrong ELF class'],
])('of %j it is %s', (messages, line) => expect(loadFailure(chain(...messages))).toBe(line))

it('of what is no error it is that', () => expect(loadFailure('gone')).toBe('gone'))
