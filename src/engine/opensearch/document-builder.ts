// document-builder.ts — what a reading thread makes its part with: texts alone, for what can be looked up in them is
// made when they are sent. Threads import it by its address. Not: sending.
import type { PartBuilder } from '../engine-store.ts'
import { createTextBuilder } from '../store/text-builder.ts'
import { wholePart } from '../whole-part.ts'

/** Numbers go through the whole of a snapshot, so everything is kept until all of it is known. */
export const createPartBuilder = (): PartBuilder =>
  wholePart(createTextBuilder(), texts => Object.values(texts))
