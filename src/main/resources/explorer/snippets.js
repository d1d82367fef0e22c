// Code that makes a request, in JavaScript and Python. Swagger UI has curl for bash and PowerShell itself.
'use strict'

/** @param request immutable map of Swagger UI: url, method, headers, body */
function partsOf(request) {
  const headers = request.get('headers')
  const body = request.get('body')
  return {
    url: new URL(request.get('url'), window.location.href).href,
    method: (request.get('method') || 'GET').toUpperCase(),
    headers: headers ? headers.toJS() : {},
    body: typeof body === 'string' ? body : body ? JSON.stringify(body.toJS ? body.toJS() : body) : null
  }
}

function javascriptOf(request) {
  const { url, method, headers, body } = partsOf(request)
  const options = [`  method: ${JSON.stringify(method)}`, `  headers: ${JSON.stringify(headers, null, 2).replace(/\n/g, '\n  ')}`]
  if (body !== null) options.push(`  body: ${JSON.stringify(body)}`)
  return `const answer = await fetch(${JSON.stringify(url)}, {\n${options.join(',\n')}\n})\n`
    + 'console.log(answer.status, await answer.text())'
}

/** A string of JSON is one of Python, too. */
function pythonOf(request) {
  const { url, method, headers, body } = partsOf(request)
  const data = body === null ? '' : `,\n    data=${JSON.stringify(body)}.encode()`
  return 'import urllib.request\n\n'
    + `request = urllib.request.Request(\n    ${JSON.stringify(url)},\n    method=${JSON.stringify(method)},\n`
    + `    headers=${JSON.stringify(headers)}${data})\n`
    + 'with urllib.request.urlopen(request) as answer:\n    print(answer.status, answer.read().decode())'
}

const snippetPlugin = () => ({
  fn: { requestSnippetGenerator_javascript: javascriptOf, requestSnippetGenerator_python: pythonOf }
})
