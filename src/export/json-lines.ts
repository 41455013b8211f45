// json-lines.ts — objects as JSON, one a line. Not: which objects.

/** Objects joined before they are handed on. */
const OBJECTS = 100

export async function* jsonLines(
  objects: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string> {
  let text = ''
  let held = 0
  for await (const object of objects) {
    text += `${JSON.stringify(object)}\n`
    if (++held % OBJECTS === 0) {
      yield text
      text = ''
    }
  }
  if (text) yield text
}
