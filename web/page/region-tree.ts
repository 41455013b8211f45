// region-tree.ts — facet rows as a tree of divisions, counts summed upwards. Not: drawing it.
import type { RegionFacet } from '../../src/api/search.ts'

export interface RegionNode {
  name: string
  code: string
  path: string[]
  /** Of this division and all below it. */
  hits: number
  reports: number
  children: RegionNode[]
}

/** The code of an ancestor of a division: two digits name the province, four the prefecture. */
export function ancestorCode(code: string, depth: number): string {
  return code.slice(0, depth === 0 ? 2 : 4).padEnd(6, '0')
}

/**
 * @returns the roots; siblings with more hits come first
 * @example regionTree(rows)[0] // { name: '内蒙古自治区', code: '150000', hits: 7, reports: 2, children: [ … ] }
 */
export function regionTree(rows: readonly RegionFacet[]): RegionNode[] {
  const root: RegionNode[] = []
  for (const row of rows) {
    let level = root
    row.path.forEach((name, depth) => {
      const last = depth === row.path.length - 1
      let node = level.find(other => other.name === name)
      if (!node) {
        const code = last ? row.code : ancestorCode(row.code, depth)
        node = { name, code, path: row.path.slice(0, depth + 1), hits: 0, reports: 0, children: [] }
        level.push(node)
      }
      if (last) node.code = row.code
      node.hits += row.hits
      node.reports += row.reports
      level = node.children
    })
  }
  const sort = (nodes: RegionNode[]) => {
    nodes.sort((a, b) => b.hits - a.hits || a.code.localeCompare(b.code))
    for (const node of nodes) sort(node.children)
  }
  sort(root)
  return root
}

/** Finds a division by what an address may say of it: its code, or its name. */
export function findRegion(nodes: readonly RegionNode[], value: string): RegionNode | undefined {
  for (const node of nodes) {
    if (node.code === value || node.name === value) return node
    const below = findRegion(node.children, value)
    if (below) return below
  }
  return undefined
}
