// exposition.ts — samples → lines of the text format of Prometheus. Not: what is measured.
//
// Written out rather than taken from a library: metrics of three kinds are fewer lines than a client's set-up, and spare
// an offline installation its dependencies.

/** In a label's value these three would end it. */
const escapeLabel = (value: unknown) =>
  String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
export const labels = (of: Record<string, unknown>) =>
  `{${Object.entries(of)
    .map(([name, value]) => `${name}="${escapeLabel(value)}"`)
    .join(',')}}`
export const sample = (name: string, of: Record<string, unknown>, value: number) =>
  `${name}${labels(of)} ${value}`
export const metric = (
  name: string,
  type: string,
  help: string,
  samples: (readonly [labels: string, value: number])[],
) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(([of, value]) => `${name}${of} ${value}`),
]
