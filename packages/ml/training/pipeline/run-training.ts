import { ModelWorseError } from '../../src/registry/model-errors.ts'
import type { ModelRelease, SliceFigures } from '../../src/registry/model-release.ts'
import { gateFindings, gateSentence } from '../../src/registry/release-gate.ts'
import { sha256 } from '../../src/weights/load-weights.ts'
import { type Registry, readRelease, writeRelease } from './registry-folder.ts'
import type { DataEntry, TrainingKind } from './training-kind.ts'
import { writeCard } from './write-card.ts'

/** How one run is done. */
export type TrainingRun = Registry & {
  readonly createdAt: Date
  readonly rolloutPercent: number
  /** Figures to hold against a kind that was never released into this registry. */
  readonly baseline?: readonly SliceFigures[]
  readonly seed?: number
}

/** A release that passed. @property outputHash - the same for the same data, seed and code, on every run. */
export type TrainingResult = {
  readonly release: ModelRelease
  readonly outputHash: string
  readonly card: string
}

const SEED = 20_261_122

/**
 * Data to signed release: manifest, training, figures by slice, card, gate, artefacts named by their hashes.
 * Nothing is written unless the gate lets it pass.
 *
 * @throws {ModelWorseError} if any slice is worse than in the release before.
 * @throws {TrainingDataMissingError}
 */
export async function runTraining(kind: TrainingKind, run: TrainingRun): Promise<TrainingResult> {
  const seed = run.seed ?? SEED
  const { data, train } = await kind.open()
  const dataManifest = manifestOf(data)
  const model = await train(seed)
  const before = await readRelease(run, kind)
  const findings = gateFindings(before?.slices ?? run.baseline ?? [], model.slices)
  if (findings.length > 0) throw new ModelWorseError(findings.map(gateSentence))
  const dataHash = sha256(Buffer.from(dataManifest))
  const card = writeCard({ kind, model, data, dataHash, seed })
  const files: Record<string, Uint8Array> = {
    ...model.files,
    'DATA.txt': Buffer.from(dataManifest),
    'CARD.md': Buffer.from(card),
  }
  const release: ModelRelease = {
    format: 'pawfect-model-release/1',
    kind: kind.kind,
    name: kind.name,
    version: (before?.version ?? 0) + 1,
    createdAt: run.createdAt.toISOString(),
    seed,
    dataHash,
    needs: model.needs,
    files: Object.entries(files).map(([name, bytes]) => ({
      name,
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
    })),
    slices: [...model.slices],
    rollout: { percent: run.rolloutPercent },
    canary: model.canary,
  }
  await writeRelease(run, release, { files, onnx: model.onnx })
  return { release, outputHash: outputHashOf(release), card }
}

/** One line a thing learned from, in a fixed order. */
function manifestOf(data: readonly DataEntry[]): string {
  return data
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, sha256: hash, bytes }) => `${hash}  ${bytes}  ${name}\n`)
    .join('')
}

/** Everything but version, date and rollout: what another run must give again. */
export function outputHashOf({ kind, seed, dataHash, files, slices, canary }: ModelRelease): string {
  return sha256(Buffer.from(JSON.stringify({ kind, seed, dataHash, files, slices, canary })))
}
