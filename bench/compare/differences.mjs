// differences.mjs — every place where two answers differ, as a line: where, and how. Not: which of them are meant.

const readable = text => Buffer.from(text, 'latin1').toString()
const isObject = value => typeof value === 'object' && value !== null

/**
 * @param a, b settled answers: `status`, `headers`, `text` of a character a byte
 * @param isTable whether the text is CSV: then its rows are compared by the names of their columns
 * @returns lines such as `hits[].score: 2.1 ≠ 2.2`, `notices[].about new`, each once, of another kind with the passage it
 *   is of; none where the answers are equal
 */
export function differences(a, b, isTable) {
  // Silence on both sides is no agreement.
  if (!a.status || !b.status)
    return [`no answer: ${[a, b].map(({ status, text }) => status || text).join(' ≠ ')}`]
  if (a.status !== b.status) return [`status: ${a.status} ≠ ${b.status}`]
  const found = new Map()
  const tell = (path, how) => {
    if (!found.has(path)) found.set(path, path + how)
  }
  for (const name of new Set([...Object.keys(a.headers), ...Object.keys(b.headers)]))
    if (a.headers[name] !== b.headers[name])
      tell(`header ${name}`, `: ${JSON.stringify(a.headers[name])} ≠ ${JSON.stringify(b.headers[name])}`)
  if (a.text !== b.text) {
    const [left, right] = [readable(a.text), readable(b.text)]
    const values = [left, right].map(text => parsed(text, isTable))
    if (values.every(value => value !== null)) inValue(values[0], values[1], '', tell)
    else tell('text', `: ${inText(left, right)}`)
  }
  return [...found.values()]
}

// --- internal ---

/** JSON, lines of JSON, or a table as a list of objects; null where it is none of these. */
function parsed(text, isTable) {
  if (isTable) return rowsOf(text.replace(/^\ufeff/, ''))
  try {
    return JSON.parse(text)
  } catch {}
  try {
    return text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
  } catch {
    return null
  }
}

function rowsOf(csv) {
  const rows = [[]]
  for (const [, cell, end] of csv.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g)) {
    rows.at(-1).push(cell)
    if (end !== ',' && end !== '') rows.push([])
    if (end === '') break
  }
  const [names, ...lines] = rows.filter(row => row.length > 1)
  return lines.map(line => Object.fromEntries(line.map((cell, i) => [names[i], cell])))
}

function inValue(a, b, path, tell) {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
    if (Object.is(a, b)) return
    const how = typeof a === 'string' && typeof b === 'string' ? inText(a, b) : `${shown(a)} ≠ ${shown(b)}`
    return tell(path, `: ${how}`)
  }
  if (Array.isArray(a)) {
    const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
    if (shorter.length < longer.length)
      tell(`${path}.length`, `: ${a.length} ≠ ${b.length}, without ${shown(longer[shorter.length])}`)
    for (let i = 0; i < Math.min(a.length, b.length); i++) inValue(a[i], b[i], `${path}[]`, tell)
    return
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const here = path ? `${path}.${key}` : key
    if (!Object.hasOwn(b, key)) tell(`${here} gone`, '')
    else if (!Object.hasOwn(a, key)) tell(`${here} new`, '')
    else if (key === 'kind' && a.kind !== b.kind && a.text && a.text === b.text)
      tell(here, `: ${shown(a.kind)} ≠ ${shown(b.kind)} of ${shown(a.text)}`)
    else inValue(a[key], b[key], here, tell)
  }
}

const shown = value => {
  const text = JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

/** The whole of short texts, of others what stands around the first difference. */
function inText(a, b) {
  if (a.length < 120 && b.length < 120) return `${JSON.stringify(a)} ≠ ${JSON.stringify(b)}`
  let at = 0
  while (a[at] === b[at]) at++
  const from = Math.max(0, at - 40)
  const around = text => JSON.stringify(text.slice(from, at + 60))
  return `${at > 0 ? `character ${at}: ` : ''}${around(a)} ≠ ${around(b)}`
}
