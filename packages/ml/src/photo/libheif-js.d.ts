/** The part of libheif-js we use; the package has no types of its own. */
declare module 'libheif-js/wasm-bundle.js' {
  export type HeifTarget = { data: Uint8ClampedArray; width: number; height: number }

  export type HeifImage = {
    get_width(): number
    get_height(): number
    display(target: HeifTarget, done: (filled: HeifTarget | null) => void): void
    free(): void
  }

  const libheif: { HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] } }
  export default libheif
}
