// Everything reads without this script; it adds zooming, highlighting, suggestions and the whole address of API calls.
// Where the registry begins: the root of its host, or a path that a proxy shows it at. It ends with a slash.
const ROOT = new URL('..', import.meta.url).pathname

for (const call of document.querySelectorAll('[data-call]')) {
  call.textContent = `curl '${location.origin}${call.dataset.call}'`
}

const SVG = 'http://www.w3.org/2000/svg'
const ICONS = { in: 'M2 8h12M8 2v12', out: 'M2 8h12', west: 'M11 2 5 8l6 6', east: 'm5 2 6 6-6 6', whole: 'M2 6V2h4M14 6V2h-4M2 10v4h4M14 10v4h-4' }

function icon(name) {
  const picture = document.createElementNS(SVG, 'svg')
  picture.setAttribute('viewBox', '0 0 16 16')
  picture.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', ICONS[name])
  picture.append(path)
  return picture
}

function zoomable(map) {
  const home = map.viewBox.baseVal
  const whole = [home.x, home.y, home.width, home.height]
  let view = [...whole]
  const show = () => {
    view[0] = Math.min(Math.max(view[0], whole[0]), whole[0] + whole[2] - view[2])
    view[1] = Math.min(Math.max(view[1], whole[1]), whole[1] + whole[3] - view[3])
    map.setAttribute('viewBox', view.map(value => value.toFixed(1)).join(' '))
    const size = Math.sqrt(view[2] / whole[2])
    map.querySelectorAll('.dots circle').forEach(dot => dot.setAttribute('r', 9 * size))
    map.querySelector('.centre')?.setAttribute('r', 14 * size)
  }
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const width = Math.min(whole[2], Math.max(60, view[2] * factor))
    const by = width / view[2]
    view = [x - (x - view[0]) * by, y - (y - view[1]) * by, width, view[3] * by]
    show()
  }
  const pan = dx => { view[0] += dx * view[2]; show() }
  const all = {
    en: ['Zoom in', 'Zoom out', 'West', 'East', 'Whole world', 'Map'],
    'zh-Hans': ['放大', '缩小', '向西', '向东', '整个世界', '地图'],
    de: ['Vergrößern', 'Verkleinern', 'Nach Westen', 'Nach Osten', 'Ganze Welt', 'Karte'],
    ru: ['Увеличить', 'Уменьшить', 'На запад', 'На восток', 'Весь мир', 'Карта'],
    ar: ['تكبير', 'تصغير', 'غربًا', 'شرقًا', 'العالم كله', 'الخريطة']
  }
  const labels = all[document.documentElement.lang] ?? all.en
  const tools = document.createElement('div')
  tools.className = 'zoom'
  tools.setAttribute('role', 'group')
  tools.setAttribute('aria-label', labels[5])
  const acts = [['in', () => zoom(.6)], ['out', () => zoom(1 / .6)], ['west', () => pan(-.2)], ['east', () => pan(.2)], ['whole', () => { view = [...whole]; show() }]]
  acts.forEach(([name, act], at) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.setAttribute('aria-label', labels[at])
    button.append(icon(name))
    button.addEventListener('click', act)
    tools.append(button)
  })
  map.after(tools)
  map.addEventListener('wheel', event => {
    if (!event.ctrlKey) return
    event.preventDefault()
    const box = map.getBoundingClientRect()
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, view[0] + (event.clientX - box.left) / box.width * view[2], view[1] + (event.clientY - box.top) / box.height * view[3])
  }, { passive: false })
  let from = null
  map.addEventListener('pointerdown', event => {
    if (event.pointerType === 'mouse') { from = [event.clientX, event.clientY, ...view]; map.setPointerCapture(event.pointerId) }
  })
  map.addEventListener('pointermove', event => {
    if (!from) return
    const box = map.getBoundingClientRect()
    view[0] = from[2] - (event.clientX - from[0]) / box.width * view[2]
    view[1] = from[3] - (event.clientY - from[1]) / box.height * view[3]
    show()
  })
  for (const end of ['pointerup', 'pointercancel']) map.addEventListener(end, () => { from = null })
}

