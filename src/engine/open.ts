// open.ts — chooses the engine of an index by its location: a folder or a cluster. The only file that knows engines by name.
// Not: an engine.
import type { EngineStore } from './engine-store.ts'
import { type FolderOptions, openFolderStore } from './flexsearch/folder-store.ts'
import type { ClusterSettings } from './opensearch/cluster-settings.ts'
import { openClusterStore } from './opensearch/cluster-store.ts'

export type { MemoryLimit } from './flexsearch/memory-limit.ts'

/** The location of an index that is not in a folder. */
export type Elsewhere = ClusterSettings

/**
 * @param location of the index: a folder, or elsewhere
 * @param options of a folder's
 * @example const { engine } = await openStore('index').open()
 */
export function openStore(location: string | Elsewhere, options: FolderOptions = {}): EngineStore {
  return typeof location === 'string' ? openFolderStore(location, options) : openClusterStore(location)
}
