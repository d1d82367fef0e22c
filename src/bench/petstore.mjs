// A contract with the operations of Swagger's Petstore (19, in three groups, over six schemas), as OpenAPI 3.0.
const text = { type: 'string' }
const number = { type: 'integer', format: 'int64' }
const ref = name => ({ $ref: `#/components/schemas/${name}` })
const list = items => ({ type: 'array', items })
const object = (properties, ...required) => ({ type: 'object', required, properties })

const schemas = {
  Category: object({ id: number, name: text }),
  Tag: object({ id: number, name: text }),
  Pet: object({ id: number, name: text, category: ref('Category'), photoUrls: list(text), tags: list(ref('Tag')),
    status: { type: 'string', enum: ['available', 'pending', 'sold'] } }, 'name', 'photoUrls'),
  Order: object({ id: number, petId: number, quantity: { type: 'integer', format: 'int32' }, shipDate: { type: 'string', format: 'date-time' },
    status: { type: 'string', enum: ['placed', 'approved', 'delivered'] }, complete: { type: 'boolean' } }),
  User: object({ id: number, username: text, firstName: text, lastName: text, email: text, password: text, phone: text,
    userStatus: { type: 'integer', format: 'int32' } }),
  ApiResponse: object({ code: { type: 'integer', format: 'int32' }, type: text, message: text })
}

// method, path, operationId, parameters in the query, body, answer
const operations = {
  pet: [
    ['put', '/pet', 'updatePet', [], 'Pet', ref('Pet')],
    ['post', '/pet', 'addPet', [], 'Pet', ref('Pet')],
    ['get', '/pet/findByStatus', 'findPetsByStatus', ['status'], null, list(ref('Pet'))],
    ['get', '/pet/findByTags', 'findPetsByTags', ['tags'], null, list(ref('Pet'))],
    ['get', '/pet/{petId}', 'getPetById', [], null, ref('Pet')],
    ['post', '/pet/{petId}', 'updatePetWithForm', ['name', 'status'], null, ref('Pet')],
    ['delete', '/pet/{petId}', 'deletePet', [], null, null],
    ['post', '/pet/{petId}/uploadImage', 'uploadFile', ['additionalMetadata'], null, ref('ApiResponse')]
  ],
  store: [
    ['get', '/store/inventory', 'getInventory', [], null, { type: 'object', additionalProperties: { type: 'integer' } }],
    ['post', '/store/order', 'placeOrder', [], 'Order', ref('Order')],
    ['get', '/store/order/{orderId}', 'getOrderById', [], null, ref('Order')],
    ['delete', '/store/order/{orderId}', 'deleteOrder', [], null, null]
  ],
  user: [
    ['post', '/user', 'createUser', [], 'User', ref('User')],
    ['post', '/user/createWithList', 'createUsersWithListInput', [], 'User', ref('User')],
    ['get', '/user/login', 'loginUser', ['username', 'password'], null, text],
    ['get', '/user/logout', 'logoutUser', [], null, null],
    ['get', '/user/{username}', 'getUserByName', [], null, ref('User')],
    ['put', '/user/{username}', 'updateUser', [], 'User', null],
    ['delete', '/user/{username}', 'deleteUser', [], null, null]
  ]
}

function content(schema) {
  return { 'application/json': { schema }, 'application/xml': { schema } }
}

function operation(tag, [, path, operationId, queries, body, answer]) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: name.endsWith('Id') ? number : text }))
  return {
    tags: [tag], operationId, summary: operationId, security: [{ api_key: [] }],
    parameters: [...inPath, ...queries.map(name => ({ name, in: 'query', schema: text }))],
    ...body && { requestBody: { content: content(ref(body)) } },
    responses: {
      200: { description: 'Done', ...answer && { content: content(answer) } },
      400: { description: 'Wrong' }, 404: { description: 'Not there' }
    }
  }
}

export function petstore() {
  const paths = {}
  for (const [tag, all] of Object.entries(operations)) {
    for (const one of all) (paths[one[1]] ??= {})[one[0]] = operation(tag, one)
  }
  return {
    openapi: '3.0.3', info: { title: 'Petstore', version: '1' }, servers: [{ url: '/' }], tags: Object.keys(operations).map(name => ({ name })), paths,
    components: { schemas, securitySchemes: { api_key: { type: 'apiKey', name: 'api_key', in: 'header' } } }
  }
}
