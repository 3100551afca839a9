import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** A database of the companion, open. */
export type CompanionDatabase = Database.Database

/** A database file and how it came to be. */
export type DatabaseFile = {
  readonly folder: string
  readonly fileName: string
  /** One step per entry, applied in order and never edited: a machine in the field has some prefix of this list. */
  readonly migrations: readonly string[]
}

const MIGRATIONS: readonly string[] = [
  `CREATE TABLE draft (
     account_id TEXT NOT NULL, draft_id TEXT NOT NULL, content TEXT NOT NULL,
     photo_original_ids TEXT NOT NULL, saved_at TEXT NOT NULL,
     PRIMARY KEY (account_id, draft_id)
   ) STRICT;
   CREATE TABLE photo_original (
     account_id TEXT NOT NULL, original_id TEXT NOT NULL, filename TEXT NOT NULL,
     byte_length INTEGER NOT NULL, saved_at TEXT NOT NULL,
     PRIMARY KEY (account_id, original_id)
   ) STRICT;
   CREATE TABLE cache_entry (
     account_id TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, kept_at INTEGER NOT NULL,
     PRIMARY KEY (account_id, key)
   ) STRICT;
   CREATE TABLE device_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE signing_key (
     account_id TEXT NOT NULL, key_id TEXT NOT NULL, label TEXT NOT NULL, did TEXT NOT NULL,
     verification_method TEXT NOT NULL, protection TEXT NOT NULL, sealed_seed BLOB NOT NULL,
     created_at TEXT NOT NULL,
     PRIMARY KEY (account_id, key_id)
   ) STRICT;
   CREATE TABLE certificate_bundle (
     account_id TEXT NOT NULL, bundle_id TEXT NOT NULL, bundle TEXT NOT NULL, saved_at TEXT NOT NULL,
     PRIMARY KEY (account_id, bundle_id)
   ) STRICT;`,
  `CREATE TABLE agreement_key (
     account_id TEXT PRIMARY KEY, address TEXT NOT NULL, protection TEXT NOT NULL,
     sealed_secret BLOB NOT NULL, created_at TEXT NOT NULL
   ) STRICT;`,
  `CREATE TABLE vault_key (
     account_id TEXT PRIMARY KEY, protection TEXT NOT NULL, sealed_secrets BLOB NOT NULL,
     created_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE vault_record (
     account_id TEXT NOT NULL, record_id TEXT NOT NULL, version INTEGER NOT NULL,
     is_stored INTEGER NOT NULL, protection TEXT NOT NULL, sealed_secret BLOB NOT NULL,
     sealed BLOB NOT NULL, sealed_at TEXT NOT NULL,
     PRIMARY KEY (account_id, record_id, version)
   ) STRICT;`,
  `CREATE TABLE learning_choice (account_id TEXT PRIMARY KEY, is_on INTEGER NOT NULL) STRICT;
   CREATE TABLE learning_lesson (
     account_id TEXT NOT NULL, lesson_id TEXT NOT NULL, breed_id TEXT NOT NULL,
     features BLOB NOT NULL, kept_at TEXT NOT NULL,
     PRIMARY KEY (account_id, lesson_id)
   ) STRICT;
   CREATE TABLE learning_round (
     account_id TEXT NOT NULL, round_id TEXT NOT NULL, public_key TEXT NOT NULL,
     private_key TEXT NOT NULL, breed_ids TEXT NOT NULL, numbers TEXT, masked BLOB, made_at TEXT,
     PRIMARY KEY (account_id, round_id)
   ) STRICT;`,
  'ALTER TABLE learning_round ADD COLUMN base TEXT',
]

/** The local database was made by a newer version of the app. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  readonly code = 'companion/newer-database'
}

/**
 * Opens (and makes, and migrates) `companion.db` in the folder. Every commit is
 * on disk before it returns.
 *
 * @throws {NewerDatabaseError} when a newer version of the app has been here.
 */
export function openCompanionDatabase(folder: string): CompanionDatabase {
  return openDatabaseFile({ folder, fileName: 'companion.db', migrations: MIGRATIONS })
}

/**
 * Opens (and makes, and migrates) a database file of the companion, with the same promises as `companion.db`.
 *
 * @throws {NewerDatabaseError} when a newer version of the app has been here.
 */
export function openDatabaseFile(file: DatabaseFile): CompanionDatabase {
  mkdirSync(file.folder, { recursive: true, mode: 0o700 })
  const database = new Database(join(file.folder, file.fileName))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  // Deleted accounts are overwritten, not only unlinked.
  database.pragma('secure_delete = ON')
  migrate(database, file.migrations)
  return database
}

function migrate(database: CompanionDatabase, migrations: readonly string[]): void {
  // `immediate` makes a second companion on the folder wait rather than migrate twice.
  const apply = database.transaction(() => {
    const applied = Number(database.pragma('user_version', { simple: true }))
    if (applied > migrations.length) {
      throw new NewerDatabaseError('this data folder belongs to a newer version of PawfectMatch')
    }
    for (const step of migrations.slice(applied)) database.exec(step)
    database.pragma(`user_version = ${migrations.length}`)
  })
  apply.immediate()
}
