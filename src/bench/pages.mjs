// Times the page of the largest city. See src/bench/pages.
import { readFileSync } from 'node:fs'

import { PARTNERS, largeCity, workedOut } from '../../.ci/pages/large.mjs'

const [base, key, pid] = process.argv.slice(2)
const ROUNDS = [60, 60, 300, 60]
/** Milliseconds of a tick in which Linux counts processor time. */
const TICK = 10

/** Milliseconds of processor time that the registry has used. */
function used() {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK
}

async function post(path, body) {
  const answer = await fetch(base + path, {
    method: 'POST', headers: { 'X-API-Key': key, 'Content-Type': 'application/json' }, body: JSON.stringify(body)
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const city = await largeCity(post)
if (process.env.BENCH_CITY) console.log(`${base}${city}`)
let before = 0
const cpu = {}
for (const [what, path] of [['with the page', city], ['without', '/robots.txt']]) {
  await workedOut(base, path, post, 100)
  const begun = used()
  await workedOut(base, path, post, 300)
  cpu[what] = (used() - begun) / 300
}
console.log(`${PARTNERS} partners, processor time of the registry for a write with the page after it ${cpu['with the page'].toFixed(1)} ms, `
  + `and without ${cpu.without.toFixed(1)} ms, 300 times each after 100`)
for (const times of ROUNDS) {
  const { fastest, median } = await workedOut(base, city, post, times)
  console.log(`${PARTNERS} partners, worked out anew ${times} times after ${before}: median ${median.toFixed(1)} ms, fastest ${fastest.toFixed(1)} ms`)
  before += times
}
