// node.ts — the little of Node that skeleton.ts uses, for a browser. Not: Node.

/** UTF-16 text of bytes, some thousand units at a time: more arguments a call does not take. */
export const Buffer = {
  from: (buffer: ArrayBufferLike, offset: number, bytes: number) => ({
    toString(): string {
      const units = new Uint16Array(buffer, offset, bytes / 2)
      let text = ''
      for (let at = 0; at < units.length; at += 8192)
        text += String.fromCharCode(...units.subarray(at, at + 8192))
      return text
    },
  }),
}

// Browsers before 2023 lack it.
String.prototype.toWellFormed ??= function (this: string): string {
  return this.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}
