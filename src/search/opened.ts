// opened.ts — what every answer is made from: one snapshot, opened. Not: opening it (open-snapshot.ts).
import type { Segmenter } from '../analysis/segmenter.ts'
import type { Engine } from '../engine/engine.ts'
import type { Definition } from '../indicators/canonical.ts'
import type { Related } from '../query/related.ts'
import type { Suggester } from '../suggest/suggester.ts'
import type { Library } from './library.ts'
import type { Planner } from './question/plan.ts'

export interface Opened {
  engine: Engine
  /** The one that cut the snapshot. */
  segmenter: Segmenter
  planner: Planner
  /** Of the same snapshot; null: nothing is suggested. */
  suggester: Suggester | null
  /** The canonical indicators. */
  definitions: readonly Definition[]
  /** Other wordings of what is asked for. */
  related: Related
  library: Library
}
