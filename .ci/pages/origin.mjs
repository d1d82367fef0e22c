// Has the SDK for TypeScript, as it is packaged, use a registry from a page of another origin, in a headless Chromium: what a browser asks
// before each request that has a key, If-Match, Idempotency-Key or Registry-Sequence (the preflight), and what it lets scripts read.
// Usage: CHROMIUM=... MODULES=... node .ci/pages/origin.mjs http://127.0.0.1:8080 KEY FOLDER, with the folder of the package's modules
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join, normalize } from 'node:path'

const require = createRequire(`${process.env.MODULES}/`)
const { chromium } = require('playwright-core')

const [base, key, folder] = process.argv.slice(2)

/** Another site, with the modules of the package. */
const site = createServer(async (request, response) => {
  try {
    const path = new URL(request.url, 'http://site.example').pathname
    const module = path.endsWith('.js')
    const body = module ? await readFile(join(folder, normalize(path))) : '<!doctype html><html lang="en"><title>Another site</title>'
    response.writeHead(200, { 'Content-Type': module ? 'text/javascript' : 'text/html' }).end(body)
  } catch {
    response.writeHead(404).end()
  }
})

/** In the page. */
async function uses({ base, key }) {
  const { Registry, Stale, NotFound, Problem, position } = await import('/index.js')
  const expect = (what, holds) => { if (!holds) throw new Error(what) }
  const refused = async (kind, call) => {
    try {
      await call()
    } catch (problem) {
      if (problem instanceof kind) return problem
      throw problem
    }
    throw new Error(`no ${kind.name}`)
  }
  const reader = new Registry(base)
  const shanghai = await reader.cities.get('geonames:1796236')
  expect('reads a city', shanghai.name === 'Shanghai')
  let ties = 0
  for await (const tie of reader.partnerships.list({ city: [shanghai.id], limit: 5 })) ties += tie.parties.length > 1
  expect('reads page after page', ties > 5)
  const missing = await refused(NotFound, () => reader.cities.get('geonames:1'))
  expect('reads a problem', missing.status === 404 && missing.requestId)

  const writer = new Registry(base, { key })
  let last
  for await (const change of writer.changes()) last = position(change)
  const created = await writer.sources.create({ kind: 'news', title: 'From another origin' }, { idempotencyKey: crypto.randomUUID() })
  expect('knows what it wrote last', writer.seen?.sequence && writer.seen.epoch)
  const updated = await writer.sources.update(created, { publisher: 'A browser' }, { reason: 'Tried in a browser' })
  expect('changes a record', updated.publisher === 'A browser' && updated.version === 2)
  const stale = await refused(Stale, () => writer.sources.update(created, { publisher: 'Nobody' }))
  expect('is told that it was too late', stale.status === 412)
  expect('reads what it wrote', (await writer.sources.get(created.id)).version === 2)
  await writer.sources.delete(updated)
  const seen = []
  for await (const change of writer.changes({ after: last })) if (change.id === created.id) seen.push(change.action)
  expect(`reads the feed: ${seen}`, seen.join() === 'created,updated,deleted')

  const gone = new AbortController()
  const awaited = (async () => {
    for await (const change of writer.changes({ after: `${writer.seen.sequence}`, follow: true, signal: gone.signal })) return change
  })()
  const city = name => writer.cities.create({ kind: 'city', name, countryCode: 'DE' }, { allowDuplicate: 'test' })
  const [one, other] = [await city('Anderswo im Netz'), await city('Anderswo im Netze')]
  expect('follows the feed', (await awaited).id === one.id)
  gone.abort()

  const plain = (method, path, headers, body) => fetch(base + path, { method, headers: { 'X-API-Key': key, 'Content-Type': 'application/json', ...headers }, body })
  const merged = await plain('POST', `/v1/cities/${one.id}/merge`, { 'If-Match': '*', 'Idempotency-Key': crypto.randomUUID() }, JSON.stringify({ into: other.id }))
  expect(`merges: ${merged.status} ${await merged.text()}`, merged.ok)
  expect('is led to what a record became', (await writer.cities.get(one.id)).id === other.id)
  const put = await plain('PUT', `/v1/partnerships/${one.id}/confirmations/${other.id}`, { 'If-Match': '*' }, '{}')
  expect(`may ask by PUT: ${put.status}`, put.status >= 400 && put.status < 500 && put.headers.get('content-type').includes('problem+json'))
  for (const name of ['ETag', 'Registry-Sequence', 'Registry-Epoch']) {
    const answer = await fetch(`${base}/v1/cities/${other.id}`, { headers: { 'X-API-Key': key } })
    expect(`may read ${name}`, answer.headers.get(name))
  }
  await refused(Problem, () => new Registry(base, { key: 'scr_office_wrong-wrong-wrong-wrong-wrong-wrong' }).sources.create({ kind: 'news', title: 'x' }))
  let cookies = false
  try {
    await fetch(`${base}/v1`, { credentials: 'include' })
    cookies = true
  } catch {
    // As it is to be: no site uses the session that a reader has with the registry.
  }
  expect('has no use of cookies', !cookies)
}

await new Promise(ready => site.listen(0, '127.0.0.1', ready))
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
let preflights = 0
try {
  const page = await browser.newPage()
  const line = await page.context().newCDPSession(page)
  line.on('Network.requestWillBeSent', ({ request }) => { preflights += request.method === 'OPTIONS' })
  await line.send('Network.enable')
  await page.goto(`http://localhost:${site.address().port}/`)
  await page.evaluate(uses, { base, key })
  if (preflights === 0) throw new Error('the browser asked for no leave: this was no other origin')
  console.log(`From another origin, in Chromium: reads, writes with a key, a merge, the feed; ${preflights} preflights`)
} catch (error) {
  console.log(`From another origin, in Chromium: ${error.message}`)
  process.exitCode = 1
} finally {
  await browser.close()
  site.close()
}
