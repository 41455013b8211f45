// much-repeated.ts — from which share of what is counted it is told that it stands in repeated passages: by the server and by
// the figures of the page. Not: counting it (answers/in-repeats.ts).
export const MUCH_REPEATED = 0.05
