// Looks at the pages of a registry with its starter data in a headless Chromium: accessibility (axe), width, weight, layout shifts,
// script errors, requests to other hosts, journeys by keyboard alone and of an office without script, the same text with script
// switched off, right-to-left, on paper, no word left in English, and how soon a page stands on a slow line beside a plain page of the
// same bytes.
// Usage: CHROMIUM=... MODULES=... node .ci/pages.mjs http://127.0.0.1:8080 KEY [pace], with the registrar's key: hostile records are made by
// it. The last, how soon pages stand, is looked at with "pace" alone, which wants a machine with nothing else on it.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { events } from './events.mjs'

import { deskByKeyboard, typing } from './pages/desk.mjs'
import { PARTNERS, largeCity, workedOut } from './pages/large.mjs'
import { englishOf } from './pages/words.mjs'

const require = createRequire(`${process.env.MODULES}/`)
const { chromium } = require('playwright-core')
const { AxeBuilder } = require('@axe-core/playwright')

const [base, key, only] = process.argv.slice(2)
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LANGUAGES = ['en', 'zh-Hans', 'de', 'ru']
/** There are words in it, and pages do not offer it yet. */
const UNOFFERED = 'ar'
/** Compressed bytes: of a page, of the largest city's, and of all script that a page of a record loads. */
const MOST_PAGE = 25_000
const MOST_LARGE = 60_000
const MOST_SCRIPT = 10_000
const NARROW = 320
/** What a browser on a busy machine may count of a line that wraps; 0.1 is called good (web.dev, CLS). */
const MOST_SHIFT = 0.05
/** A line and a processor as slow as they are on a bad day. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 }
const SLOWER = 4
/** Milliseconds that a plain page blocks where the figures of docs/benchmarks.md were taken; a task blocks by what it takes beyond FELT. */
const QUIET_BLOCKED = 8
const FELT = 50
/** How much slower the browser is made here: a machine that is slow itself is slowed less, so that pages meet the same device everywhere. */
let slower = SLOWER
/** How much later than a plain page of the same bytes a page may stand, and how much longer it may block. */
const MOST_RATIO = 1.5
/** The same of the largest city's page, which draws three hundred arcs where a plain page has text. */
const MOST_LARGE_RATIO = 2
/** Milliseconds of blocking that no reader feels: two pages below it are as good. */
const UNFELT = 100
/** Milliseconds until a plain page stands on a quiet machine (docs/benchmarks.md). Where it takes longer, so does all else, and as much goes unfelt. */
const QUIET_PLAIN = 440
/** In turns; on a machine that was busy, some more: medians of many rounds tell what a page costs, and not what else ran meanwhile. */
const ROUNDS = 5
const MOST_ROUNDS = 25
/** Milliseconds for the largest city's page, worked out anew, on a quiet machine. Printed only: in CI the registry compiles with C1 alone. */
const AIM = 10
const WORKED_OUT = 60
/** The width of A4 without its margins, in CSS pixels. */
const PAPER = 673
/** A page that there is not. */
const LOST = '/nowhere'

const faults = []
const fault = (where, what) => faults.push(`${where}: ${what}`)

async function first(collection, query = '') {
  const answer = await fetch(`${base}/v1/${collection}?limit=1${query}`, { headers: { Accept: 'application/json' } })
  return (await answer.json()).items[0]?.id
}

async function addresses() {
  const shanghai = await first('cities', '&q=Shanghai')
  const tie = await first('partnerships', `&city=${shanghai}`)
  const records = ['forum-series', 'forums', 'exchanges', 'platforms', 'projects', 'knowledge-transfers', 'networks', 'commitments', 'campaigns',
    'sources', 'claims', 'conflicts', 'offices', 'duplicates', 'import-presets']
  const pages = ['/', '/search?q=shang', `/cities/${shanghai}`, `/cities/${shanghai}/history`, `/partnerships/${tie}`,
    `/partnerships/${tie}/history`, '/partnerships?countryCode=CN&countryCode=DE', '/countries', '/countries/CN', '/countries/CN/DE',
    '/network', '/network?from=Shanghai&to=Dunedin', '/network?from=Dunedin', '/conflicts', '/changes', '/about', '/accessibility',
    '/cities?asOf=1990', '/editions', '/editions/1', '/search', '/search?q=zzzz', '/problems', '/problems/gone', `/cities/${shanghai}/anniversaries`,
    LOST]
  for (const collection of records) {
    const id = await first(collection)
    pages.push(`/${collection}`)
    if (id) pages.push(`/${collection}/${id}`)
  }
  pages.push(`/mistakes/cities/${shanghai}`, '/mistakes', '/desk/sign-in', '/change-requests', '/partner-requests')
  const others = ['', '/collections', '/collections/cities', '/collections/cities/items', '/conformance'].map(path => `/ogc${path}?format=html`)
  others.push(`/cities/${shanghai}/embed`, `/v1/reports/annual?city=${shanghai}&year=2024&format=html`)
  return { pages, others, city: `/cities/${shanghai}`, tie }
}

