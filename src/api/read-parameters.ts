// read-parameters.ts — text that a caller sent → values that an endpoint takes. Not: HTTP statuses, exit codes.
import { z } from 'zod'
import { JiansuoError } from '../errors.ts'
import type { Parameters, Values } from './parameter.ts'

/** Shortens what somebody sent before it is said back to them. */
export const quoted = (text: string): string => {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '�')]
  return `“${characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('')}”`
}

/**
 * Checks what was given against what may be given.
 *
 * A blank value counts as absent. `nameOf` says how a parameter is called where it was given.
 *
 * @throws JiansuoError `bad-query`, naming the first parameter that is unknown, repeated or malformed, and the remedy
 * @example readParameters({ limit }, [['limit', '5']]).limit   // 5
 */
export function readParameters<P extends Parameters>(
  parameters: P,
  given: Iterable<[name: string, value: string]>,
  nameOf: (name: string) => string = calledHere,
): Values<P> {
  const raw = new Map<string, string[]>()
  for (const [name, value] of given) {
    if (!Object.hasOwn(parameters, name)) {
      const known = Object.keys(parameters)
      throw new JiansuoError(
        'bad-query',
        `不认识参数${quoted(name)}：${known.length ? `可用的参数有 ${known.join('、')}` : '这里不接受任何参数，请去掉'}`,
        { reason: 'unknown-parameter', about: [name] },
      )
    }
    if (value.trim() === '') continue
    const values = raw.get(name)
    if (!values) raw.set(name, [value])
    else if (parameters[name]!.repeatable) values.push(value)
    else
      throw new JiansuoError('bad-query', `${nameOf(name)}给了不止一次：请只保留一个`, {
        reason: 'repeated-parameter',
        about: [name],
      })
  }
  const texts = Array.from(raw, ([name, values]) => [name, parameters[name]!.repeatable ? values : values[0]])
  const result = schemaOf(parameters).safeParse(Object.fromEntries(texts))
  if (result.success) return result.data as Values<P>
  const name = String(result.error.issues[0]!.path[0])
  const { must } = parameters[name]!
  const found = raw.get(name)
  if (found) throw badValue(name, found.join('、'), must, nameOf(name))
  throw new JiansuoError('bad-query', `${nameOf(name)}不能缺少或为空：${must}`, {
    reason: 'missing-parameter',
    about: [name],
  })
}

/** @param called what the parameter is called where it was given */
export const badValue = (
  name: string,
  value: string,
  must: string,
  called = calledHere(name),
): JiansuoError =>
  new JiansuoError('bad-query', `${called}的值${quoted(value)}不对：${must}`, {
    reason: 'bad-value',
    about: [name, value],
  })

// --- internal ---

const calledHere = (name: string) => `参数 ${name} `

/** Made once for the parameters of an endpoint: a schema compiles code of its own when it first reads something. */
const schemas = new WeakMap<Parameters, z.ZodObject>()

function schemaOf(parameters: Parameters): z.ZodObject {
  const known = schemas.get(parameters)
  if (known) return known
  const shape = Object.fromEntries(Object.entries(parameters).map(([name, { schema }]) => [name, schema]))
  const made = z.object(shape)
  schemas.set(parameters, made)
  return made
}
