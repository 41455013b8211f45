// pinyin.ts — Chinese as the syllables a person types. The only import of pinyin-pro. Not: matching them.
import { pinyin } from 'pinyin-pro'

/**
 * One syllable for every character, without tones, ü as v. Readings go by the word: 银行 is yin hang, 行政 xing zheng.
 * What has no pinyin stands for itself.
 *
 * @param text a skeleton
 * @example syllables('行政复议') // => ['xing', 'zheng', 'fu', 'yi']
 */
export function syllables(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true })
}
