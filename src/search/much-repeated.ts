// much-repeated.ts — whether so much of what is counted stands in repeated passages that it is told: by the server and by the
// figures of the page. Not: counting it (answers/in-repeats.ts).

/** A twentieth. */
const MUCH = 0.05

export const isMuchRepeated = (repeated: number, all: number): boolean =>
  repeated > 0 && repeated >= MUCH * all
