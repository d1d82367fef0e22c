// What a screen keeps to go on without a network: the playlist, and the videos, each checked against its checksum. Videos can
// be kept where their servers let pages of other sites read them (CORS).

const LONGEST_DOWNLOAD = 600_000

/** @param screen id of the placement */
export function keeper(screen) {
  const MEDIA = 'media/' + screen
  const PLAYLIST = 'playlist/' + screen
  let busy = false

  return {
    /** The playlist as it last came, and its tag; null where there is none. */
    playlist() {
      try {
        return JSON.parse(localStorage.getItem(PLAYLIST))
      } catch (unreadable) {
        return null
      }
    },

    /** @param known null to forget it */
    setPlaylist(known) {
      if (known) {
        localStorage.setItem(PLAYLIST, JSON.stringify(known))
      } else {
        localStorage.removeItem(PLAYLIST)
      }
    },

    /** The bytes of a medium; null where they are not kept. */
    async bytes(medium) {
      const kept = 'caches' in window && await (await caches.open(MEDIA)).match(address(medium))
      return kept ? kept.blob() : null
    },

    /**
     * Keeps these media, and no others: disks of screens are small. What cannot be had now is left for the next time.
     *
     * @param kept called after each that is new
     */
    async keep(media, kept) {
      if (busy || !('caches' in window)) {
        return
      }
      busy = true
      try {
        const cache = await caches.open(MEDIA)
        const wanted = new Set(media.map(address))
        for (const request of await cache.keys()) {
          if (!wanted.has(request.url)) {
            await cache.delete(request)
          }
        }
        for (const medium of media) {
          if (!await cache.match(address(medium))) {
            await download(medium).then(bytes => cache.put(address(medium), bytes)).then(kept)
              .catch(notNow => console.info('Not kept: ' + notNow))
          }
        }
      } finally {
        busy = false
      }
    }
  }
}

/** Other bytes under the same address are another medium. */
function address(medium) {
  const url = new URL(medium.url)
  if (medium.sha256) {
    url.searchParams.set('sha256', medium.sha256)
  }
  url.hash = ''
  return url.href
}

async function download(medium) {
  const answer = await fetch(medium.url,
    { mode: 'cors', credentials: 'omit', signal: AbortSignal.timeout(LONGEST_DOWNLOAD) })
  if (answer.status !== 200) {
    throw new Error(`${medium.url} answers ${answer.status}`)
  }
  const bytes = await answer.arrayBuffer()
  if (medium.sizeBytes && bytes.byteLength !== medium.sizeBytes) {
    throw new Error(`${medium.url} is of another size`)
  }
  if (medium.sha256 && await sha256(bytes) !== medium.sha256) {
    throw new Error(`${medium.url} has another checksum`)
  }
  return new Response(bytes, { headers: { 'Content-Type': answer.headers.get('Content-Type') || 'video/webm' } })
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}
