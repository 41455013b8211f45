// place-text.ts — what a division is called where people read it, here and on the pages: nothing of Node is used. Not:
// its name in JSON (region.ts), finding it by name.

/** The name that the data set has for the nation. */
const NATION = '中华人民共和国'

/** As a region the nation stands for its central organs, and nobody would look for them under its full name. */
export const NATION_NAME = '国家（中央）'

/** @param nation what the nation is called; default in Chinese */
export const placeName = (name: string, nation: string = NATION_NAME): string =>
  name === NATION ? nation : name

/**
 * A division with those above it.
 *
 * @example placeText(['湖北省', '天门市']) // => '湖北省 › 天门市'
 * @example placeText(['中华人民共和国']) // => '国家（中央）'
 */
export const placeText = (path: readonly string[], separator = ' › ', nation: string = NATION_NAME): string =>
  path.map(name => placeName(name, nation)).join(separator)

/**
 * Several divisions in a line: what stands above them is said once for all that share it, so that 镇江市 is never without
 * its province.
 *
 * @example placesText([['江苏省', '苏州市'], ['江苏省', '镇江市'], ['山东省']]) // => '江苏省苏州市、镇江市；山东省'
 */
export function placesText(paths: readonly (readonly string[])[], nation: string = NATION_NAME): string {
  const byParent = new Map<string, string[]>()
  for (const path of paths) {
    const above = path.slice(0, -1).join('')
    const names = byParent.get(above) ?? []
    byParent.set(above, names)
    names.push(placeName(path.at(-1)!, nation))
  }
  return Array.from(byParent, ([above, names]) => above + names.join('、')).join('；')
}

export const isNation = (path: readonly string[]): boolean => path.length === 1 && path[0] === NATION
