/** The name of the table of animals; a second one says up to which change it is filled. Nothing else there is ours. */
export const SEARCH_TABLE = 'pawfect_pet_search'
const STATE_TABLE = `${SEARCH_TABLE}_state`

/** Where animals wait in one transaction until all of them are read. */
export const WAITING_TABLE = `${SEARCH_TABLE}_waiting`
export const CREATE_WAITING_TABLE = `
  CREATE TEMPORARY TABLE ${WAITING_TABLE} (LIKE ${SEARCH_TABLE}, PRIMARY KEY (pet_id)) ON COMMIT DROP`

/** No row until somebody has filled the table of animals. */
export const READ_FILLED_TO = `SELECT filled_to::float8 AS filled_to FROM ${STATE_TABLE}`
export const WRITE_FILLED_TO = `
  INSERT INTO ${STATE_TABLE} (only_row, filled_to) VALUES (true, $1::bigint)
  ON CONFLICT (only_row) DO UPDATE SET filled_to = EXCLUDED.filled_to`

/**
 * One row an animal. Days are counted from 1 January 1970, sliders in hundredths, places as unit vectors, and wishes
 * as what is compared, so that PostgreSQL adds and compares exactly the numbers the definition does.
 */
export const CREATE_SEARCH_TABLE = `
  CREATE TABLE IF NOT EXISTS ${SEARCH_TABLE} (
    pet_id text COLLATE "C" PRIMARY KEY,
    owner_id text COLLATE "C" NOT NULL,
    folded_name text NOT NULL,
    species text NOT NULL,
    size text NOT NULL,
    sex text NOT NULL,
    neutered boolean NOT NULL,
    mixed boolean NOT NULL,
    breed_ids text[] NOT NULL,
    energy smallint NOT NULL,
    sociability smallint NOT NULL,
    confidence smallint NOT NULL,
    gentleness smallint NOT NULL,
    born_day integer NOT NULL,
    vaccinated_until_day integer NOT NULL,
    weight_kg double precision NOT NULL,
    play_styles text[] NOT NULL,
    purposes text[] NOT NULL,
    times smallint NOT NULL,
    x double precision,
    y double precision,
    z double precision,
    wished_species text[] NOT NULL,
    wished_sizes text[] NOT NULL,
    max_squared_chord double precision NOT NULL,
    virtual_only boolean NOT NULL,
    -- Seven places of two numbers; whole numbers of at most 53 bits, 0 where nothing is known.
    kin bigint[] NOT NULL
  );
  CREATE TABLE IF NOT EXISTS ${STATE_TABLE} (
    only_row boolean PRIMARY KEY CHECK (only_row),
    filled_to bigint NOT NULL
  );
  CREATE INDEX IF NOT EXISTS ${SEARCH_TABLE}_owner ON ${SEARCH_TABLE} (owner_id);
  CREATE INDEX IF NOT EXISTS ${SEARCH_TABLE}_kind ON ${SEARCH_TABLE} (species, size, energy);
  CREATE INDEX IF NOT EXISTS ${SEARCH_TABLE}_place ON ${SEARCH_TABLE} (z, x, y);
  CREATE INDEX IF NOT EXISTS ${SEARCH_TABLE}_breeds ON ${SEARCH_TABLE} USING gin (breed_ids);
`

/** Needs pg_trgm; without it names are found by reading them all. */
export const CREATE_NAME_INDEX = `
  CREATE INDEX IF NOT EXISTS ${SEARCH_TABLE}_name ON ${SEARCH_TABLE} USING gin (folded_name gin_trgm_ops)
`
