/**
 * Seals small secrets with something that lives outside the database. Two
 * implementations: the system's keychain through Electron, and a private file.
 */
export type KeyWrapper = {
  readonly protection: 'keychain' | 'file'
  readonly seal: (secret: Uint8Array) => Promise<Uint8Array>
  /** @throws {BridgeError} `certificates/key-unreadable` when the secret was sealed elsewhere or tampered with. */
  readonly unseal: (sealed: Uint8Array) => Promise<Uint8Array>
}
