// open.ts — which engine keeps an index: told by where it lies. The one place that knows engines by name. Not: any of them.
import type { EngineStore } from './engine-store.ts'
import { openFolderStore } from './flexsearch/folder-store.ts'

/**
 * @param location of the index: a folder
 * @param threads that answer questions; 0: the calling one does
 * @example const { engine } = await openStore('index').open()
 */
export function openStore(location: string, threads = 0): EngineStore {
  return openFolderStore(location, threads)
}
