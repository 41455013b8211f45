// axe.ts — what axe finds wrong with a page. Not: which pages.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** @param rules only these; default: all */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async runOnly => {
    const { axe } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
      }
    }
    const result = await axe.run(runOnly ? { runOnly } : {})
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} — ${nodes[0]?.failureSummary}`,
    )
  }, rules)
}
