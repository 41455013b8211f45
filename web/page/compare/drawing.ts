// drawing.ts — a picture as a list of shapes, made into SVG for the page and for a file, or painted for a PNG. A
// policy that forbids images from blobs forbids to paint an SVG; shapes can be painted themselves. Not: what is drawn.

/** A colour by its part in the picture. */
export type Paint = keyof Palette

export interface Palette {
  ink: string
  muted: string
  line: string
  paper: string
  /** Five lines, five shades. */
  series: readonly string[]
  heat: readonly string[]
  onHeat: readonly string[]
}

export type Colour =
  | Exclude<Paint, 'series' | 'heat' | 'onHeat'>
  | `${'series' | 'heat' | 'onHeat'}.${number}`

export type Shape =
  | {
      type: 'rect'
      x: number
      y: number
      width: number
      height: number
      fill?: Colour
      stroke?: Colour
      /** Said where one points at it. */
      title?: string
    }
  | {
      type: 'line'
      points: [number, number][]
      stroke: Colour
      width: number
      dash?: number[]
      /** Lets what lies behind it through. */
      isFaint?: boolean
    }
  /** Every other kind of mark is hollow: where marks lie on each other both are seen, in black too. */
  | { type: 'mark'; x: number; y: number; mark: number; fill: Colour }
  | {
      type: 'text'
      x: number
      y: number
      text: string
      size: number
      fill: Colour
      anchor: 'start' | 'middle' | 'end'
      bold?: boolean
    }

export interface Drawing {
  width: number
  height: number
  shapes: Shape[]
}

/** The variables of the page: follows light and dark. */
export const PAGE_PALETTE: Palette = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line-strong)',
  paper: 'var(--paper)',
  series: [1, 2, 3, 4, 5].map(n => `var(--series-${n})`),
  heat: [1, 2, 3, 4, 5].map(n => `var(--heat-${n})`),
  onHeat: [1, 2, 3, 4, 5].map(n => `var(--on-heat-${n})`),
}

/** The page's light colours, for files: they are printed and pasted on white. */
export const FILE_PALETTE: Palette = {
  ink: '#24272c',
  muted: '#5f636a',
  line: '#c8c3b7',
  paper: '#ffffff',
  series: ['#24527a', '#a8322a', '#2f7650', '#7d5a12', '#6b4a94'],
  heat: ['#e3ecf3', '#c3d8e9', '#8db6d6', '#3f77a6', '#24527a'],
  onHeat: ['#24272c', '#1d2a36', '#131d26', '#ffffff', '#ffffff'],
}

/** For black ink only: lines differ by their dashes and marks, cells by their grey. */
export const BLACK_PALETTE: Palette = {
  ink: '#000000',
  muted: '#404040',
  line: '#b0b0b0',
  paper: '#ffffff',
  series: ['#000000', '#000000', '#000000', '#000000', '#000000'],
  heat: ['#f0f0f0', '#d8d8d8', '#b4b4b4', '#6e6e6e', '#404040'],
  onHeat: ['#000000', '#000000', '#000000', '#ffffff', '#ffffff'],
}

const SANS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

function colour(palette: Palette, name: Colour): string {
  const [part, index] = name.split('.') as [Paint, string | undefined]
  const found = palette[part]
  return typeof found === 'string' ? found : (found[Number(index)] ?? palette.ink)
}

/** Disc, square, diamond, triangle, ring: told apart without colours. As closed lines. */
function outline(mark: number, x: number, y: number): [number, number][] {
  const around = (count: number, radius: number, turn: number): [number, number][] =>
    Array.from({ length: count }, (_, i) => {
      const angle = turn + (i * 2 * Math.PI) / count
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    })
  return [
    around(24, 4.5, 0),
    around(4, 5.5, Math.PI / 4),
    around(4, 6, 0),
    around(3, 6, -Math.PI / 2),
    around(24, 4, 0),
  ][mark % 5]!
}

const isHollow = (mark: number) => [1, 3, 4].includes(mark % 5)
const HOLLOW_LINE = 1.8
const FAINT = 0.5

const SVG = 'http://www.w3.org/2000/svg'

