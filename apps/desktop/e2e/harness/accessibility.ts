import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Expects that axe-core finds nothing serious or critical on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await settle(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      where: nodes.slice(0, 3).map(node => node.target.join(' ')),
    }))
  expect(grave).toEqual([])
}

/** Expects no grave finding of axe-core, nothing to scroll sideways, and no text too small to read. */
export async function expectReadable(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(tooWide, `${name} scrolls sideways`).toBe(false)
  expect(await smallestTextPx(page), `${name} has text below 14 px`).toBeGreaterThanOrEqual(14)
}

function smallestTextPx(page: Page): Promise<number> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let smallest = Number.POSITIVE_INFINITY
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const holder = text.parentElement
      if (holder === null || text.textContent?.trim() === '' || holder.offsetParent === null) continue
      if (holder.closest('style, script') !== null) continue
      smallest = Math.min(smallest, Number.parseFloat(getComputedStyle(holder).fontSize))
    }
    return smallest
  })
}

/** Expects that whatever has the focus can be seen to have it. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const outline = await page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return 'nothing is focused'
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused)
    const isVisible = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    return isVisible ? 'visible' : `invisible on ${focused.outerHTML.slice(0, 120)}`
  })
  expect(outline).toBe('visible')
}

/** Colours on their way from one to another have no contrast to speak of; what moves for ever is not waited for. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      .every(({ playState }) => playState !== 'running'),
  )
}
