/** A two-way road for frames between a renderer and its host. */
export type BridgeTransport = {
  /** Rejects with `bridge/disconnected` when the host cannot be reached. */
  readonly send: (frame: Uint8Array<ArrayBuffer>) => Promise<void>
  /** @returns a function that stops listening. */
  readonly onFrame: (listener: (frame: Uint8Array) => void) => () => void
  /** The road broke: every call under way is lost. The next `send` may mend it. */
  readonly onDisconnect: (listener: () => void) => () => void
}
