// Times the explorer: until it is ready, and until operations are open. See src/bench/explorer.
import { chromium } from 'playwright-core'
import { petstore } from './petstore.mjs'

const [base, rounds] = [process.argv[2], Number(process.argv[3])]
// The heaviest to show: a list with many filters, a write with a body, a record, a change.
const pages = {
  registry: ['Partnerships/listPartnerships', 'Partnerships/createPartnership', 'Cities/readCity', 'Forums/updateForum'],
  petstore: ['pet/findPetsByStatus', 'pet/addPet', 'user/getUserByName', 'store/placeOrder']
}
const median = times => times.sort((a, b) => a - b)[times.length >> 1]

async function measure(browser, name, times) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  if (name === 'petstore') await page.route('**/openapi-3.0.json*', route => route.fulfill({ json: petstore() }))
  let start = performance.now()
  await page.goto(`${base}/explorer/`)
  await page.waitForSelector('.opblock-tag-section')
  times.ready.push(performance.now() - start)
  for (const operation of pages[name]) {
    const [tag, id] = operation.split('/')
    const at = `#operations-${tag}-${id}`
    if (!await page.$(at)) {
      await page.click(`#operations-tag-${tag}`)
      await page.waitForSelector(at)
    }
    // In the page: the clock starts with the click and stops with the picture that has the answers in it.
    times.open.push(await page.evaluate(async at => {
      const start = performance.now()
      document.querySelector(`${at} .opblock-summary-control`).click()
      while (!document.querySelector(`${at} .responses-table`)) await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      return performance.now() - start
    }, at))
  }
  await context.close()
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
const times = Object.fromEntries(Object.keys(pages).map(name => [name, { ready: [], open: [] }]))
for (const name of Object.keys(pages)) await measure(browser, name, { ready: [], open: [] })
for (let round = 0; round < rounds; round++) {
  for (const name of Object.keys(pages)) await measure(browser, name, times[name])
}
await browser.close()
const results = Object.fromEntries(Object.entries(times).map(([name, { ready, open }]) => [name, [median(ready), median(open), Math.max(...open)]]))
console.log('page      ready, ms   open, median, ms   open, most, ms')
for (const [name, values] of Object.entries(results)) console.log(name.padEnd(10), ...values.map(value => value.toFixed(0).padStart(9)))
console.log('ratio     ', ...results.registry.map((value, i) => (value / results.petstore[i]).toFixed(2).padStart(9)))
