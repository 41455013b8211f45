// audit.mjs — npm run audit: known faults of the packages that serve, as the registry tells them. Not: licences.
//
// Exits 1 where one is high or critical. A registry that does not answer (an intranet's mirror seldom does) is named and
// fails nothing.
import { spawnSync } from 'node:child_process'

const { stdout, stderr, error } = spawnSync(
  'npm',
  ['audit', '--omit=dev', '--json', '--fetch-timeout=20000', '--fetch-retries=0'],
  { encoding: 'utf8', timeout: 120_000, shell: process.platform === 'win32' },
)
const told = parsed(stdout)
if (!told?.metadata) {
  const why = told?.message ?? error?.message ?? stderr.trim().split('\n')[0] ?? ''
  console.error(`npm audit skipped: the registry does not answer it (${why})`)
} else {
  const { vulnerabilities } = told.metadata
  console.log(`npm audit: ${JSON.stringify(vulnerabilities)}`)
  for (const { name, severity, range } of Object.values(told.vulnerabilities))
    console.log(`${severity}: ${name} ${range}`)
  process.exitCode = vulnerabilities.high + vulnerabilities.critical > 0 ? 1 : 0
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
