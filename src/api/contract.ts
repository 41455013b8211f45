// contract.ts — what an endpoint promises: its path, what it takes, what it answers. Not: how it is answered.
import type { z } from 'zod'
import type { Parameters } from './parameter.ts'

/** The schema of a JSON answer, or the media types of a file. */
export type AnswerShape = z.ZodType | readonly string[]

export interface Contract<P extends Parameters = Parameters, A extends AnswerShape = AnswerShape> {
  /** In the manner of OpenAPI: `/api/reports/{id}`. */
  path: string
  /** In Chinese, a few words. */
  summary: string
  /** Of a POST: parameters as fields of a JSON object, or one file beside the parameters. Default: a GET. */
  takes?: 'json' | 'file'
  parameters: P
  answer: A
  /** Statuses beside 200 and 400 that a caller must expect. */
  failures?: number[]
}

/** Holds a contract to its type and keeps the types of its parameters and its answer. */
export const contract = <P extends Parameters, A extends AnswerShape>(
  given: Contract<P, A>,
): Contract<P, A> => given
