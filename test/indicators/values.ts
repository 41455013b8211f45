// values.ts — what a table of indicators would show of a sentence. Not: a test.
import { programDefinitions } from '../../src/indicators/definitions.ts'
import { createExtractor, type Surroundings } from '../../src/indicators/extract.ts'

const extract = createExtractor(programDefinitions())

/** Canonical values as `name value`, in the order of the text; neither changes nor targets. */
export const valuesIn = (text: string, surroundings?: Surroundings): string[] =>
  extract(text, [], surroundings)
    .filter(({ tier, role }) => tier === 1 && role !== 'change' && role !== 'target')
    .map(({ indicator, value }) => `${indicator} ${value}`)
