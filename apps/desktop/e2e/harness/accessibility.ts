import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Expects that axe-core finds nothing serious or critical on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
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

/**
 * Walks the page with Tab alone.
 *
 * @param limit - stops after this many presses.
 * @returns the accessible name (or the tag) of every stop, in order, ending when the walk leaves the page or comes round.
 */
export async function tabStops(page: Page, limit = 60): Promise<string[]> {
  const stops: string[] = []
  const seen = new Set<string>()
  for (let press = 0; press < limit; press += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(describeFocus)
    if (stop === null || seen.has(stop.path)) break
    seen.add(stop.path)
    stops.push(stop.name)
  }
  return stops
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

function describeFocus(): { name: string; path: string } | null {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return null
  const steps: string[] = []
  for (let at: Element | null = focused; at !== null; at = at.parentElement) {
    steps.push(`${at.tagName}:${[...(at.parentElement?.children ?? [])].indexOf(at)}`)
  }
  const labelledBy = 'labels' in focused ? (focused.labels as NodeListOf<HTMLElement> | null) : null
  const name =
    focused.getAttribute('aria-label') ||
    labelledBy?.[0]?.textContent?.trim() ||
    focused.textContent?.trim() ||
    focused.tagName.toLowerCase()
  return { name, path: steps.join('/') }
}