/** A page with what went wrong in it. */
async function open(context, path, where) {
  const page = await context.newPage()
  page.on('pageerror', error => fault(where, `script failed: ${error.message}`))
  page.on('request', request => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) fault(where, `asks another host: ${request.url()}`)
  })
  await page.addInitScript(() => {
    window.shifted = 0
    new PerformanceObserver(list => list.getEntries().forEach(each => { window.shifted += each.value }))
      .observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(base + path, { waitUntil: 'load' })
  return page
}

async function look(browser, path, { width = 1280, scheme = 'light', lang = 'en', cookie = null }) {
  const where = `${path} (${lang}, ${scheme}, ${width} px)`
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, locale: lang, bypassCSP: true })
  if (cookie) await context.addCookies([cookie])
  const page = await open(context, path, where)
  const shifted = await page.evaluate(() => window.shifted)
  if (shifted > MOST_SHIFT) fault(where, `shifts by ${shifted}`)
  // What is far below is looked at, too.
  await page.addStyleTag({ content: '* { content-visibility: visible !important }' })
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  violations.forEach(each => fault(where, `${each.id} (${each.impact}): ${each.nodes[0].target} ${each.nodes[0].failureSummary}`))
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > width) fault(where, `is ${wide} px wide`)
  await context.close()
}

async function weigh(path, most) {
  const answer = await fetch(base + path, { headers: { Accept: 'text/html', 'Accept-Encoding': 'gzip' } })
  const html = await answer.text()
  const bytes = Number(answer.headers.get('content-length'))
  // A compressed page tells by its length whether what was sent resembles the token in it (BREACH).
  const coding = /^\/(mistakes|desk)(\/|$)/.test(path) ? null : 'gzip'
  if (answer.headers.get('content-encoding') !== coding) fault(path, `comes with the coding ${answer.headers.get('content-encoding')}`)
  if (bytes > most) fault(path, `has ${bytes} bytes, compressed`)
  let script = 0
  for (const [, src] of html.matchAll(/<script[^>]+src="([^"]+)"/g)) {
    const module = await fetch(base + src, { headers: { 'Accept-Encoding': 'gzip' } })
    script += Number(module.headers.get('content-length')) || (await module.arrayBuffer()).byteLength
  }
  if (script > MOST_SCRIPT) fault(path, `loads ${script} bytes of script`)
  return bytes
}

