/** One static check of the repository: what it is called and the command that runs it. */
export type Check = { name: string; command: string; args: string[] }

/** The static checks of `npm run check`, cheapest first, so that a slip shows early. */
export const CHECKS: readonly Check[] = [
  { name: 'lint and format', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  {
    name: 'boundaries',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.js', 'apps', 'packages', 'contracts', 'scripts'],
  },
  { name: 'unused files, exports and dependencies', command: 'knip', args: ['--no-progress'] },
  {
    name: 'types',
    command: 'turbo',
    args: ['run', 'typecheck', '--output-logs=errors-only', '--concurrency=2'],
  },
  { name: 'types of the scripts', command: 'tsc', args: ['--noEmit'] },
]
