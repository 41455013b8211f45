// collections-page.ts — /c/: which indexes this server has, for people and for programs. Not: searching in them.
import type { RequestHandler } from 'express'
import { escapeHtml } from './failures.ts'
import type { Collection } from './options.ts'

/** Names, addresses and sizes; HTML for who asks for a page. */
export const collectionsPage =
  (collections: readonly Collection[], basePath: string): RequestHandler =>
  async (request, response) => {
    const rows = await Promise.all(
      collections.map(async ({ name, searcher }) => ({
        name,
        address: `${basePath}/c/${name}/`,
        reports: searcher.ready() ? (await searcher.stats()).reports : null,
      })),
    )
    response.locals.route = '/c/'
    response.vary('Accept').set('Cache-Control', 'no-cache')
    if (request.accepts(['json', 'html']) !== 'html') return void response.json({ collections: rows })
    const items = rows.map(
      ({ name, address, reports }) =>
        `<li><a href="${escapeHtml(address)}">${escapeHtml(name)}</a>（${reports === null ? '还没有索引' : `${reports} 篇报告`}）</li>`,
    )
    response.type('html').send(`<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>检索 · 各库</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${basePath}/docs.css">
<main><h1>检索：各库</h1><ul>${items.join('')}</ul></main></html>
`)
  }
