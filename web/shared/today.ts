// today.ts — the day it is where the person is. Not: days of reports.

/** @returns `YYYY-MM-DD` */
export function today(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
