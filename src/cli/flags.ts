// flags.ts — the parameters of the API as flags of a verb, and reading them as the API does. Not: answers.
import type { Command } from 'commander'
import type { Parameters, Values } from '../api/parameter.ts'
import { readParameters } from '../api/read-parameters.ts'

/** For commander: collects the values of a flag that may be given more than once. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value]

/** Adds a flag for each parameter but the query, which is given as words. */
export function withFlagsOf(command: Command, parameters: Parameters): Command {
  for (const [name, { description, value = '值', repeatable, flag }] of Object.entries(parameters)) {
    if (name === 'q') continue
    if (flag) command.option(`--${name}`, description)
    else if (repeatable) command.option(`--${name} <${value}>`, description, collect)
    else command.option(`--${name} <${value}>`, description)
  }
  return command
}

/**
 * Words and flags as the parameters of the same names.
 *
 * @throws JiansuoError `bad-query`, naming the flag
 */
export function readQuestion<P extends Parameters>(
  parameters: P,
  words: string[],
  flags: Record<string, unknown>,
): Values<P> {
  const given = Object.keys(parameters).flatMap((name): [string, string][] => {
    const value = name === 'q' ? words.join(' ') : flags[name]
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
    return values.map(text => [name, text === true ? '1' : String(text)])
  })
  return readParameters(parameters, given, name => (name === 'q' ? '检索词' : `--${name} `))
}
