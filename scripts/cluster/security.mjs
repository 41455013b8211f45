// security.mjs — the security plugin for nodes on this machine: HTTPS between everybody, a user with just the rights that
// jiansuo takes. Not: starting nodes (nodes.mjs), an installation to keep.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy'
const PLUGIN = 'org.opensearch.plugin:opensearch-security:2.19.1.0:zip'
const USER = 'jiansuo'

/** The rights that docs/opensearch.md tells administrators to give. */
const ROLE = `_meta:
  type: "roles"
  config_version: 2
jiansuo:
  cluster_permissions: ["cluster_composite_ops", "cluster_monitor"]
  index_permissions:
    - index_patterns: ["jiansuo", "jiansuo-*"]
      allowed_actions: ["indices_all"]
`

/**
 * Fetches the plugin (44 MB, once) and what of its libraries the nodes lack.
 *
 * @param jars as `prepare` of nodes.mjs made it
 * @throws where it cannot be fetched, or openssl is missing
 */
export function prepareSecurity(jars) {
  run('openssl', ['version'])
  const lib = join(jars, 'security')
  if (existsSync(lib)) return
  const aside = join(jars, `security.${process.pid}`)
  try {
    mkdirSync(aside, { recursive: true })
    run('mvn', ['-B', '-q', COPY, `-Dartifact=${PLUGIN}`, `-DoutputDirectory=${aside}`])
    const zip = readdirSync(aside).find(name => name.endsWith('.zip'))
    run('jar', ['xf', zip], { cwd: aside })
    rmSync(join(aside, zip))
    const known = new Set(readdirSync(join(jars, 'lib')).map(nameOf))
    for (const jar of readdirSync(aside)) if (known.has(nameOf(jar))) rmSync(join(aside, jar))
    renameSync(aside, lib)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/**
 * Certificates and a user for the nodes of a folder, made anew or found there.
 *
 * @returns `{ ca, username, password }` for who asks (`ca`: a PEM file), `settings` and `plugins` for `startNode`
 */
export function secure({ folder, jars = folder, nodes }) {
  const at = join(folder, 'tls')
  if (!existsSync(join(at, 'password'))) {
    mkdirSync(at, { recursive: true })
    certify(at)
    writeFileSync(join(at, 'password'), randomBytes(12).toString('base64url'), { mode: 0o600 })
  }
  const hash = run('java', [
    '-cp',
    `${join(jars, 'lib', '*')}:${join(jars, 'security', '*')}`,
    'org.opensearch.security.tools.Hasher',
    '-p',
    readFileSync(join(at, 'password'), 'utf8'),
  ])
    .trim()
    .split('\n')
    .at(-1)
  for (let number = 1; number <= nodes; number++) {
    const config = join(folder, `node-${number}`, 'config')
    const rules = join(config, 'opensearch-security')
    cpSync(join(jars, 'security', 'config'), rules, { recursive: true })
    for (const name of ['ca.pem', 'node.pem', 'node.key']) cpSync(join(at, name), join(config, name))
    writeFileSync(join(rules, 'roles.yml'), ROLE)
    writeFileSync(join(rules, 'internal_users.yml'), `${meta('internalusers')}${USER}:\n  hash: "${hash}"\n`)
    writeFileSync(join(rules, 'roles_mapping.yml'), `${meta('rolesmapping')}jiansuo:\n  users: ["${USER}"]\n`)
  }
  return accessOf({ folder })
}

/** What `secure` made for the nodes of a folder, read and nothing else. */
export function accessOf({ folder }) {
  const at = join(folder, 'tls')
  const files = layer =>
    [
      ['pemcert', 'node.pem'],
      ['pemkey', 'node.key'],
      ['pemtrustedcas', 'ca.pem'],
    ].map(([what, file]) => `plugins.security.ssl.${layer}.${what}_filepath=${file}`)
  return {
    ca: join(at, 'ca.pem'),
    username: USER,
    password: readFileSync(join(at, 'password'), 'utf8'),
    plugins: 'org.opensearch.security.OpenSearchSecurityPlugin',
    settings: [
      ...files('transport'),
      ...files('http'),
      'plugins.security.ssl.http.enabled=true',
      'plugins.security.ssl.transport.enforce_hostname_verification=false',
      'plugins.security.allow_default_init_securityindex=true',
      'plugins.security.authcz.admin_dn=CN=administrator',
      'plugins.security.nodes_dn=CN=node',
    ],
  }
}

// --- internal ---

/** Without the version. */
const nameOf = jar => jar.replace(/-\d.*\.jar$/, '')

const meta = type => `_meta:\n  type: "${type}"\n  config_version: 2\n`

/** An authority of our own, and one certificate for all nodes of 127.0.0.1. */
function certify(at) {
  const ssl = args => run('openssl', args, { cwd: at })
  const key = name => ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`]
  ssl(['req', '-x509', ...key('ca'), '-out', 'ca.pem', '-days', '3650', '-subj', '/CN=jiansuo trial'])
  ssl(['req', ...key('node'), '-out', 'node.csr', '-subj', '/CN=node'])
  writeFileSync(join(at, 'names'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n')
  const signed = [
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '3650',
    '-extfile',
    'names',
  ]
  ssl(['x509', '-req', '-in', 'node.csr', '-out', 'node.pem', ...signed])
}

function run(program, args, options = {}) {
  try {
    return execFileSync(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  } catch (error) {
    throw new Error(`${program} 未能完成：${error.stdout ?? ''}${error.stderr || error.message}`)
  }
}
