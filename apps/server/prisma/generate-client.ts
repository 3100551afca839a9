/**
 * Generates the database client and the table descriptions from `prisma/schema`, offline.
 * `--postgresql` checks that the same schema serves PostgreSQL too, into a folder of its own.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const serverFolder = dirname(import.meta.dirname)

/** Runs `prisma generate` on one schema folder. @throws when Prisma refuses the schema. */
export function generateClient(schemaFolder: string): void {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const run = spawnSync(process.execPath, [cli, 'generate', '--schema', schemaFolder], {
    cwd: serverFolder,
    encoding: 'utf8',
    // Prisma wants to download its schema engine before it looks whether `generate` needs it. It does not.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  })
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout}${run.stderr}`)
}

/** Copies the schema beside itself with another provider or output. @returns the copy's folder; the caller deletes it. */
export function copySchema(provider: 'sqlite' | 'postgresql'): string {
  const folder = mkdtempSync(join(serverFolder, 'prisma', 'generated-check-'))
  cpSync(join(serverFolder, 'prisma', 'schema'), join(folder, 'schema'), { recursive: true })
  const file = join(folder, 'schema', 'schema.prisma')
  writeFileSync(file, readFileSync(file, 'utf8').replace('provider = "sqlite"', `provider = "${provider}"`))
  return folder
}

if (import.meta.main) {
  if (process.argv.includes('--postgresql')) {
    const folder = copySchema('postgresql')
    try {
      generateClient(join(folder, 'schema'))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  } else generateClient(join(serverFolder, 'prisma', 'schema'))
}
