// escape-html.ts — text made safe in HTML and XML, the one way that every page and answer writes it. Not: reading it back.

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // HTML 4 has no name for it.
  "'": '&#39;',
}

/**
 * Safe between tags and in quotes of either kind.
 *
 * @example escapeHtml('A&B <丙>') // => 'A&amp;B &lt;丙&gt;'
 */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, mark => ENTITIES[mark]!)