/** From the front page to a city and on to one of its partnerships, without a mouse. */
async function journey(browser) {
  const context = await browser.newContext({ locale: 'en' })
  const page = await open(context, '/', 'by keyboard')
  const { tabTo } = typing(page, fault)
  await tabTo(/type="search"/)
  await page.keyboard.type('dunedin')
  await Promise.all([page.waitForURL(/\/search\?/), page.keyboard.press('Enter')])
  await tabTo(/href="\/cities\//)
  await Promise.all([page.waitForURL(/\/cities\//), page.keyboard.press('Enter')])
  await tabTo(/href="\/partnerships\//)
  await Promise.all([page.waitForURL(/\/partnerships\//), page.keyboard.press('Enter')])
  if (!/Dunedin/.test(await page.textContent('h1'))) fault('by keyboard', `ends at ${page.url()}`)
  await context.close()
}

const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

/** Loads a page on a slow line: when its largest part was painted, and for how long it blocked, in ms, and its bytes on the wire. */
async function load(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' })
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  const bytes = { all: 0, style: 0 }
  const styles = new Set()
  line.on('Network.responseReceived', ({ requestId, type }) => type === 'Stylesheet' && styles.add(requestId))
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength
    if (styles.has(requestId)) bytes.style += encodedDataLength
  })
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', SLOW)
  await line.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.addInitScript(() => {
    window.painted = 0
    window.blocked = 0
    new PerformanceObserver(list => list.getEntries().forEach(each => { window.painted = each.startTime }))
      .observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver(list => list.getEntries().forEach(each => { window.blocked += Math.max(0, each.duration - 50) }))
      .observe({ type: 'longtask', buffered: true })
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.waitForFunction(() => window.painted > 0)
  const times = await page.evaluate(() => ({ painted: window.painted, blocked: window.blocked }))
  const text = await page.evaluate(() => document.body.innerText)
  await context.close()
  return { ...times, bytes, text }
}

/** A plain page: the same text and more of it, up to so many bytes, compressed, and a style sheet of as many as the page's. */
function plain(text, bytes) {
  const filler = size => Array.from({ length: Math.max(0, size) >> 3 }, (_, i) => ((i * 2654435761) >>> 0).toString(16).padStart(8, '0')).join(' ')
  const escaped = text.replace(/[&<]/g, '').split('\n').map(line => `<p>${line}</p>`).join('\n')
  const html = more => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title><link rel="stylesheet" href="/plain.css">\n${escaped}<p>${filler(more)}</p>`
  let more = 0
  while (gzipSync(html(more)).length < bytes.all - bytes.style) more += 2_000
  let rules = 'body { font: 1rem/1.5 sans-serif; max-width: 72rem }'
  while (gzipSync(rules).length < bytes.style) rules += `\n.c${filler(400).replace(/ /g, '')} { color: red }`
  return { '/plain.html': ['text/html', gzipSync(html(more))], '/plain.css': ['text/css', gzipSync(rules)] }
}

/** Another site: what it holds is served as it is. */
async function serving(files, use) {
  const server = createServer((request, response) => {
    const [type, body] = files[request.url] ?? ['text/plain', gzipSync('')]
    response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip', 'Content-Length': body.length })
    response.end(body)
  })
  await new Promise(ready => server.listen(0, '127.0.0.1', ready))
  try {
    return await use(`http://127.0.0.1:${server.address().port}`)
  } finally {
    server.close()
  }
}

/** A page beside a plain one of the same bytes, in turns. */
async function pace(browser, path, most = MOST_RATIO) {
  const first = await load(browser, base + path)
  await serving(plain(first.text, first.bytes), async other => {
    const times = { page: [], plain: [] }
    let ratios
    do {
      for (let i = 0; i < ROUNDS; i++) {
        times.page.push(await load(browser, base + path))
        times.plain.push(await load(browser, `${other}/plain.html`))
      }
      const of = (which, what) => median(times[which].map(each => each[what]))
      const unfelt = UNFELT * Math.max(1, of('plain', 'painted') / QUIET_PLAIN)
      ratios = {
        painted: of('page', 'painted') / of('plain', 'painted'),
        blocked: Math.max(of('page', 'blocked'), unfelt) / Math.max(of('plain', 'blocked'), unfelt)
      }
      console.log(`${path}: largest paint ${of('page', 'painted').toFixed(0)} ms beside ${of('plain', 'painted').toFixed(0)}, `
        + `blocked ${of('page', 'blocked').toFixed(0)} ms beside ${of('plain', 'blocked').toFixed(0)}; `
        + `${first.bytes.all} bytes; ratios ${ratios.painted.toFixed(2)} and ${ratios.blocked.toFixed(2)} in ${times.page.length} rounds`)
    } while ((ratios.painted > most || ratios.blocked > most) && times.page.length < MOST_ROUNDS)
    if (ratios.painted > most) fault(path, `stands ${ratios.painted.toFixed(2)} times as late as a plain page`)
    if (ratios.blocked > most) fault(path, `blocks ${ratios.blocked.toFixed(2)} times as long as a plain page`)
  })
}

/** Right-to-left: what begins at the left in English begins at the right, and nothing sticks out. */
async function mirrored(browser, path) {
  const places = {}
  for (const lang of ['en', 'ar']) {
    const context = await browser.newContext({ viewport: { width: NARROW, height: 800 }, locale: lang })
    const page = await open(context, `${path}?lang=${lang}`, `${path} (${lang})`)
    places[lang] = await page.evaluate(() => {
      const { left, right } = document.querySelector('h1').getBoundingClientRect()
      const home = document.querySelector('.home').getBoundingClientRect()
      return { dir: document.documentElement.dir, heading: [left, innerWidth - right], home: [home.left, innerWidth - home.right], wide: document.documentElement.scrollWidth }
    })
    if (places[lang].wide > NARROW) fault(path, `is ${places[lang].wide} px wide in ${lang}`)
    await context.close()
  }
  const start = ({ dir, heading }) => dir === 'rtl' ? heading[1] : heading[0]
  if (places.ar.dir !== 'rtl') fault(path, 'is not right-to-left in Arabic')
  if (Math.abs(start(places.en) - start(places.ar)) > 1) fault(path, 'is not mirrored in Arabic')
}

/** An office signs in, confirms a partnership and signs out, without script; another site's form does nothing. */
async function officeJourney(browser) {
  const where = 'an office without script'
  const [demo] = await (await fetch(`${base}/explorer/demo-keys`)).json()
  if (!demo) return fault(where, 'there is no demo office')
  const context = await browser.newContext({ locale: 'en', javaScriptEnabled: false, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const press = name => Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()])
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.goto(`${base}/desk`)
    await page.fill('#field-key', demo.key)
    const [answer] = await press('Sign in')
    if (answer.status() !== 429) break
    // Strangers write little, and others write from this address too.
    await new Promise(later => setTimeout(later, 3_000))
  }
  if (new URL(page.url()).pathname !== '/desk') return fault(where, `is not let in: ${page.url()}`)
  const cookie = (await context.cookies(`${base}/desk`))[0]
  if (!cookie?.httpOnly || cookie.sameSite !== 'Strict' || cookie.path !== '/desk') fault(where, `has the cookie ${JSON.stringify(cookie)}`)
  const asks = await page.getAttribute('a[href^="/desk/word/"]', 'href')
  if (!asks) return fault(where, 'has nothing on its desk')
  const tie = asks.slice('/desk/word/'.length)
  const word = `${base}/desk/word/${tie}`
  await page.goto(word)
  await page.check('input[value="confirmed"]')
  await page.fill('#field-established', 'yesterday')
  await press('Give this word')
  if (await page.getAttribute('#field-established', 'aria-invalid') !== 'true') fault(where, 'is not told what is wrong')
  await page.fill('#field-established', '')
  await page.fill('#field-note', 'Said in a browser')
  await press('Give this word')
  if (!page.url().endsWith(`/partnerships/${tie}`)) fault(where, `ends at ${page.url()}`)
  if (!/Said in a browser/.test(await page.textContent('main'))) fault(where, 'is not heard')
  const forged = `<!doctype html><form method="post" action="${word}"><input name="stance" value="disputed"><button>Win</button></form>`
  await serving({ '/': ['text/html', gzipSync(forged)] }, async evil => {
    await page.goto(evil)
    const [answer] = await press('Win')
    if (answer.status() !== 403) fault(where, `another site's form is answered ${answer.status()}`)
  })
  const parts = `/desk/parts/partnerships/${tie}`
  await page.goto(`${base}${parts}/milestones`)
  await page.selectOption('[name="item.type"]', 'renewed')
  await page.fill('[name="item.date"]', '2024-05')
  await press('Add')
  if (!page.url().endsWith(parts) || !/May 2024/.test(await page.textContent('main'))) fault(where, `adds no milestone: ${page.url()}`)
  for (const path of ['/desk', `/desk/word/${tie}`, '/desk/proposal', '/desk/exchange', parts, `${parts}/agreements`]) await lookAs(browser, cookie, path)
  await page.goto(`${base}/desk`)
  await press('Sign out')
  await page.goto(`${base}/desk`)
  if (!page.url().includes('/desk/sign-in')) fault(where, 'is still signed in')
  await context.close()
}

/** The same without a mouse: whatever an office does on the site. */
async function keyboardOffice(browser) {
  const [demo] = await (await fetch(`${base}/explorer/demo-keys`)).json()
  const offices = await (await fetch(`${base}/v1/offices?limit=200&lang=en`)).json()
  const { city } = offices.items.find(each => each.name === demo.office)
  const tied = await (await fetch(`${base}/v1/partnerships?city=${city.id}&limit=1&lang=en`)).json()
  const [own, partner, second] = [city.name, 'Keyport', 'Tabtown']
  for (const name of [partner, second]) {
    await post('/v1/cities?allowDuplicate=test', { kind: 'city', name, countryCode: 'US' })
  }
  const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce' })
  await deskByKeyboard(await context.newPage(), base, { key: demo.key, tie: tied.items[0].id, own, partner, second }, fault)
  await context.close()
}

/** On paper nothing sticks out, and what is for screens alone is not there. */
async function printed(browser, path, lang) {
  const context = await browser.newContext({ viewport: { width: PAPER, height: 960 }, locale: lang })
  const page = await context.newPage()
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${base}${path}`, { waitUntil: 'load' })
  const { wide, shown } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    shown: [...document.querySelectorAll('form, button, input, .tools, .languages')].filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))
  }))
  if (wide > PAPER) fault(path, `is ${wide} px wide on paper, in ${lang}`)
  if (shown.length > 0) fault(path, `has ${shown[0]} on paper`)
  await context.close()
}

/** No page says in English what it has words for in its own language. */
async function translated(browser, paths) {
  for (const lang of [...LANGUAGES.slice(1), UNOFFERED]) {
    const context = await browser.newContext({ javaScriptEnabled: true, locale: lang })
    const page = await context.newPage()
    for (const path of paths) {
      await page.goto(`${base}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, { waitUntil: 'load' })
      for (const word of await englishOf(page, lang)) fault(path, `says in ${lang}: ${word}`)
    }
    await context.close()
  }
}

/** The pages of a session, wide and narrow. */
async function lookAs(browser, cookie, path) {
  for (const setting of [{}, { width: NARROW, scheme: 'dark' }]) await look(browser, path, { ...setting, cookie })
}

async function post(path, body, headers = {}) {
  for (let attempt = 0; ; attempt++) {
    const sent = body ? { headers: { 'Content-Type': 'application/json', 'X-API-Key': key, ...headers }, body: JSON.stringify(body) }
      : { headers: { 'X-API-Key': key } }
    const answer = await fetch(base + path, { method: 'POST', ...sent })
    if (answer.ok) return answer.json()
    if (attempt === 5) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
    await new Promise(later => setTimeout(later, 500))
  }
}

/** Records whose texts are attacks, and pages of them: names as long as there are, combining marks, overrides, fifty sides. */
async function hostilePages() {
  const attack = `"'></title></script><script>window.attacked=1</script><img src=x onerror="window.attacked=1"><svg onload=window.attacked=1>`
  const override = '\u202Eevil\u2066\u202D'
  const marks = `Z${'\u0301'.repeat(9_990)}`
  const city = async (name, more = {}) => (await post('/v1/cities?allowDuplicate=test', { kind: 'city', name, countryCode: 'DE', ...more })).id
  const one = await city(attack + override, { latitude: 1, longitude: 2 })
  const two = await city('W'.repeat(300))
  const source = (await post('/v1/sources', { kind: 'news', title: `${attack}${'N'.repeat(500)}`.slice(0, 500), url: `https://x.example/${encodeURIComponent(attack)}?javascript:window.attacked=1` })).id
  const forum = (await post('/v1/forums', { kind: 'forum', name: attack, hostCity: one, theme: [{ value: marks, lang: 'en' }, { value: override + attack, lang: 'ar' }] })).id
  const ring = []
  for (let i = 0; i < 48; i++) ring.push(await city(`${i} ${attack}`, i % 2 ? {} : { latitude: i, longitude: -i }))
  const parties = [one, two, ...ring].map(each => ({ city: each }))
  const tie = (await post('/v1/partnerships', { kind: 'contact', parties, milestones: [{ type: 'signed', date: '199X', place: attack, note: override + attack }] })).id
  const claim = await post('/v1/claims', { subject: { resource: 'partnerships', id: tie }, pointer: '/established', value: '1990', source, quote: { value: attack + marks.slice(0, 5_000), lang: 'en' } })
  const gone = await city(`gone ${attack}`)
  await fetch(`${base}/v1/cities/${gone}`, { method: 'DELETE', headers: { 'X-API-Key': key, 'If-Match': '*' } })
  const edition = await post('/v1/editions')
  const asked = encodeURIComponent(attack)
  return { pages: [`/cities/${one}`, `/cities/${one}/history`, `/cities/${two}`, `/sources/${source}`, `/forums/${forum}`, `/partnerships/${tie}`,
    `/partnerships/${tie}/history`, '/', '/changes', `/mistakes/cities/${one}`, `/search?q=${asked}`, `/network?from=${asked}`, `/cities/${one}?asOf=199X`,
    `/partnerships/${tie}?lang=ar`, `/claims/${claim.id}`, `/cities/${one}/embed`, `/cities/${one}/anniversaries`, `/editions/${edition.number}`],
  refused: [[`/cities/${gone}`, 410], [`/cities/${one}?asOf=${asked}`, 400], [`/cities/${one}?lang=${asked}`, 400], [`/cities/${asked}`, 400],
    [`/${asked}`, 404], [`/cities/${one}?${asked}=1`, 400], ['/countries/%3Cscript%3E', 404]],
  records: { tie, forum, one, attack } }
}

/** The cookie of a session, for whoever has the key. */
async function session() {
  for (let attempt = 0; attempt < 20; attempt++) {
    const answer = await fetch(`${base}/desk/sign-in`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ key }) })
    const [name, value] = (answer.headers.get('set-cookie') ?? '').split(';')[0].split('=')
    if (value) return { name, value, url: `${base}/desk` }
    await new Promise(later => setTimeout(later, 3_000))
  }
  throw new Error('The key opens no session')
}

