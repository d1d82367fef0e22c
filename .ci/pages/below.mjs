// Uses the pages and the explorer of a registry in a headless Chromium where a proxy shows it below a path of its host: whatever a browser
// asks for, by links, forms, scripts, styles and redirects, is below that path and is there.
// Usage: CHROMIUM=... MODULES=... node .ci/pages/below.mjs https://localhost:8443/registry http://127.0.0.1:8080 KEY [JOURNEY...]
// The second address is the registry's own, which hands keys of demo offices to this machine alone, and through no proxy. The key is the
// registrar's, who enters a city that an office can become a partner of.
import { createRequire } from 'node:module'

const require = createRequire(`${process.env.MODULES}/`)
const { chromium } = require('playwright-core')

const [base, own] = process.argv.slice(2, 4).map(address => address.replace(/\/$/, ''))
const [registrar, ...wanted] = process.argv.slice(4)
const prefix = new URL(base).pathname.replace(/\/$/, '')
const faults = []
const fault = (where, what) => faults.push(`${where}: ${what}`)
let asked = 0

/** A tab in which every request is looked at. */
async function tab(context, where, refused = []) {
  const page = await context.newPage()
  page.on('pageerror', error => fault(where, `script failed: ${error.message}`))
  page.on('console', message => message.type() === 'error' && !refused.length && fault(where, `the console says: ${message.text()}`))
  page.on('response', response => {
    const address = response.url()
    if (address.startsWith('data:')) return
    asked++
    if (!`${address}/`.startsWith(`${base}/`)) fault(where, `asks ${address}`)
    if (response.status() >= 400 && !refused.includes(response.status())) fault(where, `is answered ${response.status()} at ${address}`)
  })
  return page
}

const below = (page, pattern, where) => {
  const at = page.url().slice(base.length)
  if (!page.url().startsWith(base) || !pattern.test(at)) fault(where, `ends at ${page.url()}`)
}

const moving = (page, act) => Promise.all([page.waitForNavigation(), act()])

/** All that a page loads, and where its links lead. */
async function pages(context) {
  const city = (await (await context.request.get(`${base}/v1/cities?q=Shanghai&limit=1`)).json()).items[0].id
  for (const path of ['/', `/cities/${city}`, `/cities/${city}/history`, '/countries', '/countries/CN', '/network?from=Shanghai&to=Dunedin', '/changes',
    '/about', '/editions', '/conflicts', '/partnerships?countryCode=NZ', '/change-requests', '/ogc', '/problems']) {
    const page = await tab(context, path)
    await page.goto(base + path, { waitUntil: 'load' })
    const outside = await page.evaluate(root => [...document.querySelectorAll('a[href], form[action], link[href]')]
      .map(each => each.href ?? each.action).filter(address => new URL(address).origin === location.origin && !`${address}/`.startsWith(`${root}/`)), base)
    outside.forEach(address => fault(path, `leads to ${address}`))
    await page.close()
  }
}

