// failure.ts — how a refusal or a failure looks, whatever was asked. Not: which status goes with it (server/refusals.ts).
import { z } from 'zod'
import { ERROR_CODES, REASONS } from '../errors.ts'

/** What only a server refuses; `internal` is a defect of ours. */
const SERVER_CODES = [
  'bad-request',
  'forbidden',
  'internal',
  'method-not-allowed',
  'misdirected',
  'rate-limited',
  'unauthorized',
] as const

export const FAILURE_CODES = [...ERROR_CODES, ...SERVER_CODES] as const

export const refusal = z.object({
  code: z.enum(FAILURE_CODES).meta({ description: '供程序判断，不变' }),
  message: z.string().meta({ description: '给人看：哪里不对、怎样改' }),
  /** Which fault of that code. */
  reason: z.enum(REASONS).exactOptional().meta({ description: '同一 code 之下的哪一种' }),
  about: z.array(z.string()).exactOptional().meta({ description: 'message 里提到的名称、文字或数字' }),
})
export type Refusal = z.infer<typeof refusal>

export const failure = z
  .object({ error: refusal })
  .meta({ id: 'Failure', description: '任何 4xx 与 5xx 回答' })
