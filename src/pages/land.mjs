// Makes src/main/resources/pages/land.svg of Natural Earth's land (public domain), as npm's world-atlas 2.0.2 has it:
//   npm install world-atlas@2.0.2 topojson-client@3 && node src/pages/land.mjs > src/main/resources/pages/land.svg
// Patterson's cylindrical projection, ten units to a degree of longitude, relative whole steps. Rings that run over the
// antimeridian are unrolled, since they would leave bars across the map: a map draws the land three times, 360 degrees apart.
// What lies south of 60 degrees is left out.
import { readFileSync } from 'node:fs'
import { feature } from 'topojson-client'

const UNITS = 10
const RADIANS = Math.PI / 180

function down(latitude) {
  const p = latitude * RADIANS
  const p2 = p * p
  return -p * (1.0148 + p2 * p2 * (0.23185 + p2 * (-0.14499 + p2 * 0.02406))) / RADIANS
}

function unrolled(ring) {
  let before = null
  let turns = 0
  return ring.map(([longitude, latitude]) => {
    let x = longitude + turns
    if (before !== null && Math.abs(x - before) > 180) {
      const turn = x > before ? -360 : 360
      turns += turn
      x += turn
    }
    before = x
    return [x, latitude]
  })
}

function path(ring) {
  const points = []
  for (const [x, latitude] of ring) {
    const point = [Math.round(x * UNITS), Math.round(down(latitude) * UNITS)]
    const last = points.at(-1)
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point)
  }
  if (points.length < 4) return ''
  let d = `M${points[0][0]} ${points[0][1]}l`
  for (let at = 1; at < points.length - 1; at++) {
    const dx = points[at][0] - points[at - 1][0]
    const dy = points[at][1] - points[at - 1][1]
    d += (at > 1 && dx >= 0 ? ' ' : '') + dx + (dy >= 0 ? ' ' : '') + dy
  }
  return d + 'z'
}

const topology = JSON.parse(readFileSync('node_modules/world-atlas/land-110m.json'))
let d = ''
for (const land of feature(topology, topology.objects.land).features) {
  for (const ring of land.geometry.coordinates.flat()) {
    const whole = unrolled(ring)
    const closed = Math.abs(whole[0][0] - whole.at(-1)[0]) <= 1
    if (closed && Math.max(...ring.map(point => point[1])) >= -60) d += path(whole)
  }
}
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg"><path id="land" d="${d}"/></svg>`)
