// Proof of play: what the screen has played is kept until the registry has counted it. It takes the screen's key, which is
// given once in the fragment of the page's address (#key=…), and kept here; fragments are never sent to servers.

const MOST_KEPT = 5000
const BATCH = 500

/** @param screen id of the placement @param reports where its campaign takes reports */
export function reporter(screen, reports) {
  const KEY = 'key/' + screen
  const PLAYS = 'plays/' + screen
  takeKey(KEY)

  const waiting = () => JSON.parse(localStorage.getItem(PLAYS) || '[]')
  const leave = plays => localStorage.setItem(PLAYS, JSON.stringify(plays))

  return {
    /** @param began when, in milliseconds since 1970 */
    played(medium, began) {
      if (localStorage.getItem(KEY)) {
        const seconds = Math.min(3600, Math.round((Date.now() - began) / 1000))
        const play = { id: crypto.randomUUID(), media: medium.id, at: new Date(began).toISOString(), seconds }
        leave([...waiting(), play].slice(-MOST_KEPT))
      }
    },

    /** Sends the oldest; what the registry says is wrong with itself is not sent again. */
    async report() {
      const key = localStorage.getItem(KEY)
      const plays = waiting().slice(0, BATCH)
      if (!key || plays.length === 0) {
        return
      }
      const answer = await fetch(reports, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-API-Key': key },
        body: JSON.stringify({ placement: screen, plays })
      })
      const done = new Set()
      if (answer.ok) {
        plays.forEach(play => done.add(play.id))
      } else if (answer.status === 422) {
        const faults = (await answer.json()).errors || []
        faults.forEach(fault => done.add(plays[Number((fault.pointer || '').split('/')[2])]?.id))
      }
      leave(waiting().filter(play => !done.has(play.id)))
    }
  }
}

function takeKey(name) {
  const given = new URLSearchParams(location.hash.slice(1)).get('key')
  if (given && window.isSecureContext) {
    localStorage.setItem(name, given)
    history.replaceState(null, '', location.pathname)
  }
}
