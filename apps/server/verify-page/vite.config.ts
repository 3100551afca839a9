import { createHash } from 'node:crypto'
import { defineConfig, type Plugin } from 'vite'

/**
 * The check page as one file without a single address in it: it is served at `/verify`, and works the same saved
 * to a disk. Its policy names the one script and the one style by their fingerprints.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [oneFile()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Phones that are some years old still check papers.
    target: ['chrome119', 'safari17.4', 'firefox121'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2048,
  },
})

/** Puts the script and the style into the page, and their fingerprints into its policy. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') return
      const scripts = Object.values(bundle).filter(part => part.type === 'chunk')
      const styles = Object.values(bundle).filter(
        part => part.type === 'asset' && part.fileName.endsWith('.css'),
      )
      // `</script>` inside a string would end the script where it stands.
      const script = scripts
        .map(part => ('code' in part ? part.code : ''))
        .join('\n')
        .replaceAll('</script', '<\\/script')
      const style = styles.map(part => ('source' in part ? String(part.source) : '')).join('\n')
      for (const part of [...scripts, ...styles]) delete bundle[part.fileName]
      page.source = String(page.source)
        .replace(/\s*<script type="module"[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
        .replace('<meta charset="utf-8">', () => `<meta charset="utf-8">\n${policy(script, style)}`)
        .replace('</head>', () => `<style>${style}</style>\n</head>`)
        .replace('</body>', () => `<script type="module">${script}</script>\n</body>`)
    },
  }
}

function policy(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const rules = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "img-src 'self' blob:",
    'media-src blob:',
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return `<meta http-equiv="content-security-policy" content="${rules.join('; ')}">`
}
