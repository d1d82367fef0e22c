// Finds what a page says in English though it was asked for in another language: what stands outside of the texts of records, which are
// in their own languages and marked (bdi, lang, code, addresses, or isolated in a sentence).
import { readFileSync } from 'node:fs'

const FILES = ['pages', 'report']
/** Names of formats, standards and persons are the same in all languages. */
const NAMES = new Set(('api json csv geojson atom icalendar ics ndjson get curl post uuid sha iso bcp edtf wcag http https url svg png pdf '
  + 'natural earth utc cookie openrefine geonames wikidata sister city registry partnerships calendar changes partner cities html id').split(' '))

function wordsOf(language) {
  const words = new Set()
  for (const file of FILES) {
    for (const line of readFileSync(`src/main/resources/${file}/words_${language}.properties`, 'utf8').split('\n')) {
      const value = line.slice(line.indexOf('=') + 1).replace(/\{\d+,[^{]*/g, ' ')
      for (const word of value.toLowerCase().match(/\p{L}{3,}/gu) ?? []) words.add(word)
    }
  }
  return words
}

/** Runs in the page. */
function textOfPage() {
  const parts = []
  const own = document.documentElement.lang
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const marked = node.parentElement.closest('bdi, blockquote, code, script, style, [dir="ltr"]:not(html), [rel~="external"], textarea, nav.languages')
    const foreign = node.parentElement.closest('[lang]')
    if (!marked && foreign.lang === own) parts.push(node.data)
  }
  for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [alt]')) {
    if (element.closest('[lang]').lang !== own || element.closest('.languages')) continue
    for (const name of ['aria-label', 'placeholder', 'alt']) parts.push(element.getAttribute(name) ?? '')
  }
  // Names of files, ids of records and of their items.
  const codes = /\u2068[^\u2069]*\u2069|[\w-]+\.(json|csv|geojson|ics|atom|svg)|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|~[a-z0-9]+/g
  return parts.map(part => part.replace(codes, ' '))
}

/** @return words of a page that are English, by the part of the page that has them */
export async function englishOf(page, tag) {
  const base = tag.slice(0, 2)
  const english = wordsOf('en')
  const own = wordsOf(base)
  const latin = ['de', 'en'].includes(base)
  const found = []
  for (const part of await page.evaluate(textOfPage)) {
    for (const word of part.match(/\p{L}{3,}/gu) ?? []) {
      const lower = word.toLowerCase()
      const foreign = latin ? english.has(lower) && !own.has(lower) : /^[a-z]+$/i.test(word)
      if (foreign && !NAMES.has(lower)) found.push(`${word} in "${part.trim().slice(0, 80)}"`)
    }
  }
  return [...new Set(found)]
}
