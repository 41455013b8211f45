// local-time.ts — a moment as the clock on the wall shows it, with its zone. Not: dates in reports.

const two = (number: number) => String(number).padStart(2, '0')

/**
 * RFC 3339 in the zone of this machine (TZ).
 *
 * @example localTime(new Date(2024, 4, 6, 7, 8, 9)).slice(0, 19) // => '2024-05-06T07:08:09'
 */
export function localTime(at: Date): string {
  const offset = -at.getTimezoneOffset()
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}${zone}`
}