/** The search, its suggestions by keyboard, a language, another day, a link to a partnership. */
async function reader(context) {
  const where = 'a reader'
  const page = await tab(context, where)
  await page.goto(`${base}/`)
  await page.locator('input[type=search]').first().pressSequentially('dunedin', { delay: 20 })
  await page.waitForSelector('[role=option]')
  await page.keyboard.press('ArrowDown')
  await moving(page, () => page.keyboard.press('Enter'))
  below(page, /^\/cities\/[^/]+$/, `${where}, by a suggestion,`)
  await moving(page, () => page.click('nav.languages a[lang=de]'))
  below(page, /^\/cities\/[^/]+\?lang=de$/, `${where}, in German,`)
  await page.fill('#asof', '2010')
  await moving(page, () => page.click('form.asof button'))
  below(page, /asOf=2010/, `${where}, of another day,`)
  await moving(page, () => page.click('main a[href*="/partnerships/"]'))
  below(page, /^\/partnerships\//, `${where}, by a link,`)
  await page.goto(`${base}/`)
  await page.locator('input[type=search]').first().fill('shang')
  await moving(page, () => page.keyboard.press('Enter'))
  below(page, /^\/search\?/, `${where}, by the search,`)
  await moving(page, () => page.click('a.home'))
  below(page, /^\/$/, `${where}, home,`)
  // An API's address in a browser leads to the page of the record.
  const city = (await (await context.request.get(`${base}/v1/cities?q=Dunedin&limit=1`)).json()).items[0].id
  await page.goto(`${base}/v1/cities/${city}`)
  below(page, /^\/cities\//, `${where}, from an address of the API,`)
  await page.close()
}

async function demo() {
  const [found] = await (await fetch(`${own}/explorer/demo-keys`)).json()
  if (!found) throw new Error('there is no demo office')
  return found
}

/** A city without partners, by the API below the path. */
async function entered(context, name) {
  const answer = await context.request.post(`${base}/v1/cities?allowDuplicate=test`, {
    headers: { 'X-API-Key': registrar }, data: { kind: 'city', name, countryCode: 'NZ' }
  })
  const { pathname } = new URL(answer.headers().location ?? '', base)
  if (answer.status() !== 201 || !pathname.startsWith(`${prefix}/v1/cities/`)) fault('a city', `is answered ${answer.status()} at ${pathname}`)
  return (await answer.json()).id
}

/** Anybody reports a mistake from a page, and finds the report. */
async function reporter(context) {
  const where = 'who reports a mistake'
  const city = await entered(context, 'Mistaken below a path')
  const page = await tab(context, where)
  await page.goto(`${base}/cities/${city}`)
  await moving(page, () => page.getByRole('link', { name: 'Report a mistake' }).first().click())
  below(page, new RegExp(`^/mistakes/cities/${city}$`), where)
  await page.selectOption('[name=what]', 'website')
  await page.fill('[name=value]', 'https://below.example/')
  await page.fill('[name=reason]', 'It has moved')
  await moving(page, () => page.getByRole('button', { name: 'Report it' }).click())
  const thanks = await page.textContent('main')
  if (!/Thank you/.test(thanks) || !/scr_/.test(thanks)) fault(where, `is told ${thanks}`)
  await moving(page, () => page.getByRole('link', { name: 'Your report and its answer' }).click())
  below(page, /^\/change-requests\/[^/]+$/, `${where}, at the report,`)
  if (!/It has moved/.test(await page.textContent('main'))) fault(where, 'does not find what was reported')
  await page.close()
}

/** An office signs in, is told what is wrong with a form, has one accepted, as a draft and as a record, and signs out. */
async function office(context) {
  const where = 'an office'
  const { key } = await demo()
  const page = await tab(context, where, [400, 422, 429])
  const press = name => moving(page, () => page.getByRole('button', { name, exact: true }).click())
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.goto(`${base}/desk`)
    below(page, /^\/desk\/sign-in/, where)
    await page.fill('#field-key', key)
    const [answer] = await press('Sign in')
    if (answer.status() !== 429) break
    await new Promise(later => setTimeout(later, 3_000))
  }
  below(page, /^\/desk$/, `${where}, signed in,`)
  const [cookie] = await context.cookies(`${base}/desk`)
  if (cookie?.path !== `${prefix}/desk` || !cookie.httpOnly || !cookie.secure) fault(where, `has the cookie ${JSON.stringify(cookie)}`)
  await page.goto(`${base}/desk/proposal`)
  await page.fill('[name=partner]', 'Nowhere at all')
  await page.fill('[name=established]', 'yesterday')
  const [refused] = await moving(page, () => page.locator('form.write button[value=draft], form.write button').first().click())
  if (![400, 422].includes(refused.status())) fault(where, `is answered ${refused.status()} to a form with faults`)
  below(page, /^\/desk\/proposal/, `${where}, refused,`)
  const partner = await entered(context, 'Partner below a path')
  await page.goto(`${base}/desk/proposal`)
  await page.fill('[name=partner]', partner)
  await page.fill('[name=established]', '2007')
  await moving(page, () => page.locator('form.write button[value=draft]').click())
  below(page, /^\/desk\/draft\/[^/]+$/, `${where}, with a draft,`)
  await moving(page, () => page.locator('main a[href*="/desk/edit/"]').first().click())
  below(page, /^\/desk\/edit\//, `${where}, at the draft,`)
  await moving(page, () => page.locator('form.write button[value=publish]').click())
  below(page, /^\/partnerships\/[^/]+$/, `${where}, accepted,`)
  if (!/2007/.test(await page.textContent('main'))) fault(where, 'does not find what was proposed')
  await page.goto(`${base}/desk`)
  await press('Sign out')
  await page.goto(`${base}/desk`)
  below(page, /^\/desk\/sign-in/, `${where}, signed out,`)
  await page.close()
}

/** Finds an operation by its id, opens its group and then itself. */
async function opened(page, group, id) {
  await page.fill('.operation-filter-input', id)
  await page.waitForFunction(() => document.querySelectorAll('.opblock-tag-section').length < 10)
  await page.click(`#operations-tag-${group}`)
  const found = page.locator(`[id="operations-${group.replaceAll('_', '%20')}-${id}"], [id="operations-${group}-${id}"]`)
  await found.locator('.opblock-summary-control').click()
  // What Swagger UI fills in stands there once its row does.
  await found.locator('table.parameters').scrollIntoViewIfNeeded()
  await found.locator('tr[data-param-name]').first().waitFor()
  return found
}

/** An operation is found and tried, a link of a guide followed, a key given and sent. */
async function explorer(context) {
  const where = 'the explorer'
  const page = await tab(context, where)
  await page.goto(`${base}/explorer`)
  below(page, /^\/explorer\/$/, where)
  await page.waitForSelector('body[data-ready=true]', { timeout: 60_000 })
  const command = await page.textContent('#guide-ask code')
  if (!command.includes(`'${base}/v1/cities?`)) fault(where, `says ${command}`)
  const list = await opened(page, 'Cities', 'listCities')
  const [answer] = await Promise.all([page.waitForResponse(response => response.url().startsWith(`${base}/v1/cities`)),
    list.locator('button.execute').click()])
  if (answer.status() !== 200) fault(where, `tries an operation and is answered ${answer.status()}`)
  const tried = await list.locator('.request-url pre').textContent()
  if (!tried.startsWith(`${base}/v1/cities`)) fault(where, `says that it asked ${tried}`)
  await page.click('.auth-wrapper .authorize')
  await page.fill('#api_key_value', (await demo()).key)
  await page.locator('.auth-container button.authorize').first().click()
  await page.locator('.dialog-ux .btn-done').first().click()
  const mine = await opened(page, 'API_keys', 'readMe')
  const [me] = await Promise.all([page.waitForResponse(response => response.url() === `${base}/v1/me`), mine.locator('button.execute').click()])
  if (me.status() !== 200) fault(where, `sends a demo key and is answered ${me.status()}`)
  await page.close()
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
for (const journey of [pages, reader, reporter, office, explorer].filter(({ name }) => !wanted.length || wanted.includes(name))) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en', reducedMotion: 'reduce' })
  try {
    await journey(context)
  } catch (error) {
    fault(journey.name, error.message)
  }
  await context.close()
}
await browser.close()
faults.forEach(each => console.log(each))
console.log(`In Chromium at ${prefix || 'the root'}: ${asked} requests of ${wanted.join(' and ') || 'pages, forms and the explorer'}, ${faults.length} faults`)
process.exit(faults.length === 0 && asked > (wanted.length ? 20 : 100) ? 0 : 1)
