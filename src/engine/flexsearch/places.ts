// places.ts — where the columns of a snapshot lie while it is asked. Not: how much of those on disk is kept (memory-limit.ts).
import type { FileEntry, Manifest } from '../../snapshot/manifest.ts'
import { memoryOf } from '../../snapshot/read.ts'
import { columnName, type Place } from '../../snapshot/read-entry.ts'
import { LIKENED, PACKABLE, STRETCHED } from './index-columns.ts'

/**
 * Posting lists that take more than this stay packed, and texts are kept as what they differ in from their skeletons. A question
 * then unpacks what it reads, which costs some tenths of its time: of a smaller library, more than the memory is worth. Bytes.
 */
const MOST_UNPACKED = 256 * 2 ** 20

/** Whether a column lies packed, as long as it lies in memory. @param most bytes of posting lists that are unpacked */
export function packedIn(
  { files }: Pick<Manifest, 'files'>,
  most?: number,
): (file: Pick<FileEntry, 'name'>) => boolean {
  const large = isLarge(files, most)
  return ({ name }) => large && (PACKABLE as readonly string[]).includes(columnName(name))
}

function isLarge(files: Manifest['files'], most = MOST_UNPACKED): boolean {
  const postings = files.find(({ name }) => columnName(name) === 'postings')
  return postings !== undefined && memoryOf(postings) > most
}

/** @param isLimited whether all that may stay on disk does */
export function placesIn(
  manifest: Pick<Manifest, 'files'>,
  isLimited: boolean,
  most?: number,
): (column: string) => Place {
  const isPacked = packedIn(manifest, most)
  const isLikened = isLarge(manifest.files, most)
  return name => {
    if (isLimited && (STRETCHED as readonly string[]).includes(name)) return 'disk'
    const like = LIKENED[name as keyof typeof LIKENED]
    if (isLikened && like) return { like }
    return isPacked({ name }) ? 'packed' : 'memory'
  }
}
