// place.ts — what a division is called on screen. Not: what it is (src/regions), or how its name is found.

const NATION = '中华人民共和国'

/** What the nation is called. */
interface PlaceWords {
  nation: string
}

/** As a region the nation stands for its central organs, and nobody would look for them under its full name. */
export const placeName = (name: string, words: PlaceWords): string => (name === NATION ? words.nation : name)

/** @example placePath(['湖北省', '天门市'], { nation: '国家（中央）' }) // => '湖北省 › 天门市' */
export const placePath = (path: readonly string[], words: PlaceWords): string =>
  path.map(name => placeName(name, words)).join(' › ')

/** Names of divisions are Chinese; what the nation is called, and what is no name, are of the page's language. */
export const placeLang = (path: readonly string[]): 'zh-CN' | null =>
  path.length === 0 || (path.length === 1 && path[0] === NATION) ? null : 'zh-CN'
