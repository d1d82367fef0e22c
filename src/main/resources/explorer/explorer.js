// Shows the contract by Swagger UI, and offers a demo key where the registry has one.
'use strict'

/** The filter box finds operations by path, name and summary, not by their group alone. */
function operationsWith(groups, phrase) {
  const wanted = phrase.toLowerCase()
  const matches = text => String(text || '').toLowerCase().includes(wanted)
  return groups
    .map((group, name) => matches(name) ? group : group.update('operations', operations => operations.filter(operation =>
      matches(operation.get('path')) || matches(operation.getIn(['operation', 'summary']))
      || matches(operation.getIn(['operation', 'operationId'])))))
    .filter(group => group.get('operations').size > 0)
}

const ui = SwaggerUIBundle({
  url: document.body.dataset.contract,
  dom_id: '#reference',
  layout: 'BaseLayout',
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [snippetPlugin, speedPlugin, () => ({ fn: { opsFilter: operationsWith } })],
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  tryItOutEnabled: true,
  persistAuthorization: true,
  displayRequestDuration: true,
  validatorUrl: null,
  // The 250 schemas in a list of their own take longer than all else; each stands where it is used.
  defaultModelsExpandDepth: -1,
  defaultModelRendering: 'example',
  syntaxHighlight: { activated: false },
  requestSnippetsEnabled: true,
  requestSnippets: {
    defaultExpanded: true,
    generators: {
      curl_bash: { title: 'curl', syntax: 'bash' },
      curl_powershell: { title: 'PowerShell', syntax: 'powershell' },
      javascript: { title: 'JavaScript', syntax: 'javascript' },
      python: { title: 'Python', syntax: 'python' }
    }
  },
  onComplete: () => document.body.setAttribute('data-ready', 'true')
})

function offer(demo) {
  const button = document.createElement('button')
  button.className = 'demo'
  button.type = 'button'
  button.textContent = `Write as ${demo.office}`
  button.addEventListener('click', () => {
    ui.preauthorizeApiKey('ApiKey', demo.key)
    document.getElementById('demo-state').textContent = `The key of ${demo.office} is sent now.`
  })
  document.getElementById('demo-keys').append(button, ' ')
}

async function offerDemoKeys() {
  const answer = await fetch('demo-keys')
  if (answer.ok) {
    (await answer.json()).forEach(offer)
    document.getElementById('demo').hidden = false
  }
}

// Where the registry begins: this page is a step below.
const BASE = new URL('..', window.location.href.replace(/[?#].*/, '')).href.replace(/\/$/, '')

for (const command of document.querySelectorAll('details code')) {
  command.textContent = command.textContent.replaceAll('{base}', BASE)
}
offerDemoKeys()
