// setting-lines.ts — the lines of a text that an administrator writes, comments and blank lines left out. Not: what
// they say.

export interface SettingLine {
  /** 1-based, as an editor counts. */
  line: number
  /** Without white space at either end. */
  content: string
}

/**
 * A line that begins with `#`, of either width, is a comment.
 *
 * @example settingLines('# 说明\n\n低保').map(({ line }) => line) // => [3]
 */
export function settingLines(text: string): SettingLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r]/)
    .map((whole, i) => ({ line: i + 1, content: whole.trim() }))
    .filter(({ content }) => content !== '' && !/^[#＃]/.test(content))
}
