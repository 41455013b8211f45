// answered.ts — what the answers of all tools have in common: what they looked at, and how mistakes are reported. Not: the
// tools.
import { z } from 'zod'
import { JiansuoError } from '../errors.ts'
import { LEVELS } from '../regions/region.ts'
import { GENRE_CHOICES } from '../report/genre.ts'

/** What was looked at. A program that cannot see the page gets it with every answer. */
export interface Coverage {
  reports: number
  years: string | null
  indexVersion: string
}

export const filters = {
  region: z.array(z.string()).optional().describe('行政区划：全称、简称或六位代码，含其下级'),
  year: z.array(z.string()).optional().describe('报告所述的年份：2021 或 2020..2022'),
}
export const genre = z
  .array(z.enum(GENRE_CHOICES))
  .optional()
  .describe('文种，由题名判定：只看（对照时两边都只取）这几种，例如 ["报告"]')

export const level = z
  .array(z.enum(LEVELS))
  .optional()
  .describe('行政层级：只看（对照时两边都只取）这几级，例如 ["市"]')

/** What was given, without what was not: `undefined` is no value. */
export function given<T extends Record<string, unknown>>(
  values: T,
): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>
  }
}

/** The answer with its coverage as JSON; a mistake of the caller becomes the tool's error, not a fault. */
export async function answered(coverage: () => Promise<Coverage>, answer: () => Promise<object>) {
  try {
    const text = JSON.stringify({ ...(await answer()), coverage: await coverage() })
    return { content: [{ type: 'text' as const, text }] }
  } catch (error) {
    if (!(error instanceof JiansuoError)) throw error
    return { content: [{ type: 'text' as const, text: error.message }], isError: true }
  }
}
