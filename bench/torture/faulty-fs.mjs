// faulty-fs.mjs — node:fs that refuses at a step one names, as a full, broken or crowded system does. Not: which steps.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const WRITES = ['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'renameSync', 'writeFileSync']
const OPENS = ['openSync', 'readdirSync', 'readFileSync']
const real = { ...fs }
const realOpen = fs.promises.open

/**
 * Runs the work while the file system refuses.
 *
 * @param code `ENOSPC`, `EIO`: whatever writes is a step; `EMFILE`: whatever opens
 * @param at the step that is refused, from 1; Infinity counts only
 * @param goesOn whether every later step is refused too
 * @returns how many steps there were, and what the work threw
 */
export async function withFault({ code, at, goesOn }, work) {
  let steps = 0
  const names = code === 'EMFILE' ? OPENS : WRITES
  const refused = () => {
    steps++
    return goesOn ? steps >= at : steps === at
  }
  const refusal = syscall => Object.assign(new Error(`${code}: injected, ${syscall}`), { code, syscall })
  for (const name of names)
    fs[name] = (...args) => {
      const counts = code === 'EMFILE' || name !== 'openSync' || args[1] !== 'r'
      // Reading what is open already needs no further file.
      if (counts && !(name === 'readFileSync' && typeof args[0] === 'number') && refused()) {
        // Half of it is on the disk already.
        if (name === 'writeSync' && args[1].length > 1)
          real.writeSync(args[0], args[1], args[2], args[3] >> 1)
        throw refusal(name)
      }
      return real[name](...args)
    }
  if (code === 'EMFILE')
    fs.promises.open = async (...args) => {
      if (refused()) throw refusal('open')
      return realOpen(...args)
    }
  syncBuiltinESMExports()
  let error
  try {
    await work()
  } catch (thrown) {
    error = thrown
  } finally {
    Object.assign(fs, Object.fromEntries(names.map(name => [name, real[name]])))
    fs.promises.open = realOpen
    syncBuiltinESMExports()
  }
  return { steps, error }
}
