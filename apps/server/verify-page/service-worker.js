/** Keeps the check page on the device: once opened, it opens without a network. It keeps nothing else. */
const CACHE = 'pawfect-verify-1'
const KEPT = [
  '/verify',
  '/verify/icon.svg',
  '/verify/icon-192.png',
  '/verify/icon-512.png',
  '/verify/manifest.webmanifest',
]

self.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then(cache => cache.addAll(KEPT))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      .then(names => Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', event => {
  const { pathname, origin } = new URL(event.request.url)
  if (origin !== self.location.origin || event.request.method !== 'GET' || !KEPT.includes(pathname)) return
  // The network first, so that a newer page replaces the kept one; the kept one when nobody answers.
  event.respondWith(
    fetch(event.request)
      .then(async response => {
        if (response.ok) await (await caches.open(CACHE)).put(pathname, response.clone())
        return response
      })
      .catch(async error => {
        const kept = await caches.match(pathname)
        if (kept === undefined) throw error
        return kept
      }),
  )
})
