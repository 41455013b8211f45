// open.ts — which engine keeps an index: told by where it lies. The one place that knows engines by name. Not: any of them.
import type { EngineStore } from './engine-store.ts'
import { type FolderOptions, openFolderStore } from './flexsearch/folder-store.ts'
import type { ClusterSettings } from './opensearch/cluster-settings.ts'
import { openClusterStore } from './opensearch/cluster-store.ts'

export type { MemoryLimit } from './flexsearch/memory-limit.ts'

/** Where an index lies that lies in no folder. */
export type Elsewhere = ClusterSettings

/**
 * @param location of the index: a folder, or elsewhere
 * @param options of a folder's
 * @example const { engine } = await openStore('index').open()
 */
export function openStore(location: string | Elsewhere, options: FolderOptions = {}): EngineStore {
  return typeof location === 'string' ? openFolderStore(location, options) : openClusterStore(location)
}
