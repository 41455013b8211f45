// wide.mjs — an answer of /api/compare as wide as the country: 3,000 divisions × 20 years. Not: a library.
import { random } from '../speed/measure.mjs'

const PROVINCES = 30
const CITIES = 10
const COUNTIES = 9
const YEARS = 20

/** Every province, its cities and their counties, each with a report in most years. */
export function wideAnswer(query) {
  const next = random(1)
  const rows = []
  const two = n => String(n).padStart(2, '0')
  const add = (code, path) => {
    for (let i = 0; i < YEARS; i++) {
      if (next() < 0.1) continue
      const occurrences = next() < 0.3 ? 0 : Math.floor(next() * 60)
      const hits = Math.min(occurrences, Math.ceil(occurrences / 2))
      rows.push({
        region: { code, name: path.at(-1), path },
        year: 2005 + i,
        hits,
        reports: occurrences ? 1 : 0,
        indexedReports: 1,
        occurrences,
        characters: 8000,
        per10k: (occurrences / 8000) * 10_000,
      })
    }
  }
  for (let p = 0; p < PROVINCES; p++)
    for (let c = 0; c < CITIES; c++) {
      const path = [`第${p + 1}省`, `第${p + 1}省${c + 1}市`]
      add(`${11 + p}${two(c + 1)}00`, path)
      for (let k = 0; k < COUNTIES; k++)
        add(`${11 + p}${two(c + 1)}${two(k + 1)}`, [...path, `${c + 1}市${k + 1}县`])
    }
  const sum = name => rows.reduce((total, row) => total + row[name], 0)
  return {
    query,
    mode: 'smart',
    relaxed: false,
    notices: [],
    processingTimeMs: 1,
    indexVersion: 'wide',
    totalHits: sum('hits'),
    totalReports: sum('reports'),
    totalOccurrences: sum('occurrences'),
    repeated: null,
    levels: [],
    rows,
  }
}
