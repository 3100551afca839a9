import fc from 'fast-check'

/** Any number will do. What failed on one machine has to fail on the next. */
const SEED = 20_261_123

/**
 * Loaded before the tests of every workspace: properties draw the same examples on every run.
 * `PAWFECT_SEED=random` looks for new ones, `PAWFECT_SEED=<number>` repeats a find.
 */
const wanted = process.env['PAWFECT_SEED']
if (wanted !== 'random') fc.configureGlobal({ seed: wanted === undefined ? SEED : Number(wanted) })
