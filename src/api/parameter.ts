// parameter.ts — what a named value of a caller is, and the kinds of it. Not: reading one (read-parameters.ts), which
// endpoint takes which.
import { z } from 'zod'

/**
 * One named value a caller may give, over HTTP or as a flag.
 *
 * The schema checks it and, turned into JSON Schema, documents it. It is given a string, or for a repeatable
 * parameter a list of strings, or nothing.
 */
export interface Parameter<Schema extends z.ZodType = z.ZodType> {
  schema: Schema
  /** What it means, in Chinese, for the documentation and for `--help`. */
  description: string
  /** What a valid value is, in Chinese: the remedy in an error message. */
  must: string
  /** What stands for the value in `--help`: `--limit <段数>`. Default: 值. */
  value?: string
  /** May be given more than once. Default: false. */
  repeatable?: boolean
  /** Takes no value on the command line: `--explain` is `explain=1`. Default: false. */
  flag?: boolean
  example?: string
}

export type Parameters = Record<string, Parameter>

/** What `readParameters` returns: a parameter that was not given is absent, not `undefined`. */
export type Values<P extends Parameters> = z.output<z.ZodObject<{ [Name in keyof P]: P[Name]['schema'] }>>

/** What a method takes beside the query: the same values, each of them optional. */
export type Options<P extends Parameters> = Partial<Omit<Values<P>, 'q'>>

/** Holds a parameter to its type and keeps the type of its schema. */
export const parameter = <Schema extends z.ZodType>(given: Parameter<Schema>): Parameter<Schema> => given

/** A whole number; without a default it is absent where it was not given. */
export function whole(
  minimum: number,
  maximum: number,
  fallback: number,
  description: string,
  value = '数',
): Parameter<z.ZodType<number>> {
  return {
    schema: integer(minimum, maximum).default(fallback),
    description: `${description}，${minimum}–${maximum}，默认 ${fallback}`,
    must: `应为 ${minimum} 到 ${maximum} 的整数`,
    value,
    example: String(fallback),
  }
}

/** A whole number as text has it: digits only. `Number` would also take 0x10, 1e2 and blanks. */
export const integer = (minimum: number, maximum: number) =>
  z.preprocess(
    value => (typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value),
    z.int().min(minimum).max(maximum),
  )

/** One of a few words; absent where it was not given. */
export const choice = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
  value = '方式',
) =>
  parameter({
    schema: z.enum(words).exactOptional(),
    description,
    must: `应为 ${words.join('、')} 之一`,
    value,
    example: words[0],
  })

/** Any of a few words, each given by itself; absent where none was given. */
export const several = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
  value = '值',
) =>
  parameter({
    schema: z.array(z.enum(words)).max(words.length).exactOptional(),
    description,
    must: `应为 ${words.join('、')} 之一；可重复`,
    value,
    repeatable: true,
    example: words[0],
  })

/** On or absent: `explain=1` over HTTP, `--explain` on the command line. */
export const flag = (description: string) =>
  parameter({ schema: z.enum(['1']).exactOptional(), description, must: '应为 1', flag: true, example: '1' })
