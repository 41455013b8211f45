// canonical.ts — what a canonical indicator is defined by. Not: the definitions (definitions.ts), how they are applied
// (naming.ts).

export interface Definition {
  /** As shown and asked for: 行政复议案件受理数. */
  name: string
  /** Other names it is asked for by. */
  synonyms: string[]
  /** Units it is counted in, at least one; a number in any other is not it. */
  unit: string[]
  /** What it is about: one of them stands in the clause, or in the nearest earlier clause that has a subject. */
  about: string[]
  /** What was done: one of them stands beside the number. Empty: `about` says it all. */
  says: string[]
  /** None of them stands beside the number; one with … before it, nowhere before it in its sentence either. */
  not: string[]
  /** In Chinese: what it is, and what it is not. */
  meaning: string
}
