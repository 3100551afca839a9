import { type CompanionDatabase, openDatabaseFile } from '../companion-database.ts'

/**
 * A file of its own: a studbook of a million animals is written in one transaction, and nobody's draft waits for it.
 * `book` is the studbook's number inside; the parents of an animal are numbers too, so that ancestors are found by
 * key. `studbook_word` finds animals by the beginnings of words.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE studbook (
     book INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL, studbook_id TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL, revision INTEGER NOT NULL, animals INTEGER NOT NULL,
     created_at TEXT NOT NULL, deleted_at TEXT
   ) STRICT;
   CREATE INDEX studbook_of_account ON studbook (account_id);
   CREATE TABLE studbook_animal (
     animal_id INTEGER PRIMARY KEY AUTOINCREMENT, book INTEGER NOT NULL, record_id TEXT NOT NULL,
     name TEXT NOT NULL, sire_id INTEGER, dam_id INTEGER, sex INTEGER NOT NULL, born_on TEXT, died_on TEXT,
     breed TEXT, colour TEXT, registration TEXT, chip TEXT, other TEXT, genetics TEXT,
     has_record INTEGER NOT NULL, UNIQUE (book, record_id)
   ) STRICT;
   CREATE INDEX studbook_animal_name ON studbook_animal (book, name COLLATE NOCASE);
   CREATE INDEX studbook_animal_sire ON studbook_animal (sire_id) WHERE sire_id IS NOT NULL;
   CREATE INDEX studbook_animal_dam ON studbook_animal (dam_id) WHERE dam_id IS NOT NULL;
   CREATE VIRTUAL TABLE studbook_word USING fts5(
     book, words, content='', contentless_delete=1, detail=column, prefix='2 3',
     tokenize="unicode61 remove_diacritics 2"
   );
   CREATE TABLE studbook_change (
     change_id INTEGER PRIMARY KEY AUTOINCREMENT, book INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,
     subject TEXT NOT NULL, first_animal INTEGER, last_animal INTEGER, animals_added INTEGER NOT NULL,
     animals_changed INTEGER NOT NULL, before_text TEXT, undone_at TEXT
   ) STRICT;
   CREATE INDEX studbook_change_of_book ON studbook_change (book, change_id);
   CREATE TABLE studbook_before (
     change_id INTEGER NOT NULL, animal_id INTEGER NOT NULL, before TEXT NOT NULL,
     PRIMARY KEY (change_id, animal_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX studbook_before_of_animal ON studbook_before (animal_id);
   CREATE TABLE studbook_claim (
     claim_id INTEGER PRIMARY KEY AUTOINCREMENT, book INTEGER NOT NULL, animal_id INTEGER NOT NULL,
     fact TEXT NOT NULL, value TEXT, parent_id INTEGER, who TEXT NOT NULL, evidence TEXT NOT NULL,
     signed_with TEXT, at TEXT NOT NULL, chosen INTEGER NOT NULL, change_id INTEGER
   ) STRICT;
   CREATE INDEX studbook_claim_of_animal ON studbook_claim (animal_id, fact);
   CREATE INDEX studbook_claim_of_parent ON studbook_claim (parent_id) WHERE parent_id IS NOT NULL;
   CREATE INDEX studbook_claim_of_change ON studbook_claim (change_id) WHERE change_id IS NOT NULL;
   CREATE TABLE studbook_import (
     import_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, file_name TEXT NOT NULL, byte_length INTEGER NOT NULL,
     received INTEGER NOT NULL, mapping TEXT NOT NULL, decisions TEXT NOT NULL, started_at TEXT NOT NULL,
     book INTEGER, change_id INTEGER
   ) STRICT;
   CREATE INDEX studbook_import_of_account ON studbook_import (account_id);
   CREATE TABLE studbook_import_piece (
     import_id TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (import_id, start)
   ) STRICT;`,
  `ALTER TABLE studbook ADD COLUMN species TEXT;
   ALTER TABLE studbook ADD COLUMN place TEXT;`,
]

/**
 * Opens (and makes, and migrates) `pedigree.db` in the folder. Every commit is on disk before it returns.
 *
 * @throws {NewerDatabaseError} when a newer version of the app has been here.
 */
export function openPedigreeDatabase(folder: string): CompanionDatabase {
  const database = openDatabaseFile({ folder, fileName: 'pedigree.db', migrations: MIGRATIONS })
  database.pragma(`cache_size = -${CACHE_KIB}`)
  database.pragma(`mmap_size = ${MAPPED_BYTES}`)
  return database
}

/** A studbook's ancestors lie all over its file: the two megabytes SQLite takes by itself are read again and again. */
const CACHE_KIB = 64 * 1024

/** A million animals and their index take about half of this. */
const MAPPED_BYTES = 1024 * 1024 * 1024
