import sharp, { type Sharp } from 'sharp'

/** A picture made of nothing but a gradient and noise, for tests that need bytes, not animals. */
export function generatedPhoto({ width, height }: { width: number; height: number }): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const offset = (y * width + x) * 3
      data[offset] = Math.round((255 * x) / width)
      data[offset + 1] = Math.round((255 * y) / height)
      data[offset + 2] = (x * 7919 + y * 104_729) % 256
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}