export function toSvg({ width, height, shapes }: Drawing, palette: Palette): SVGSVGElement {
  const node = (name: string, attributes: Record<string, string | number | undefined>, text?: string) => {
    const element = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined) element.setAttribute(key, String(value))
    if (text !== undefined) element.textContent = text
    return element
  }
  const path = (points: [number, number][], close: boolean) =>
    `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}${close ? 'Z' : ''}`
  const paint = (name: Colour | undefined) => (name ? colour(palette, name) : 'none')
  const svg = node('svg', { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height })
  for (const shape of shapes) {
    if (shape.type === 'rect') {
      const { x, y, width, height, fill, stroke, title } = shape
      const rect = node('rect', { x, y, width, height, fill: paint(fill), stroke: paint(stroke) })
      if (title) rect.append(node('title', {}, title))
      svg.append(rect)
    } else if (shape.type === 'line') {
      const { points, stroke, width, dash, isFaint } = shape
      svg.append(
        node('path', {
          d: path(points, false),
          fill: 'none',
          stroke: paint(stroke),
          'stroke-width': width,
          'stroke-linejoin': 'round',
          'stroke-dasharray': dash?.join(' '),
          'stroke-opacity': isFaint ? FAINT : undefined,
        }),
      )
    } else if (shape.type === 'mark') {
      const { mark, x, y } = shape
      const fill = paint(shape.fill)
      const hollow = { fill: paint('paper'), stroke: fill, 'stroke-width': HOLLOW_LINE }
      const d = path(outline(mark, x, y), true)
      svg.append(node('path', { d, ...(isHollow(mark) ? hollow : { fill }) }))
    } else {
      const { x, y, text, size, fill, anchor, bold } = shape
      const attributes = { x, y, fill: paint(fill), 'font-size': size, 'text-anchor': anchor }
      svg.append(
        node('text', { ...attributes, 'font-weight': bold ? 600 : undefined, 'font-family': SANS }, text),
      )
    }
  }
  return svg as SVGSVGElement
}

const round = (value: number) => Math.round(value * 100) / 100

/** Canvases beyond this many pixels a side fail in one browser or another. */
const MOST_PIXELS = 16_000

/** Across a sheet of A4 with margins, 160 mm at 300 dots an inch. */
const PRINT_PIXELS = 1890

/** @returns a PNG at print size; `null` where the browser cannot paint one */
export function toPng({ width, height, shapes }: Drawing, palette: Palette): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const scale = Math.min(Math.max(2, PRINT_PIXELS / width), MOST_PIXELS / width, MOST_PIXELS / height)
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  context.scale(scale, scale)
  context.fillStyle = palette.paper
  context.fillRect(0, 0, width, height)
  context.lineJoin = 'round'
  // Letters fitted to the pixels of a screen stand unevenly once they are enlarged.
  context.textRendering = 'geometricPrecision'
  const trace = (points: [number, number][]) => {
    context.beginPath()
    for (const [x, y] of points) context.lineTo(x, y)
  }
  for (const shape of shapes) {
    if (shape.type === 'rect') {
      const { x, y, width, height, fill, stroke } = shape
      context.lineWidth = 1
      context.setLineDash([])
      if (fill) {
        context.fillStyle = colour(palette, fill)
        context.fillRect(x, y, width, height)
      }
      if (stroke) {
        context.strokeStyle = colour(palette, stroke)
        context.strokeRect(x, y, width, height)
      }
    } else if (shape.type === 'line') {
      trace(shape.points)
      context.strokeStyle = colour(palette, shape.stroke)
      context.lineWidth = shape.width
      context.setLineDash(shape.dash ?? [])
      context.globalAlpha = shape.isFaint ? FAINT : 1
      context.stroke()
      context.globalAlpha = 1
    } else if (shape.type === 'mark') {
      trace(outline(shape.mark, shape.x, shape.y))
      context.closePath()
      const ink = colour(palette, shape.fill)
      const hollow = isHollow(shape.mark)
      context.fillStyle = hollow ? palette.paper : ink
      context.fill()
      if (hollow) {
        context.strokeStyle = ink
        context.lineWidth = HOLLOW_LINE
        context.setLineDash([])
        context.stroke()
      }
    } else {
      context.font = `${shape.bold ? '600 ' : ''}${shape.size}px ${SANS}`
      context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
      context.fillStyle = colour(palette, shape.fill)
      context.fillText(shape.text, shape.x, shape.y)
    }
  }
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'))
}
