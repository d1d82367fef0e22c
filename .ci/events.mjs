// Has a browser's EventSource follow the changes of a registry from another origin: messages for onmessage, named events for listeners,
// and after a connection that breaks off the place where it was.
import { createServer } from 'node:http'
import { Readable } from 'node:stream'

const CHANGES = 5
const BROKEN_AFTER = 2

/** Passes the stream on; the first connection breaks after two events. */
function breaking(base, asked) {
  return createServer(async (request, response) => {
    asked.push(request.headers['last-event-id'] ?? null)
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const headers = asked.at(-1) === null ? {} : { 'Last-Event-ID': asked.at(-1) }
    try {
      const answer = await fetch(base + request.url, { headers, signal: gone.signal })
      response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type'), 'Access-Control-Allow-Origin': '*' })
      if (asked.length > 1) return Readable.fromWeb(answer.body).on('error', () => {}).pipe(response)
      let text = ''
      for await (const piece of answer.body) {
        text += Buffer.from(piece).toString('latin1')
        const events = text.split('\n\n')
        const data = events.findIndex((_, at) => events.slice(0, at + 1).filter(each => each.includes('data: ')).length === BROKEN_AFTER)
        if (data >= 0 && data < events.length - 1) {
          response.end(Buffer.from(`${events.slice(0, data + 1).join('\n\n')}\n\n`, 'latin1'))
          return gone.abort()
        }
      }
    } catch {
      response.destroy()
    }
  })
}

async function followed(page, address, event) {
  return page.evaluate(([address, event, wanted]) => new Promise((resolve, reject) => {
    const seen = []
    const source = new EventSource(address)
    source.addEventListener(event, message => {
      seen.push({ id: message.lastEventId, sequence: JSON.parse(message.data).sequence })
      if (seen.length === wanted) {
        source.close()
        resolve(seen)
      }
    })
    setTimeout(() => reject(new Error(`${seen.length} of ${wanted} ${event} events`)), 20_000)
  }), [address, event, CHANGES])
}

export async function events(browser, base, fault) {
  const asked = []
  const server = breaking(base, asked)
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const context = await browser.newContext()
  const page = await context.newPage()
  const where = '/v1/changes/stream'
  try {
    const messages = await followed(page, `http://127.0.0.1:${server.address().port}${where}?named=false`, 'message')
    const numbers = messages.map(each => Number(each.sequence))
    if (numbers.some((each, at) => each !== at + 1)) fault(where, `sends a browser the changes ${numbers}`)
    if (asked.length !== 2 || asked[0] !== null || asked[1] !== messages[BROKEN_AFTER - 1].id) fault(where, `is asked to go on after ${asked}`)
    const named = await followed(page, `${base}${where}`, 'created')
    if (Number(named[0].sequence) !== 1) fault(where, `sends a listener first ${named[0].sequence}`)
  } catch (error) {
    fault(where, error.message)
  }
  await context.close()
  server.closeAllConnections()
  server.close()
}
