import { z } from 'zod'

/** Whoever started the companion. */
export type ParentProcess = {
  /** One JSON line on stdout, and a message where there is a channel. */
  readonly tell: (message: Readonly<Record<string, unknown>>) => void
  /** Calls back when the channel to the parent closes. */
  readonly onGone: (listener: () => void) => void
}

/** The part of Electron's `process.parentPort` that is used here. */
const parentPortSchema = z.object({
  postMessage: z.custom<(message: unknown) => void>(value => typeof value === 'function'),
})

/** The parent over whatever channel there is: Node's IPC, Electron's port, or only stdout. */
export function parentProcess(): ParentProcess {
  const port = parentPortSchema.safeParse(Reflect.get(process, 'parentPort'))
  return {
    tell: message => {
      process.stdout.write(`${JSON.stringify(message)}\n`)
      process.send?.(message)
      // Called on its owner: a bare function would lose its `this`.
      if (port.success) Reflect.apply(port.data.postMessage, Reflect.get(process, 'parentPort'), [message])
    },
    // A utility process is ended by Electron itself when the app goes.
    onGone: listener => {
      process.on('disconnect', listener)
    },
  }
}
