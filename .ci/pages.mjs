// Looks at the pages of a registry with its starter data in a headless Chromium: accessibility (axe), width, weight, layout shifts,
// script errors, requests to other hosts, a journey by keyboard alone, and the same text with script switched off.
// Usage: CHROMIUM=... NODE_PATH=... node .ci/pages.mjs http://127.0.0.1:8080
import { createRequire } from 'node:module'

const require = createRequire(`${process.env.MODULES}/`)
const { chromium } = require('playwright-core')
const { AxeBuilder } = require('@axe-core/playwright')

const base = process.argv[2]
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LANGUAGES = ['en', 'zh-Hans', 'de', 'ru']
/** Compressed bytes: of a page, and of all script that a page of a record loads. */
const MOST_PAGE = 25_000
const MOST_SCRIPT = 10_000
const NARROW = 320
/** What a browser on a busy machine may count of a line that wraps; 0.1 is called good (web.dev, CLS). */
const MOST_SHIFT = 0.05
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
  const records = ['forum-series', 'forums', 'exchanges', 'platforms', 'projects', 'networks', 'commitments', 'campaigns', 'sources']
  const pages = ['/', '/search?q=shang', `/cities/${shanghai}`, `/cities/${shanghai}/history`, `/partnerships/${tie}`,
    `/partnerships/${tie}/history`, '/partnerships?countryCode=CN&countryCode=DE', '/countries', '/countries/CN', '/countries/CN/DE',
    '/network', '/network?from=Shanghai&to=Dunedin', '/network?from=Dunedin', '/conflicts', '/changes', '/about', '/accessibility',
    '/cities?asOf=1990', LOST]
  for (const collection of records) {
    const id = await first(collection)
    if (id) pages.push(`/${collection}/${id}`)
  }
  return { pages, city: `/cities/${shanghai}` }
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

async function look(browser, path, { width = 1280, scheme = 'light', lang = 'en' }) {
  const where = `${path} (${lang}, ${scheme}, ${width} px)`
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, locale: lang })
  const page = await open(context, path, where)
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  violations.forEach(each => fault(where, `${each.id} (${each.impact}): ${each.nodes[0].target} ${each.nodes[0].failureSummary}`))
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > width) fault(where, `is ${wide} px wide`)
  const shifted = await page.evaluate(() => window.shifted)
  if (shifted > MOST_SHIFT) fault(where, `shifts by ${shifted}`)
  await context.close()
}

async function weigh(path, most) {
  const answer = await fetch(base + path, { headers: { Accept: 'text/html', 'Accept-Encoding': 'gzip' } })
  const html = await answer.text()
  const bytes = Number(answer.headers.get('content-length'))
  if (answer.headers.get('content-encoding') !== 'gzip') fault(path, 'comes uncompressed')
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
  const focused = () => page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))
  const tabTo = async pattern => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab')
      if (pattern.test(await focused())) return true
    }
    fault('by keyboard', `${pattern} is not reached`)
    return false
  }
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

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
const { pages, city } = await addresses()
for (const path of pages) {
  await look(browser, path, {})
  await look(browser, path, { width: NARROW, scheme: 'dark' })
}
for (const lang of LANGUAGES.slice(1)) {
  for (const path of ['/', city]) await look(browser, path, { lang })
}
const weights = []
for (const path of pages.filter(path => path !== LOST)) weights.push(await weigh(path, MOST_PAGE))
await journey(browser)
await without(browser, city)
await browser.close()
faults.forEach(each => console.log(each))
console.log(`${pages.length} pages in Chromium, ${faults.length} faults; the heaviest has ${Math.max(...weights)} bytes compressed`)
process.exit(faults.length === 0 ? 0 : 1)
