// What makes Swagger UI open an operation at once, though the contract is large.
'use strict'

/**
 * Swagger UI fills the example of a parameter in and sends it, also where the parameter may be left out: a made-up place in the log would be
 * refused. So the example of such a parameter is told beside it instead.
 */
function unfilled(node) {
  const example = node.schema?.example
  if (typeof node.in !== 'string' || node.required || example === undefined) return node
  const { example: told, ...schema } = node.schema
  return { ...node, schema, description: `${node.description ?? ''} (for example \`${told}\`)`.trim() }
}

/**
 * Resolves the references of one part of the contract. Swagger UI's own way walks the whole document and takes a hundred times as
 * long. A schema within itself keeps its reference; `$$ref` is where Swagger UI looks for the name of a schema.
 */
function resolverOf(contract) {
  const known = new Map()
  const isReference = node => typeof node.$ref === 'string' && node.$ref.startsWith('#/')
  const find = reference => reference.slice(2).split('/')
    .reduce((node, part) => node[part.replaceAll('~1', '/').replaceAll('~0', '~')], contract)

  function referred(reference, within) {
    if (within.includes(reference)) return { $ref: reference }
    const kept = known.get(reference)
    if (kept) return kept
    const target = resolve(find(reference), [...within, reference])
    const named = { ...target, $$ref: reference }
    // What was resolved within another schema may lack what is cyclic there.
    if (within.length === 0) known.set(reference, named)
    return named
  }

  function resolve(node, within) {
    if (Array.isArray(node)) return node.map(one => resolve(one, within))
    if (node === null || typeof node !== 'object') return node
    if (isReference(node)) return referred(node.$ref, within)
    return unfilled(Object.fromEntries(Object.entries(node)
      .map(([key, value]) => [key, key === 'example' || key === 'examples' ? value : resolve(value, within)])))
  }

  return path => resolve(path.reduce((node, key) => node[key], contract), [])
}

const resolvers = new WeakMap()

async function resolveSubtree(contract, path) {
  if (!resolvers.has(contract)) resolvers.set(contract, resolverOf(contract))
  return { errors: [], spec: resolvers.get(contract)(path) }
}

/** Rows that are out of sight are made when they come near. */
const nearby = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) target.show()
}, { rootMargin: '200px' })

const whenNear = placeholder => (Original, { React }) => class extends React.Component {
  constructor(props) {
    super(props)
    this.state = { near: false }
    this.row = element => {
      if (element) {
        element.show = () => {
          nearby.unobserve(element)
          this.setState({ near: true })
        }
        nearby.observe(element)
      }
    }
  }

  render() {
    return this.state.near
      ? React.createElement(Original, this.props)
      : React.createElement('tr', { ref: this.row, className: 'pending' }, ...placeholder(React, this.props))
  }
}

const cells = (React, ...texts) => texts.map((text, i) => React.createElement('td', { key: i }, text))

const speedPlugin = () => ({
  fn: { resolveSubtree },
  wrapComponents: {
    response: whenNear((React, { code, response }) => cells(React, code, response.get('description'))),
    parameterRow: whenNear((React, { rawParam }) => cells(React, rawParam.get('name'), rawParam.get('description')))
  }
})