const map = document.querySelector('[data-map]')
if (map) {
  zoomable(map)
  const light = (row, on) => {
    const arc = document.getElementById(row.dataset.arc)
    row.classList.toggle('on', on)
    arc?.classList.toggle('on', on)
    if (on) arc?.parentNode.append(arc)
  }
  // Listened to above all rows: there may be hundreds.
  for (const [type, on] of [['mouseover', true], ['focusin', true], ['mouseout', false], ['focusout', false]]) {
    document.addEventListener(type, event => {
      const row = event.target.closest?.('[data-arc]')
      if (row && !row.contains(event.relatedTarget)) light(row, on)
    })
  }
}

function suggesting(input, number) {
  const form = input.form
  const lang = document.documentElement.lang
  let names
  const list = document.createElement('ul')
  list.id = `found${number}`
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', form.getAttribute('aria-label') ?? input.labels[0].textContent)
  form.append(list)
  const status = document.createElement('span')
  status.className = 'skip'
  status.setAttribute('role', 'status')
  form.append(status)
  const given = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }
  for (const [name, value] of Object.entries(given)) input.setAttribute(name, value)
  let at = -1
  let found = []
  const mark = index => {
    at = index
    ;[...list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === index)))
    if (index < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', list.children[index].id)
  }
  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); mark(-1) }
  const lead = city => {
    const here = new URLSearchParams(location.search)
    const kept = new URLSearchParams(['lang', 'asOf'].filter(name => here.has(name)).map(name => [name, here.get(name)]))
    location.href = `${ROOT}cities/${city.id}${kept.size ? '?' + kept : ''}`
  }
  const show = () => {
    names ??= new Intl.DisplayNames([lang], { type: 'region' })
    list.replaceChildren(...found.map((city, place) => {
      const option = document.createElement('li')
      option.id = `${list.id}-${place}`
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      option.textContent = `${city.name}, ${names.of(city.countryCode)}`
      option.addEventListener('mousedown', event => { event.preventDefault(); lead(city) })
      return option
    }))
    list.hidden = !found.length
    input.setAttribute('aria-expanded', String(!!found.length))
    status.textContent = String(found.length)
    mark(-1)
  }
  let later
  input.addEventListener('input', () => {
    clearTimeout(later)
    later = setTimeout(async () => {
      const asked = input.value.trim()
      if (!asked) return close()
      const query = new URLSearchParams({ q: asked, limit: 8, lang, sort: '-partnershipCount', fields: 'name,countryCode' })
      const answer = await fetch(`${ROOT}v1/cities?${query}`, { headers: { Accept: 'application/json' } })
      if (!answer.ok || input.value.trim() !== asked) return
      found = (await answer.json()).items
      show()
    }, 80)
  })
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') close()
    if (!found.length || list.hidden) return
    if (event.key === 'ArrowDown') { event.preventDefault(); mark((at + 1) % found.length) }
    if (event.key === 'ArrowUp') { event.preventDefault(); mark((at - 1 + found.length) % found.length) }
    if (event.key === 'Enter' && at >= 0) { event.preventDefault(); lead(found[at]) }
  })
  input.addEventListener('blur', close)
}

document.querySelectorAll('form[action$="/search"] input[type="search"]').forEach(suggesting)

// What the style lays out late, a piece at a time when nothing else is to be done: whoever saves the page as a picture has all of it.
const late = [...document.querySelectorAll('main > .map ~ section ~ section, .history > li:nth-child(n + 4)')]
const idle = window.requestIdleCallback ?? (then => setTimeout(then, 50))
const layOut = () => {
  const piece = late.shift()
  if (!piece) return
  piece.classList.add('laid')
  idle(layOut)
}
addEventListener('load', () => idle(layOut))
