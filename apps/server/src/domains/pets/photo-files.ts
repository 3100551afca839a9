/** Where published photos lie; implemented by gateways/blobs. Ids are the database's photo ids. */
export interface PhotoFiles {
  /** Stores a photo durably before it returns. */
  readonly save: (photoId: string, jpeg: Uint8Array) => Promise<void>
  /** @returns null when there is no such file. */
  readonly read: (photoId: string) => Promise<Uint8Array | null>
  /** Deletes a photo; deleting what is not there is no error. */
  readonly remove: (photoId: string) => Promise<void>
  readonly list: () => Promise<readonly string[]>
}
