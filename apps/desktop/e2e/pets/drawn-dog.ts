import type { Browser } from '@playwright/test'

/** A drawing stands in for a photo, so that no real animal's picture has to be in the repository. */
const DRAWING = `
  <body style="margin:0;background:#b9d9c9">
    <svg viewBox="0 0 640 480" width="640" height="480">
      <ellipse cx="320" cy="300" rx="170" ry="90" fill="#b5713c"/>
      <circle cx="480" cy="200" r="80" fill="#b5713c"/>
      <ellipse cx="545" cy="225" rx="45" ry="30" fill="#f4efe6"/>
      <circle cx="580" cy="215" r="12" fill="#23201f"/>
      <circle cx="490" cy="180" r="10" fill="#23201f"/>
      <path d="M430 140c-50 10-60 90-20 130 30-20 30-90 20-130z" fill="#6b4428"/>
      <rect x="200" y="350" width="30" height="110" rx="14" fill="#f4efe6"/>
      <rect x="270" y="350" width="30" height="110" rx="14" fill="#f4efe6"/>
      <rect x="370" y="350" width="30" height="110" rx="14" fill="#f4efe6"/>
      <rect x="430" y="340" width="30" height="120" rx="14" fill="#f4efe6"/>
      <path d="M160 280c-60-20-80-90-60-120 30 10 60 50 80 90z" fill="#b5713c"/>
    </svg>
  </body>`

/** A file as an owner would drop it: a PNG of 640 by 480 with a dog drawn on it. */
export async function drawnDog(
  browser: Browser,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } })
  await page.setContent(DRAWING)
  const buffer = await page.screenshot()
  await page.close()
  return { name: 'my-dog.png', mimeType: 'image/png', buffer }
}
