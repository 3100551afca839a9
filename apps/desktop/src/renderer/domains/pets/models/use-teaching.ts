import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { MAX_PHOTO_BYTES, type TrainedCard } from '../../../../bridge/index.ts'
import { host } from '../../../shell/host.ts'
import { MODELS_KEY } from './models-key.ts'

/** Where teaching stands. */
export type Teaching =
  | { readonly step: 'choosing' }
  | { readonly step: 'looking'; readonly done: number; readonly of: number }
  | { readonly step: 'learning' }
  | { readonly step: 'failed'; readonly error: unknown }
  | {
      readonly step: 'done'
      readonly card: TrainedCard
      readonly file: Uint8Array<ArrayBuffer>
      /** Names of files that were no pictures. */
      readonly leftOut: readonly string[]
      readonly installed: boolean
    }

/** Looks at a folder of photos, one subfolder a label, and trains a head on them; nothing leaves this computer. */
export function useTeaching() {
  const [teaching, setTeaching] = useState<Teaching>({ step: 'choosing' })
  const abort = useRef<AbortController>(null)
  const queries = useQueryClient()

  const start = async (files: readonly File[], name: string): Promise<void> => {
    const stop = new AbortController()
    abort.current = stop
    const sessionId = crypto.randomUUID()
    try {
      const leftOut = await lookAtAll(files, { sessionId, signal: stop.signal, onStep: setTeaching })
      setTeaching({ step: 'learning' })
      const { file, card } = await host().models.finishTraining({ sessionId, name }, { signal: stop.signal })
      setTeaching({ step: 'done', card, file: new Uint8Array(file), leftOut, installed: false })
    } catch (error) {
      await host().models.forgetTraining({ sessionId })
      setTeaching(stop.signal.aborted ? { step: 'choosing' } : { step: 'failed', error })
    }
  }
  const install = async (): Promise<void> => {
    if (teaching.step !== 'done') return
    queries.setQueryData(MODELS_KEY, await host().models.installAddOn({ bytes: teaching.file }))
    setTeaching({ ...teaching, installed: true })
  }
  return {
    teaching,
    start,
    install,
    cancel: () => abort.current?.abort(),
    again: () => setTeaching({ step: 'choosing' }),
  }
}

async function lookAtAll(
  files: readonly File[],
  watch: { sessionId: string; signal: AbortSignal; onStep(step: Teaching): void },
): Promise<string[]> {
  const leftOut: string[] = []
  for (const [done, file] of files.entries()) {
    watch.signal.throwIfAborted()
    watch.onStep({ step: 'looking', done, of: files.length })
    if (file.size === 0 || file.size > MAX_PHOTO_BYTES) {
      leftOut.push(file.name)
      continue
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const taken = await host().models.lookAtTrainingPhoto(
      { sessionId: watch.sessionId, label: labelOf(file), bytes },
      { signal: watch.signal },
    )
    if (taken.kind === 'left-out') leftOut.push(file.name)
  }
  return leftOut
}

/** The folder a photo lies in: what the club calls what it shows. */
export function labelOf(file: File): string {
  return (file.webkitRelativePath.split('/').at(-2) ?? '').slice(0, 60)
}
