// report.ts — a report of which nothing is known but what a test gives it. Not: its paragraphs.
import type { Report } from '../../src/report/report.ts'

export const blankReport = (id: string, given: Partial<Report> = {}): Report => ({
  id,
  file: `${id}.txt`,
  url: null,
  title: null,
  region: null,
  level: null,
  year: null,
  publisher: null,
  publishedAt: null,
  documentNumber: null,
  provenance: {},
  cleaning: [],
  paragraphs: [],
  ...given,
})
