// Keeps the page itself, so that a screen that starts without a network shows what it last had. The playlist and the videos
// are kept by the page, which checks them.

const here = new URL(self.location).pathname.replace(/\/[^/]*$/, '')
const SHELL = 'shell' + here
const FILES = [here, ...['player.css', 'player.js', 'kept.js', 'plays.js'].map(name => here + '/' + name)]

self.addEventListener('install', event =>
  event.waitUntil(caches.open(SHELL).then(cache => cache.addAll(FILES)).then(() => self.skipWaiting())))

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url)
  // What the page fetches itself has no destination: then it wants to know how things stand.
  if (event.request.destination && url.origin === self.location.origin && FILES.includes(url.pathname)) {
    event.respondWith(freshOrKept(event.request, url.pathname))
  }
})

/** A page of errors has no script that would look again: rather what was there before. */
async function freshOrKept(request, path) {
  const cache = await caches.open(SHELL)
  const fresh = await fetch(request).catch(() => Response.error())
  if (fresh.ok) {
    await cache.put(path, fresh.clone())
    return fresh
  }
  return await cache.match(path) || fresh
}
