// hand-over.ts — what root wrote in a folder of somebody else becomes his, so that the service can read it and later
// sweep it away. Not: permissions.
import { chownSync, lstatSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Gives a file, or a folder's content, to the owner of the folder; only where root runs this and the owner is another.
 * What cannot be given stays as it is: it is as readable as before.
 *
 * @param uid of who runs this; for tests
 */
export function handOver(path: string, uid = process.getuid?.()): void {
  if (uid !== 0) return
  try {
    const folder = lstatSync(path).isDirectory() ? path : dirname(path)
    const owner = lstatSync(folder)
    if (owner.uid === 0) return
    for (const own of path === folder ? below(folder) : [path]) {
      if (lstatSync(own).uid === 0) chownSync(own, owner.uid, owner.gid)
    }
  } catch {
    // A file swept away meanwhile, or a disk without owners.
  }
}

// --- internal ---

/** Links are not followed: what they lead to may be anybody's. */
function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink()) return []
    return entry.isDirectory() ? [path, ...below(path)] : [path]
  })
}
