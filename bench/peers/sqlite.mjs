// sqlite.mjs — SQLite FTS5 over characters and over pairs, phrases by the positions of their pairs, ordered by its BM25. As
// WebAssembly, which is had without a compiler and is slower than a native one. Its tokenizer passes over signs such as %, so that some
// questions find other passages. Not: others.
import { join } from 'node:path'
import { peer } from './sides.mjs'
import { pairsOf } from './tokens.mjs'

const { Database } = peer('node-sqlite3-wasm')
const path = home => join(home, 'index.sqlite')

export function build({ rows, home }) {
  const db = new Database(path(home))
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000')
  db.exec('CREATE TABLE passages (report INTEGER, region TEXT, year INTEGER, text TEXT)')
  // Neither holds the text again.
  for (const name of ['characters', 'pairs'])
    db.exec(
      `CREATE VIRTUAL TABLE ${name} USING fts5(tokens, content='', tokenize="unicode61 remove_diacritics 0")`,
    )
  db.exec('BEGIN')
  const add = db.prepare('INSERT INTO passages (rowid, report, region, year, text) VALUES (?, ?, ?, ?, ?)')
  const addPairs = db.prepare('INSERT INTO pairs (rowid, tokens) VALUES (?, ?)')
  const addCharacters = db.prepare('INSERT INTO characters (rowid, tokens) VALUES (?, ?)')
  for (const [number, { report, region, year, text }] of rows().entries()) {
    add.run([number, report, region, year, text])
    addCharacters.run([number, [...text].join(' ')])
    if (text.length > 1) addPairs.run([number, pairsOf(text).join(' ')])
  }
  for (const statement of [add, addPairs, addCharacters]) statement.finalize()
  db.exec('COMMIT')
  for (const name of ['characters', 'pairs']) db.exec(`INSERT INTO ${name} (${name}) VALUES ('optimize')`)
  db.close()
}

export function open({ home }) {
  const db = new Database(path(home), { readOnly: true })
  db.exec('PRAGMA cache_size = -200000')
  return {
    ask(parts, any) {
      const table = parts.every(part => part.length > 1) ? 'pairs' : 'characters'
      const phrase = part => `"${(table === 'pairs' ? pairsOf(part) : [...part]).join(' ')}"`
      const asked = parts.map(phrase).join(any ? ' OR ' : ' AND ')
      const matching = `FROM ${table} JOIN passages ON passages.rowid = ${table}.rowid WHERE ${table} MATCH ?`
      db.all(`SELECT text ${matching} ORDER BY rank LIMIT 20`, [asked])
      db.all(`SELECT region, count(*) ${matching} GROUP BY region`, [asked])
      db.all(`SELECT year, count(*) ${matching} GROUP BY year`, [asked])
      const [{ hits }] = db.all(`SELECT count(*) hits, count(DISTINCT report) ${matching}`, [asked])
      return hits
    },
  }
}
