// Plays a playlist for ever. What it needs to go on without a network is kept: the playlist and, where their servers let
// pages of other sites read them (CORS), the videos, each checked against its checksum.
'use strict'

const page = document.documentElement.dataset
const PLAYLIST = `/v1/campaigns/${page.campaign}/playlist?placement=${page.placement}`
const REFRESH = Number(page.refresh) * 1000
const CACHE = 'media/' + page.placement
const STATE = 'playlist'
const show = id => document.getElementById(id)
const video = show('video')
const languages = new Intl.DisplayNames(navigator.languages, { type: 'region', fallback: 'code' })

let playlist = null
let tag = null
let turn = 0
let playing = null

start()

async function start() {
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register(`/screens/${page.placement}/worker.js`, { scope: `/screens/${page.placement}` })
      .catch(() => {})
  }
  restore()
  await refresh()
  setInterval(refresh, REFRESH)
  video.addEventListener('ended', next)
  video.addEventListener('error', () => video.currentSrc && setTimeout(next, 1000))
  next()
}

function restore() {
  try {
    const kept = JSON.parse(localStorage.getItem(STATE + page.placement))
    playlist = kept.playlist
    tag = kept.tag
  } catch (none) {
    playlist = null
  }
}

async function refresh() {
  try {
    const answer = await fetch(PLAYLIST, { headers: tag ? { 'If-None-Match': tag } : {}, cache: 'no-store' })
    if (answer.status === 200) {
      playlist = await answer.json()
      tag = answer.headers.get('ETag')
      localStorage.setItem(STATE + page.placement, JSON.stringify({ playlist, tag }))
      document.documentElement.dataset.version = tag
    }
  } catch (offline) {
    // It goes on with what it has.
  }
  await keep()
}

/** Keeps what is in the playlist, and nothing else: disks of screens are small. */
async function keep() {
  if (!playlist || !('caches' in window)) {
    return
  }
  const cache = await caches.open(CACHE)
  const wanted = new Set(playlist.media.map(medium => address(medium)))
  for (const request of await cache.keys()) {
    if (!wanted.has(request.url)) {
      await cache.delete(request)
    }
  }
  for (const medium of playlist.media) {
    if (!await cache.match(address(medium))) {
      try {
        await cache.put(address(medium), await checked(medium))
      } catch (notNow) {
        // Tried again at the next refresh.
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

async function checked(medium) {
  const answer = await fetch(medium.url, { mode: 'cors', credentials: 'omit' })
  if (!answer.ok) {
    throw new Error(answer.status)
  }
  const body = await answer.clone().arrayBuffer()
  if (medium.sizeBytes && body.byteLength !== medium.sizeBytes) {
    throw new Error('size')
  }
  if (medium.sha256) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
    if (Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('') !== medium.sha256) {
      throw new Error('checksum')
    }
  }
  return answer
}

/** What may be shown at this moment: rights end without a network, too. */
function allowed(medium) {
  const now = Date.now()
  return medium && (!medium.showFrom || Date.parse(medium.showFrom) <= now) &&
    (!medium.showUntil || now < Date.parse(medium.showUntil))
}

/** Whether the screen is on, as the clocks go where it is. */
function open() {
  const hours = playlist.placement.openingHours
  if (hours.length === 0) {
    return true
  }
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: playlist.placement.timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'
  }).formatToParts(new Date()).map(part => [part.type, part.value]))
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const today = parts.weekday.toLowerCase()
  const yesterday = days[(days.indexOf(today) + 6) % 7]
  const time = parts.hour + ':' + parts.minute
  const on = (slot, day) => slot.days.length === 0 || slot.days.includes(day)
  return hours.some(slot => slot.opens < slot.closes
    ? on(slot, today) && slot.opens <= time && time < slot.closes
    : (on(slot, today) && slot.opens <= time) || (on(slot, yesterday) && time < slot.closes))
}

async function next() {
  const order = playlist ? playlist.order : []
  for (let tried = 0; playlist && open() && tried < order.length; tried++) {
    const medium = playlist.media.find(one => one.id === order[turn++ % order.length])
    if (allowed(medium)) {
      const found = await source(medium)
      if (found && await play(medium, found)) {
        return
      }
    }
  }
  rest()
}

/** The kept video, or its address while there is a network and no checksum to hold it to. */
async function source(medium) {
  if ('caches' in window) {
    const kept = await (await caches.open(CACHE)).match(address(medium))
    if (kept) {
      return URL.createObjectURL(await kept.blob())
    }
  }
  return medium.sha256 || !navigator.onLine ? null : medium.url
}

async function play(medium, from) {
  if (playing) {
    URL.revokeObjectURL(playing)
  }
  playing = from.startsWith('blob:') ? from : null
  video.src = from
  try {
    await video.play()
  } catch (unplayable) {
    return false
  }
  show('city').textContent = medium.city.name
  show('country').textContent = languages.of(medium.city.countryCode)
  show('distance').textContent = medium.distanceKm === null || medium.distanceKm === undefined
    ? '' : ` · ${Math.round(medium.distanceKm).toLocaleString()} km · ${playlist.owner.name}`
  show('credit').textContent = medium.credit || ''
  show('caption').hidden = false
  show('note').hidden = true
  document.documentElement.dataset.playing = medium.id
  return true
}

/** Nothing may be shown, or nothing is there yet: looks again soon. */
function rest() {
  video.removeAttribute('src')
  video.load()
  show('caption').hidden = true
  show('note').hidden = false
  show('note').textContent = playlist ? playlist.campaign.name || '' : '…'
  delete document.documentElement.dataset.playing
  setTimeout(next, 1000)
}
