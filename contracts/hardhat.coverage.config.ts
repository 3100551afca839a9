import { defineConfig } from 'hardhat/config'
import ordinary from './hardhat.config.ts'

/** The tests over the marked copy of the sources that `measure/coverage-floor.ts` writes. */
export default defineConfig({
  ...ordinary,
  paths: {
    sources: './cache/marked/src',
    tests: { solidity: './cache/marked/test' },
    cache: './cache/marked/cache',
    artifacts: './cache/marked/artifacts',
  },
})
