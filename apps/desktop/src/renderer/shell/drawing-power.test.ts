import { describe, expect, test } from 'vitest'
import { judgeDrawingPower } from './drawing-power.ts'

describe('judgeDrawingPower', () => {
  test.each([
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
    'ANGLE (AMD, AMD Radeon Graphics (radeonsi, renoir), OpenGL 4.6)',
  ])('a graphics card shows the living park: %s', renderer => {
    expect(judgeDrawingPower(renderer)).toBe('hardware')
  })

  test.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'ANGLE (Mesa, llvmpipe (LLVM 15.0.7, 256 bits), OpenGL 4.5)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Apple Software Renderer',
  ])('a processor that draws in its place does not: %s', renderer => {
    expect(judgeDrawingPower(renderer)).toBe('software')
  })

  test('a browser that keeps its card to itself is believed to have one', () => {
    expect(judgeDrawingPower('')).toBe('hardware')
  })

  test('without WebGL2 nothing is drawn', () => {
    expect(judgeDrawingPower(null)).toBe('none')
  })
})
