// icons.ts — the drawings of the reader's buttons, as SVG paths on a field of 24. Not: drawing them (shared/dom.ts).
export const BACK_ICON = 'M19 12H5m6-6-6 6 6 6'
export const UP_ICON = 'm6 15 6-6 6 6'
export const DOWN_ICON = 'm6 9 6 6 6-6'
export const PRINT_ICON = 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z'
