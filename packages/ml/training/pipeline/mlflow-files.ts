import type { ModelRelease } from '../../src/registry/model-release.ts'
import { sha256 } from '../../src/weights/load-weights.ts'
import type { OnnxFace } from './training-kind.ts'

/** MLflow's file format of this version is what we write. */
const MLFLOW_VERSION = '3.17.2'

/**
 * A release as MLflow's file store keeps registered models: `mlflow models serve`, its UI and its client read
 * the folder as they read their own. ONNX flavour, so nothing of ours is needed to run a model.
 *
 * @returns path inside the store and content.
 * @see https://mlflow.org/docs/latest/ml/model/
 */
export function mlflowFiles(
  release: ModelRelease,
  parts: {
    readonly files: Readonly<Record<string, Uint8Array>>
    readonly onnx: readonly OnnxFace[]
    readonly signer: string
  },
): [path: string, content: Uint8Array][] {
  return parts.onnx.flatMap(face => {
    const name =
      parts.onnx.length === 1 ? release.kind : `${release.kind}-${face.file.replace(/\.onnx$/, '')}`
    const at = Date.parse(release.createdAt)
    const version = `models/${name}/version-${release.version}`
    const source = `artifacts/${name}/${release.version}`
    const texts: Record<string, string> = {
      [`models/${name}/meta.yaml`]: yaml({
        creation_timestamp: at,
        description: release.name,
        last_updated_timestamp: at,
        name,
      }),
      [`${version}/meta.yaml`]: yaml({
        creation_timestamp: at,
        current_stage: 'None',
        description: `data ${release.dataHash}, seed ${release.seed}`,
        last_updated_timestamp: at,
        name,
        run_id: null,
        run_link: null,
        source,
        status: 'READY',
        status_message: null,
        storage_location: source,
        user_id: null,
        version: release.version,
      }),
      [`${version}/tags/signer`]: parts.signer,
      [`${version}/tags/dataHash`]: release.dataHash,
      [`${source}/MLmodel`]: yaml(mlModel(release, face, parts.files[face.file]?.byteLength ?? 0)),
      [`${source}/requirements.txt`]: 'mlflow\nonnx\nonnxruntime\n',
    }
    for (const { slice, measures } of release.slices) {
      for (const [measure, value] of Object.entries(measures)) {
        const tag = `${slice} ${measure}`.replaceAll(/[^\w.-]+/g, '-')
        texts[`${version}/tags/figure.${tag}`] = value.toFixed(4)
      }
    }
    const written = Object.entries(texts).map(([path, text]): [string, Uint8Array] => [
      path,
      Buffer.from(text),
    ])
    const model = parts.files[face.file]
    return model === undefined ? written : [...written, [`${source}/model.onnx`, model]]
  })
}

function mlModel(release: ModelRelease, face: OnnxFace, bytes: number): Record<string, unknown> {
  const tensor = ({ name, size }: OnnxFace['input']) =>
    JSON.stringify([{ name, type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, size] } }])
  return {
    artifact_path: 'model',
    flavors: {
      onnx: { code: null, data: 'model.onnx', onnx_version: '1.17.0', providers: ['CPUExecutionProvider'] },
      python_function: {
        data: 'model.onnx',
        env: { virtualenv: 'requirements.txt' },
        loader_module: 'mlflow.onnx',
      },
    },
    mlflow_version: MLFLOW_VERSION,
    model_size_bytes: bytes,
    // Named by what is inside, so that the same run writes the same folder.
    model_uuid: sha256(Buffer.from(`${release.kind}/${release.version}/${face.file}`)).slice(0, 32),
    metadata: { dataHash: release.dataHash, seed: release.seed, version: release.version },
    signature: { inputs: tensor(face.input), outputs: tensor(face.output), params: null },
    utc_time_created: release.createdAt.replace('T', ' ').replace('Z', '000'),
  }
}

/** JSON values are YAML values; one key a line keeps it readable. */
function yaml(entries: Record<string, unknown>): string {
  return Object.entries(entries)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')
}
