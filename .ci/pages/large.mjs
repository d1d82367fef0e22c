// The largest city: one with three hundred partners in sixty countries, each with a place and names in two languages.

const COUNTRIES = ('AT AU BE BG BR CA CH CL CN CZ DE DK EE EG ES FI FR GB GE GR HR HU ID IE IL IN IS IT JP KE KR LT LU LV MA MX MY NL NO NZ '
  + 'PE PH PL PT RO RS SE SI SK TH TN TR TW UA US UY VN ZA AR DO').split(' ')
export const PARTNERS = 300
const AT_ONCE = 8

/** @param post makes a record and answers it */
export async function largeCity(post) {
  const hub = await post('/v1/cities?allowDuplicate=test', {
    kind: 'city', countryCode: 'CN', latitude: 31.2, longitude: 121.5,
    names: [{ value: 'Large City', lang: 'en', kind: 'official' }, { value: '大城', lang: 'zh-Hans', kind: 'official' }]
  })
  let next = 0
  const work = async () => {
    while (next < PARTNERS) {
      const at = next++
      const city = await post('/v1/cities?allowDuplicate=test', {
        kind: 'city', countryCode: COUNTRIES[at % COUNTRIES.length], latitude: ((at * 37) % 120) - 55, longitude: ((at * 61) % 360) - 180,
        names: [{ value: `Partner ${at} of many`, lang: 'en', kind: 'official' }, { value: `伙伴${at}`, lang: 'zh-Hans', kind: 'official' }]
      })
      await post('/v1/partnerships', {
        kind: at % 3 ? 'sister-city' : 'friendship-city', parties: [{ city: hub.id }, { city: city.id }],
        established: `${1950 + at % 70}-0${1 + at % 9}`
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return `/cities/${hub.id}`
}

/** Milliseconds for a page that is worked out anew, the fastest and the median: before each time something is written, since pages are kept. */
export async function workedOut(base, path, post, times) {
  const taken = []
  for (let i = 0; i < times; i++) {
    await post('/v1/sources', { kind: 'news', title: `Written before page ${i}` })
    const begun = performance.now()
    const answer = await fetch(`${base}${path}`, { headers: { Accept: 'text/html', 'Accept-Language': 'en' } })
    await answer.arrayBuffer()
    if (answer.status === 200) taken.push(performance.now() - begun)
  }
  taken.sort((a, b) => a - b)
  return { fastest: taken[0], median: taken[taken.length >> 1], times: taken.length }
}
