// all-pairs.mjs — in how many reports the k units from each place stand, by text and nothing else: a table of every
// stretch there is. Slow and large; equal to comparing every place with every other.

export function slowSharers({ units, paragraphUnit, paragraphReport }, k) {
  const text = Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')
  const counts = new Uint16Array(units.length)
  // By the first unit, so that one part of the table is in memory at a time.
  const places = new Map()
  for (let paragraph = 0; paragraph + 1 < paragraphUnit.length; paragraph++)
    for (let at = paragraphUnit[paragraph]; at + k < paragraphUnit[paragraph + 1]; at++) {
      const unit = units[at]
      if (!places.has(unit)) places.set(unit, [])
      places.get(unit).push(at, paragraphReport[paragraph])
    }
  for (const list of places.values()) {
    const seen = new Map()
    for (let i = 0; i < list.length; i += 2) {
      const key = text.slice(list[i], list[i] + k)
      const known = seen.get(key)
      if (!known) seen.set(key, { last: list[i + 1], reports: 1 })
      else if (known.last !== list[i + 1])
        Object.assign(known, { last: list[i + 1], reports: known.reports + 1 })
    }
    for (let i = 0; i < list.length; i += 2) {
      const { reports } = seen.get(text.slice(list[i], list[i] + k))
      counts[list[i]] = reports > 1 ? reports : 0
    }
  }
  return counts
}
