// report-marks.ts — what to mark in one report read whole: the occurrences that search counts in it. Not: the report.

import type { ViewOptions } from '../../api/question.ts'
import { joined } from '../../engine/batches.ts'
import type { Opened } from '../opened.ts'
import { ask } from '../question/question.ts'
import { createMarker, type Marker } from './highlight.ts'

/** Marks nothing. */
export const NO_MARKS: Marker = () => []

/**
 * The reader walks from mark to mark and shows how many there are: so nothing is marked where a passage does not
 * match, and words of a term only in a report in which nothing that is asked for stands as a whole. Occurrences that
 * overlap share a mark.
 *
 * @param options of the question; `report` is the one that is read
 * @throws JiansuoError `bad-query`
 */
export async function reportMarker(opened: Opened, text: string, options: ViewOptions): Promise<Marker> {
  const { plan, answer } = await ask(opened, {
    text,
    options,
    put: request => joined(opened.engine.matching(request)),
    hits: passages => passages.length,
  })
  if (!plan || !answer) return NO_MARKS
  const { literal, words, related } = plan.finders
  const occurrences = createMarker([[...literal, ...related]])
  const mark = answer.some(passage => occurrences(passage).length > 0) ? occurrences : createMarker([words])
  const matching = new Set(answer.map(({ ordinal }) => ordinal))
  return passage => (matching.has(passage.ordinal) ? mark(passage) : [])
}