/** Forms about records whose texts are attacks, filled in with attacks, sent and refused. */
async function hostileForms(browser, { tie, forum, one, attack }) {
  const milestone = (await (await fetch(`${base}/v1/partnerships/${tie}`)).json()).milestones[0].id
  const parts = `/desk/parts/partnerships/${tie}`
  const forms = [`${parts}/milestones/${milestone}`, `${parts}/agreements`, `${parts}/kindAsStated`, `/desk/parts/forums/${forum}/participants`,
    `/desk/parts/cities/${one}/names`, `/desk/parts/cities/${one}/identifiers`, `/desk/word/${tie}`, '/desk/exchange']
  const cookie = await session()
  for (const path of [parts, `/desk/parts/forums/${forum}`, `/desk/parts/cities/${one}`, ...forms]) {
    const context = await browser.newContext({ viewport: { width: NARROW, height: 800 }, locale: 'en' })
    await context.addCookies([cookie])
    const page = await context.newPage()
    page.on('dialog', dialog => { fault(path, 'opens a dialog'); dialog.dismiss() })
    page.on('request', request => request.url().startsWith(base) || fault(path, `asks ${request.url()}`))
    const answer = await page.goto(base + path, { waitUntil: 'load' })
    if (answer.status() !== 200) fault(path, `is answered ${answer.status()}`)
    await intact(page, path)
    if (forms.includes(path)) {
      for (const field of await page.$$('form.write input[type=text], form.write textarea')) await field.fill(attack)
      for (const choice of await page.$$('form.write fieldset')) await (await choice.$('input')).check()
      const [sent] = await Promise.all([page.waitForNavigation(), page.locator('form.write button').first().click()])
      if (sent.status() < 400 || sent.status() > 499) fault(path, `takes an attack, with ${sent.status()}`)
      await intact(page, `${path}, refused`)
    }
    await context.close()
  }
  return forms.length * 2 + 3
}

