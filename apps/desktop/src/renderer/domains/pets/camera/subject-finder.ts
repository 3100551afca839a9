import type { SubjectAnswer, SubjectQuestion } from './subject-messages.ts'

/** Finds the animal's outline in frames, on a thread of this page; nothing is sent anywhere. */
export interface SubjectFinder {
  /** @throws {Error} when the thread ended. */
  find(question: Omit<SubjectQuestion, 'id'>): Promise<SubjectAnswer>
  dispose(): void
}

/** Starts the thread; `dispose` ends it. */
export function createSubjectFinder(): SubjectFinder {
  const worker = new Worker(new URL('./subject-worker.ts', import.meta.url), { type: 'module' })
  const open = new Map<number, PromiseWithResolvers<SubjectAnswer>>()
  let lastId = 0
  const giveUp = (why: string): void => {
    for (const waiting of open.values()) waiting.reject(new Error(why))
    open.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<SubjectAnswer>) => {
    open.get(data.id)?.resolve(data)
    open.delete(data.id)
  })
  worker.addEventListener('error', event => giveUp(event.message))
  return {
    find: question => {
      const waiting = Promise.withResolvers<SubjectAnswer>()
      open.set(++lastId, waiting)
      worker.postMessage({ ...question, id: lastId } satisfies SubjectQuestion)
      return waiting.promise
    },
    dispose: () => {
      worker.terminate()
      giveUp('the camera was turned off')
    },
  }
}
