/** Something the person at the keyboard can put right: one sentence, and what to do next. */
export class PlainFailure extends Error {
  name = 'PlainFailure'

  /**
   * @param {string} sentence - what is wrong, in one sentence.
   * @param {string} nextStep - what to do about it, in one sentence.
   */
  constructor(sentence, nextStep) {
    super(`${sentence}\n  Next step: ${nextStep}`)
  }
}

/**
 * Ends the program on a failure: a plain one by its own words, any other with its stack.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function exitOnFailure(error) {
  if (error instanceof PlainFailure) console.error(`\n${error.message}\n`)
  else console.error(error)
  process.exit(1)
}
