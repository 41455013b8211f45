// hand-over.ts — gives files that root wrote to the owner of their folder, so that the service can read and later delete
// them. Not: permissions.
import { chownSync, lstatSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Gives a file, or the content of a folder, to the owner of the folder. Does nothing unless root runs this and somebody
 * else owns the folder. A file that cannot be given stays as readable as it was.
 *
 * @param uid of the user who runs this. Default: that of the process; tests give another
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