/** Whether a page that shows attacks is a page still. */
async function intact(page, path) {
  const { attacked, links, wide } = await page.evaluate(() => ({
    attacked: window.attacked ?? document.querySelectorAll('main script, main img, main [onerror], main [onload]').length,
    links: [...document.links].map(link => link.href).filter(href => !/^https?:/.test(href)),
    wide: document.documentElement.scrollWidth
  }))
  if (attacked) fault(path, 'runs what stands in a record')
  if (links.length > 0) fault(path, `leads to ${links[0]}`)
  if (wide > NARROW) fault(path, `is ${wide} px wide`)
}

async function hostile(browser) {
  const { pages, refused, records } = await hostilePages()
  for (const [path, status] of [...pages.map(path => [path, 200]), ...refused]) {
    const context = await browser.newContext({ viewport: { width: NARROW, height: 800 }, locale: 'en' })
    const page = await context.newPage()
    page.on('dialog', dialog => { fault(path, 'opens a dialog'); dialog.dismiss() })
    page.on('pageerror', error => fault(path, `script failed: ${error.message}`))
    page.on('request', request => request.url().startsWith(base) || fault(path, `asks ${request.url()}`))
    const answer = await page.goto(base + path, { waitUntil: 'load' })
    if (answer.status() !== status) fault(path, `is answered ${answer.status()}, not ${status}`)
    await intact(page, path)
    await context.close()
  }
  return pages.length + refused.length + await hostileForms(browser, records)
}

