import { describe, expect, test } from 'vitest'
import { nextScaling } from './adaptive-resolution.ts'

describe('nextScaling', () => {
  test('draws coarser on a slow machine, but never so coarse that animals blur away', () => {
    let scaling = 1
    for (let i = 0; i < 20; i++) scaling = nextScaling(scaling, 400)
    expect(scaling).toBe(2)
  })

  test('goes back to every pixel on a quick one', () => {
    let scaling = 2
    for (let i = 0; i < 20; i++) scaling = nextScaling(scaling, 8)
    expect(scaling).toBe(1)
  })

  test('settles: a machine that just got fluent is left alone', () => {
    // Half the pixels take half the time; the level found must not be undone by its own success.
    const msAt = (scaling: number) => 60 / scaling ** 2
    let scaling = 1
    for (let i = 0; i < 30; i++) scaling = nextScaling(scaling, msAt(scaling))
    expect(nextScaling(scaling, msAt(scaling))).toBe(scaling)
  })
})
