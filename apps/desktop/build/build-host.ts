import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, context } from 'esbuild'

/**
 * Bundles what Electron itself loads: the main process and the preload script,
 * both CommonJS because a sandboxed preload can be nothing else. `--watch` stays.
 */
const desktop = fileURLToPath(new URL('..', import.meta.url))
const options: BuildOptions = {
  absWorkingDir: desktop,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // Node of the oldest Electron the app is tested in.
  target: 'node18',
  external: ['electron', 'bufferutil', 'utf-8-validate'],
  entryPoints: { 'main/main': 'src/main/main.ts', 'preload/preload': 'src/preload/preload.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  sourcemap: true,
  logLevel: 'warning',
}

if (process.argv.includes('--watch')) await (await context(options)).watch()
else await build(options)