async function without(browser, path) {
  const texts = []
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'en' })
    const page = await context.newPage()
    await page.goto(base + path)
    texts.push((await page.textContent('main')).replace(/\s+/g, ' ').trim())
    await context.close()
  }
  if (!texts[0].includes(texts[1].slice(0, 2000))) fault(path, 'reads otherwise without script')
}

/** All but how soon pages stand. */
async function all(browser) {
  await post('/v1/editions')
  const { pages, others, city, tie } = await addresses()
  for (const path of [...pages, ...others]) {
    await look(browser, path, {})
    await look(browser, path, { width: NARROW, scheme: 'dark' })
  }
  for (const lang of LANGUAGES.slice(1)) {
    for (const path of ['/', city]) await look(browser, path, { lang })
  }
  for (const path of ['/', city, `/partnerships/${tie}`, '/countries']) await mirrored(browser, path)
  const weights = []
  for (const path of pages.filter(path => path !== LOST)) weights.push(await weigh(path, MOST_PAGE))
  await journey(browser)
  await officeJourney(browser)
  await without(browser, city)
  await events(browser, base, fault)
  await translated(browser, pages)
  for (const lang of [...LANGUAGES, UNOFFERED]) {
    for (const path of ['/', city, `/partnerships/${tie}`, `/partnerships/${tie}/history`, '/countries']) await printed(browser, path, lang)
  }
  await keyboardOffice(browser)
  const large = await largeCity(post)
  const largeBytes = await weigh(large, MOST_LARGE)
  console.log(`A city with ${PARTNERS} partners: ${largeBytes} bytes compressed`)
  await look(browser, large, {})
  await look(browser, large, { width: NARROW, scheme: 'dark' })
  const attacks = await hostile(browser)
  console.log(`${pages.length} pages in Chromium, and ${attacks} with hostile texts, ${faults.length} faults; the heaviest has ${Math.max(...weights)} bytes compressed`)
}

