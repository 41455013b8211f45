// docx-styles.ts — the styles of a .docx as small tables. Not: what its paragraphs say (docx.ts).
import { readXml } from '../containers/xml.ts'

export interface NumberedBy {
  list: string
  level: number
}

export interface Style {
  name: string
  basedOn: string | null
  outline: number | null
  numbered: Partial<NumberedBy>
}

/** Paragraph styles by id. */
export function readStyles(bytes: Uint8Array): Map<string, Style> {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  readXml(bytes, {
    open(name, { styleId, type, val = '' }) {
      if (name === 'style') {
        style = { name: '', basedOn: null, outline: null, numbered: {} }
        if (styleId !== undefined && (type === undefined || type === 'paragraph')) styles.set(styleId, style)
      } else if (!style) return
      else if (name === 'name') style.name = val.toLowerCase()
      else if (name === 'basedOn') style.basedOn = val
      else if (name === 'outlineLvl') style.outline = Number(val)
      else if (name === 'numId') style.numbered.list = val
      else if (name === 'ilvl') style.numbered.level = Number(val)
    },
    close(name) {
      if (name === 'style') style = null
    },
  })
  return styles
}

/** The first answer along the chain of styles that a style is based on. */
export function inherited<T>(
  styles: ReadonlyMap<string, Style>,
  id: string,
  of: (style: Style) => T | null,
): T | null {
  let at: string | null = id
  for (let step = 0; at !== null && step < 20; step++) {
    const style: Style | undefined = styles.get(at)
    if (!style) return null
    const found = of(style)
    if (found !== null) return found
    at = style.basedOn
  }
  return null
}
