// plain-sets.ts — sets of passages that share no memory with anything. Not: the engine's (scratch.ts).
import { type Sets, setsOf } from '../../src/engine/flexsearch/match/bitset.ts'

export const plainSets = (size: number): Sets => setsOf(size, length => new Uint32Array(length))