/** How slow this machine is, by a plain page. */
async function calibrate(browser) {
  const first = await load(browser, `${base}/`)
  await serving(plain(first.text, first.bytes), async other => {
    const blocked = []
    for (let i = 0; i < ROUNDS; i++) blocked.push((await load(browser, `${other}/plain.html`)).blocked)
    slower = Math.max(1, SLOWER * Math.min(1, (QUIET_BLOCKED + FELT) / (median(blocked) + FELT)))
    console.log(`A plain page blocks ${median(blocked).toFixed(0)} ms here and ${QUIET_BLOCKED} where the figures were taken: slowed ${slower.toFixed(1)} times`)
  })
}

/** On a slow line, beside a plain page. */
async function paces(browser) {
  await calibrate(browser)
  const { city, tie } = await addresses()
  const large = await largeCity(post)
  const work = await workedOut(base, large, post, WORKED_OUT)
  console.log(`A city with ${PARTNERS} partners: worked out in ${work.median.toFixed(1)} ms (median of ${work.times}), `
    + `${work.fastest.toFixed(1)} ms at best; the aim is ${AIM}`)
  for (const path of ['/', city, `/partnerships/${tie}`]) await pace(browser, path)
  await pace(browser, large, MOST_LARGE_RATIO)
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
await (only === 'pace' ? paces : all)(browser)
await browser.close()
faults.forEach(each => console.log(each))
process.exit(faults.length === 0 ? 0 : 1)
