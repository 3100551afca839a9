import type { Box, RgbImage } from '../photo/rgb-image.ts'

/** A drawn scene whose truth is known. @property isAnimal - 1 where the animal is. */
export type StripedScene = { readonly image: RgbImage; readonly isAnimal: Uint8Array; readonly box: Box }

const [WIDTH, HEIGHT] = [240, 180]

/** A lying animal: a body and a head, of one colour with some grain, before stripes of others. */
export function stripedScene(colours: {
  readonly coat: readonly number[]
  readonly around: readonly (readonly number[])[]
}): StripedScene {
  const data = new Uint8Array(WIDTH * HEIGHT * 3)
  const isAnimal = new Uint8Array(WIDTH * HEIGHT)
  for (let pixel = 0; pixel < isAnimal.length; pixel++) {
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)]
    const isBody = ((x - 110) / 55) ** 2 + ((y - 115) / 25) ** 2 <= 1
    const isHead = ((x - 155) / 22) ** 2 + ((y - 75) / 25) ** 2 <= 1
    isAnimal[pixel] = isBody || isHead ? 1 : 0
    const stripe = colours.around[Math.floor(y / 30) % colours.around.length] as readonly number[]
    const grain = ((x * 31 + y * 17) % 11) - 5
    const colour = isBody || isHead ? colours.coat : stripe
    data.set(
      colour.map(value => Math.min(255, Math.max(0, value + grain))),
      pixel * 3,
    )
  }
  const box = { x: 55 / WIDTH, y: 50 / HEIGHT, width: 122 / WIDTH, height: 90 / HEIGHT }
  return { image: { data, width: WIDTH, height: HEIGHT }, isAnimal, box }
}
