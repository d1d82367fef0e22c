// Plays the playlist of a screen for ever, with a network or without.
import { keeper } from './kept.js'
import { reporter } from './plays.js'

const page = document.documentElement.dataset
// Below the root of the host, or below a path that a proxy shows the registry at.
const HERE = new URL('.', import.meta.url).pathname.replace(/\/$/, '')
const CAMPAIGN = new URL('../..', import.meta.url).pathname + 'v1/campaigns/' + page.campaign
const SERVERS = new Set(page.servers.split(' ').filter(Boolean).map(server => new URL(server).origin))
const REFRESH = Number(page.refresh)
const PATIENCE = 10_000
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const show = id => document.getElementById(id)
const video = show('video')
const languages = spoken()
const countries = new Intl.DisplayNames(languages, { type: 'region', fallback: 'code' })
const kilometres = new Intl.NumberFormat(languages,
  { style: 'unit', unit: 'kilometer', maximumFractionDigits: 0 })

const kept = keeper(page.placement)
const plays = reporter(page.placement, CAMPAIGN + '/plays')
let { playlist, tag } = kept.playlist() || { playlist: null, tag: null }
let turn = 0
/** What is on: { medium, began, moved, time, bytes }; null while nothing is. */
let on = null
let changing = false
let ticks = 0

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register(HERE + '/worker.js', { scope: HERE }).catch(console.info)
  navigator.storage.persist().catch(console.info)
}
video.addEventListener('ended', () => on && advance())
video.addEventListener('error', () => on && advance())
setInterval(watch, 1000)
follow()
advance()

/** Some systems name languages that are none: then the browser's own does. */
function spoken() {
  try {
    return Intl.getCanonicalLocales(navigator.languages)
  } catch (noLanguage) {
    return []
  }
}

/** Asks for the playlist again and again. */
async function follow() {
  try {
    await refresh()
    await plays.report()
  } catch (away) {
    console.info('Goes on with what it has: ' + away)
  }
  setTimeout(follow, REFRESH)
}

async function refresh() {
  try {
    const answer = await fetch(`${CAMPAIGN}/playlist?placement=${page.placement}`,
      { headers: tag ? { 'If-None-Match': tag } : {}, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })
    if (answer.status === 200) {
      take(await answer.json(), answer.headers.get('ETag'))
    } else if ((answer.status === 404 || answer.status === 410) && isProblem(answer)) {
      await leave()
    }
    if (playlist && !playlist.media.every(medium => SERVERS.has(new URL(medium.url).origin))) {
      // Pages may load from where they were told when they were loaded.
      location.reload()
    }
  } finally {
    if (playlist) {
      kept.keep(playlist.media, () => on || advance())
    }
  }
}

function take(fresh, itsTag) {
  if (!Array.isArray(fresh.media) || !Array.isArray(fresh.order)) {
    throw new Error('This is no playlist')
  }
  playlist = fresh
  tag = itsTag
  kept.setPlaylist({ playlist, tag })
  if (!on) {
    advance()
  }
}

/** The registry knows no such screen in this campaign any more: another campaign's, perhaps. */
async function leave() {
  kept.setPlaylist(null)
  playlist = { media: [], order: [], placement: { openingHours: [] } }
  tag = null
  const own = await fetch(HERE, { cache: 'no-store' })
  if (own.ok && !(await own.text()).includes(page.campaign)) {
    location.reload()
  }
}

/** Of the registry, and not of something in between. */
function isProblem(answer) {
  return (answer.headers.get('Content-Type') || '').startsWith('application/problem+json')
}

/** What is on may be over, be withdrawn, or stand still. */
function watch() {
  const now = Date.now()
  ticks++
  if (on && video.currentTime !== on.time) {
    on.time = video.currentTime
    on.moved = now
  }
  if (on ? !mayShow(current(on.medium)) || !isOpen() || now - on.moved > PATIENCE : ticks % 5 === 0) {
    advance()
  }
}

const current = medium => playlist && playlist.media.find(one => one.id === medium.id && one.url === medium.url)

/** Rights end without a network, too. */
function mayShow(medium) {
  const now = Date.now()
  return medium && (!medium.showFrom || Date.parse(medium.showFrom) <= now) &&
    (!medium.showUntil || now < Date.parse(medium.showUntil))
}

/** Whether the screen is on, as the clocks go where it is. */
function isOpen() {
  const { openingHours, timeZone } = playlist.placement
  if (openingHours.length === 0) {
    return true
  }
  const now = Object.fromEntries(new Intl.DateTimeFormat('en-GB',
    { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .formatToParts(new Date()).map(part => [part.type, part.value]))
  const today = now.weekday.toLowerCase()
  const yesterday = DAYS[(DAYS.indexOf(today) + 6) % 7]
  const time = now.hour + ':' + now.minute
  const opensOn = (hours, day) => hours.days.length === 0 || hours.days.includes(day)
  return openingHours.some(hours => hours.opens < hours.closes
    ? opensOn(hours, today) && hours.opens <= time && time < hours.closes
    : (opensOn(hours, today) && hours.opens <= time) || (opensOn(hours, yesterday) && time < hours.closes))
}

async function advance() {
  if (changing) {
    return
  }
  changing = true
  try {
    end()
    for (let tried = 0; playlist && isOpen() && tried < playlist.order.length; tried++) {
      const next = playlist.order[turn++ % playlist.order.length]
      if (await play(playlist.media.find(medium => medium.id === next))) {
        return
      }
    }
    rest()
  } finally {
    changing = false
  }
}

function end() {
  if (on) {
    plays.played(on.medium, on.began)
    if (on.bytes) {
      URL.revokeObjectURL(on.bytes)
    }
    on = null
  }
}

/** The kept video, or, where there is no checksum to hold it to, its address. */
async function play(medium) {
  if (!mayShow(medium)) {
    return false
  }
  const blob = await kept.bytes(medium)
  if (!blob && medium.sha256) {
    return false
  }
  const bytes = blob && URL.createObjectURL(blob)
  video.src = bytes || medium.url
  try {
    await Promise.race([video.play(), new Promise((_, late) => setTimeout(late, PATIENCE))])
  } catch (unplayable) {
    return false
  }
  on = { medium, bytes, began: Date.now(), moved: Date.now(), time: 0 }
  tell(medium)
  return true
}

function tell(medium) {
  show('city').textContent = medium.city.name
  show('country').textContent = countries.of(medium.city.countryCode)
  show('distance').textContent = typeof medium.distanceKm === 'number'
    ? `· ${playlist.owner.name} ↔ ${kilometres.format(medium.distanceKm)}` : ''
  show('credit').textContent = medium.credit || ''
  show('caption').hidden = false
  show('note').hidden = true
  page.playing = medium.id
}

/** Nothing may be shown, or nothing is there yet. */
function rest() {
  if (page.playing) {
    video.removeAttribute('src')
    video.load()
    delete page.playing
  }
  show('caption').hidden = true
  show('note').hidden = false
  show('note').textContent = !window.isSecureContext ? 'This page has to come by https to keep what it shows'
    : playlist && playlist.campaign && isOpen() ? playlist.campaign.name : ''
}
