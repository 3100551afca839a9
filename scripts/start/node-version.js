/** The oldest Node the start scripts run on; the product itself runs on the pinned one. */
const OLDEST_MAJOR = 20

/**
 * What is wrong with a version of Node, in words, or null when it will do.
 *
 * @param {string} version - as in `process.versions.node`, for example `18.15.0`.
 * @returns {string | null}
 */
export function nodeVersionProblem(version) {
  const major = Number(version.split('.')[0])
  if (major >= OLDEST_MAJOR) return null
  return (
    `PawfectMatch needs Node ${OLDEST_MAJOR} or newer, and this is Node ${version}.\n` +
    '  Next step: install a current Node (https://nodejs.org, or your package manager) and run the command again.'
  )
}
