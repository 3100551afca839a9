import { cp, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

/**
 * Bundles the companion for the packaged app, whose node_modules may hold no
 * TypeScript. In a checkout the sources run as they are, and this is not needed.
 * Lays out `dist/companion/code` and `dist/weights`, as the sources lie to each other.
 */
const desktop = fileURLToPath(new URL('..', import.meta.url))
const ml = fileURLToPath(new URL('../../../packages/ml', import.meta.url))

/** A worker is started by its address, which a bundler leaves alone: each such address is brought up to date here. */
const workerAddresses: Plugin = {
  name: 'worker-addresses',
  setup: ({ onLoad }) => {
    onLoad(
      { filter: /(create-photo-analyser|threaded-runtime|pedigree-worker-host)\.ts$/ },
      async ({ path }) => {
        const source = await readFile(path, 'utf8')
        const contents = source.replace(
          /'\.\/(photo-worker|inference-thread|pedigree-worker)\.ts'/,
          "'./$1.mjs'",
        )
        if (contents === source) throw new Error(`${path} starts its worker in another way now`)
        return { contents, loader: 'ts' }
      },
    )
  },
}

await build({
  absWorkingDir: desktop,
  entryPoints: {
    main: 'src/companion/main.ts',
    'photo-worker': `${ml}/src/worker/photo-worker.ts`,
    'inference-thread': `${ml}/src/runtime/inference-thread.ts`,
    'pedigree-worker': 'src/companion/pedigree/pedigree-worker.ts',
  },
  outdir: 'dist/companion/code',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  // Native, or found by `require` at run time.
  external: ['better-sqlite3', 'onnxruntime-node', 'sharp', 'libheif-js', 'bufferutil', 'utf-8-validate'],
  // Bundled CommonJS asks for `require`, which a module does not have.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  plugins: [workerAddresses],
  logLevel: 'warning',
})
await cp(`${ml}/weights`, `${desktop}/dist/weights`, { recursive: true })
