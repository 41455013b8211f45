// package.ts — where this package lies and which version it is. Not: settings.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// The same step up from src and from dist.
const root = new URL('../', import.meta.url)

export const VERSION: string = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).version

/** The sample reports. */
export const SEEDS = fileURLToPath(new URL('seeds', root))

/** The canonical indicators that come with the program. */
export const INDICATORS = fileURLToPath(new URL('data/indicators.txt', root))

/** The wordings that mean the same that come with the program. */
export const RELATED = fileURLToPath(new URL('data/related.txt', root))

/** Script and style of a folder without a server: `jiansuo site`. */
export const SITE = fileURLToPath(new URL('dist/site-assets', root))

/** The built pages. */
export const WEB = fileURLToPath(new URL('dist/web', root))
