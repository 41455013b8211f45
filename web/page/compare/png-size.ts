// png-size.ts — how large a PNG is on paper, written into it: without that a text program takes a dot for 1/96 inch.
// Not: painting it.

/** Dots to a metre at 300 to the inch. */
const PER_METRE = 11_811
/** Signature and header, which comes first and is always as long. */
const HEADER_END = 8 + 25

/** The same picture with a chunk pHYs behind its header. */
export async function withPrintSize(png: Blob): Promise<Blob> {
  const chunk = new DataView(new ArrayBuffer(21))
  chunk.setUint32(0, 9)
  ;[...'pHYs'].forEach((letter, i) => {
    chunk.setUint8(4 + i, letter.charCodeAt(0))
  })
  chunk.setUint32(8, PER_METRE)
  chunk.setUint32(12, PER_METRE)
  chunk.setUint8(16, 1)
  chunk.setUint32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)))
  return new Blob([png.slice(0, HEADER_END), chunk.buffer, png.slice(HEADER_END)], { type: png.type })
}

// --- internal ---

function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
