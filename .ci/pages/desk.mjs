// An office at its desk, by keyboard alone: it signs in, confirms a partnership and disputes it, proposes one, writes a draft, changes it and
// publishes it, enters an exchange, and signs out.

const MOST_TABS = 120

/** @param typist presses keys, and knows what has the focus */
export function typing(page, fault) {
  const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300) ?? '')
  const tabTo = async pattern => {
    for (let i = 0; i < MOST_TABS; i++) {
      await page.keyboard.press('Tab')
      if (pattern.test(await focused())) return true
    }
    fault('by keyboard', `${pattern} is not reached on ${page.url()}`)
    return false
  }
  const write = async (name, text) => {
    if (await tabTo(new RegExp(`^<(input|textarea|select)[^>]*name="${name}"`))) await page.keyboard.type(text)
  }
  const go = key => Promise.all([page.waitForNavigation(), page.keyboard.press(key)])
  const press = async value => {
    if (await tabTo(new RegExp(`^<button[^>]*value="${value}"`))) await go('Enter')
  }
  return { tabTo, write, go, press, focused }
}

/** @param key of an office, @param tie a partnership of its city, @param own the name of its city, @param partner of one that it has no ties with */
export async function deskByKeyboard(page, base, { key, tie, own, partner, second }, fault) {
  const where = 'an office by keyboard'
  const { tabTo, write, go, press } = typing(page, fault)
  const expect = (pattern, what) => {
    if (!pattern.test(page.url())) fault(where, `${what} and ends at ${page.url()}`)
  }
  await page.goto(`${base}/desk`)
  await write('key', key)
  await go('Enter')
  expect(/\/desk$/, 'signs in')
  for (const [downs, stance] of [[0, 'confirmed'], [1, 'disputed']]) {
    await page.goto(`${base}/desk/word/${tie}`)
    await tabTo(/^<input[^>]*name="stance"/)
    await page.keyboard.press('Space')
    for (let i = 0; i < downs; i++) await page.keyboard.press('ArrowDown')
    await write('note', `Said by keyboard: ${stance}`)
    await press('say')
    expect(new RegExp(`/partnerships/${tie}$`), stance)
    const text = await page.textContent('main')
    if (!text.includes(`Said by keyboard: ${stance}`)) fault(where, `is not heard to say ${stance}`)
  }
  await page.goto(`${base}/desk/proposal`)
  await write('partner', partner)
  await write('established', 'yesterday')
  await press('draft')
  expect(/\/desk\/draft\//, 'writes a draft')
  await tabTo(/^<a[^>]*href="\/desk\/edit\//)
  await go('Enter')
  expect(/\/desk\/edit\//, 'opens the draft')
  await press('publish')
  const at = await page.evaluate(() => document.querySelector('#field-established').getAttribute('aria-invalid'))
  if (at !== 'true') fault(where, 'is not told at the field what is wrong with the draft')
  if (await tabTo(/^<a[^>]*href="#field-established"/)) await page.keyboard.press('Enter')
  await page.focus('#field-established')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('2007')
  await press('publish')
  expect(/\/partnerships\//, 'publishes the draft')
  await page.goto(`${base}/desk/exchange`)
  await write('date', '2026-05')
  await write('host', own)
  await write('guests', second)
  await press('send')
  expect(/\/exchanges\//, 'enters an exchange')
  await page.goto(`${base}/desk`)
  await tabTo(/^<button[^>]*>Sign out/)
  await go('Enter')
  await page.goto(`${base}/desk`)
  expect(/\/desk\/sign-in/, 'signs out')
}
