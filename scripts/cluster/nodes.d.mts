// nodes.d.mts — the types of nodes.mjs. Not: code.
export interface Secured {
  /** Path of a PEM file. */
  ca: string
  username: string
  password: string
  plugins: string
  settings: readonly string[]
}
export interface Nodes {
  folder: string
  jars?: string
  nodes: number
  http: number
  transport: number
  heap?: string
  secured?: Secured | null
}
export function missingPrograms(): string[]
export function prepare(jars: string): void
export function startNode(at: Nodes, number: number, settings?: readonly string[]): number
export function runningNodes(folder: string): { number: number; pid: number }[]
export function endNode(folder: string, number: number, signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
export function whenGreen(at: Nodes): Promise<void>
export function healthOf(
  at: Pick<Nodes, 'http' | 'secured'>,
  path?: string,
): Promise<Record<string, unknown> | null>
