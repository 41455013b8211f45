// load-renderer.ts — finds the renderer of the pages, and tells in which language somebody reads. Not: what it draws.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Request } from 'express'
import type { Language, Renderer } from './renderer.ts'

/** The first of the renderer's languages that somebody wants; Chinese for those who want any or none of them. */
export function languageOf(request: Request, { languages }: Pick<Renderer, 'languages'>): Language {
  const wanted = request.acceptsLanguages('zh', ...languages)
  return languages.find(language => language === wanted) ?? 'zh-CN'
}

/**
 * What loads the renderer, once; null for an installation without the built pages.
 *
 * @param webDir `dist/web`, beside which `render/` is built
 */
export function rendererBeside(webDir: string): (() => Promise<Renderer>) | null {
  const file = join(webDir, '../render/pages.mjs')
  if (!existsSync(file)) return null
  let loaded: Promise<Renderer> | undefined
  return () => {
    loaded ??= import(pathToFileURL(file).href).then(({ renderer }: { renderer: Renderer }) => renderer)
    return loaded
  }
}
