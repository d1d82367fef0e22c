// Keeps the page itself, so that a screen that starts without a network shows what it last had. The playlist and the
// videos are kept by the page, which checks them.
'use strict'

const here = new URL(self.location).pathname.replace(/\/[^/]*$/, '')
const SHELL = 'shell' + here
const FILES = [here, here + '/player.css', here + '/player.js']

self.addEventListener('install', event =>
  event.waitUntil(caches.open(SHELL).then(cache => cache.addAll(FILES)).then(() => self.skipWaiting())))

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url)
  if (event.request.method === 'GET' && url.origin === self.location.origin && FILES.includes(url.pathname)) {
    event.respondWith(networkFirst(event.request, url.pathname))
  }
})

async function networkFirst(request, path) {
  const cache = await caches.open(SHELL)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) {
      await cache.put(path, fresh.clone())
    }
    return fresh
  } catch (offline) {
    const kept = await cache.match(path)
    if (kept) {
      return kept
    }
    throw offline
  }
}
