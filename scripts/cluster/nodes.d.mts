// nodes.d.mts — the types of nodes.mjs. Not: code.
export interface Nodes {
  folder: string
  jars?: string
  nodes: number
  http: number
  transport: number
  heap?: string
  plugins?: string
}
export function missingPrograms(): string[]
export function prepare(jars: string): void
export function startNode(at: Nodes, number: number, settings?: readonly string[]): number
export function runningNodes(folder: string): { number: number; pid: number }[]
export function endNode(folder: string, number: number, signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
export function whenGreen(at: Nodes): Promise<void>
export function healthOf(http: number, path?: string): Promise<Record<string, unknown> | null>
