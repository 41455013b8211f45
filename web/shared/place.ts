// place.ts — what a division is called on screen. Not: what it is (src/regions), or how its name is found.

const NATION = '中华人民共和国'

/** As a region the nation stands for its central organs, and nobody would look for them under its full name. */
export const placeName = (name: string): string => (name === NATION ? '国家（中央）' : name)

/** @example placePath(['湖北省', '天门市']) // => '湖北省 › 天门市' */
export const placePath = (path: readonly string[]): string => path.map(placeName).join(' › ')
