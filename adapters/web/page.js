// Why it exists: answers come into the page as it stands, and the box completes; without this script all works as well.
const box = document.querySelector('#ask')
const announce = document.querySelector('#announce')

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('form[data-answer]')) return
  event.preventDefault()
  const fields = new FormData(form, event.submitter)
  ask(form.method === 'post' ? new URL(form.action).pathname : '/ask', fields, form)
})

document.addEventListener('click', (event) => {
  const example = event.target.closest('a[data-ask]')
  const close = event.target.closest('.answer a.close')
  // With a key held, a link is meant to open elsewhere.
  if ((!example && !close) || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  if (close) return takeAway(close.closest('.answer'))
  const fields = new FormData()
  fields.set('ask', example.dataset.ask)
  ask('/ask', fields, box.form)
})

async function ask(path, fields, form) {
  fields.set('token', document.body.dataset.token)
  fields.set('fragment', '1')
  fields.set('here', Intl.DateTimeFormat().resolvedOptions().timeZone)
  const earlier = form.closest('.answer')
  const place = earlier?.parentElement ?? placeOf(fields.get('under') ?? '')
  const busy = [...form.querySelectorAll('button')]
  for (const button of busy) button.disabled = true
  place.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) })
    const answer = read(await response.text())
    if (form.matches('[data-box]')) showInBox(place, answer)
    else showHere(place, earlier, answer)
  } catch {
    announce.textContent = 'No answer came. Is the bot still running? Then try again.'
    announce.classList.remove('sr')
  } finally {
    place.removeAttribute('aria-busy')
    for (const button of busy) button.disabled = false
  }
}

function placeOf(under) {
  const places = [...document.querySelectorAll('[data-answers]')]
  return places.find((place) => place.dataset.answers === under) ?? places[0]
}

/** The server's own markup, escaped there. */
function read(text) {
  const template = document.createElement('template')
  template.innerHTML = text
  const answer = template.content.querySelector('.answer') ?? template.content.querySelector('.message')
  if (!answer) throw new Error('no answer')
  return answer
}

/** Who types goes on typing: the newest answer stands first, and is announced rather than entered. */
function showInBox(place, answer) {
  dropForms(answer)
  place.prepend(answer)
  box.value = ''
  announce.classList.add('sr')
  announce.textContent = answer.getAttribute('aria-label') ?? 'Answered'
  answer.querySelector('.subscribe input:not([type=hidden])')?.focus()
}

function showHere(place, earlier, answer) {
  dropForms(answer)
  if (earlier?.isConnected) earlier.replaceWith(answer)
  else place.replaceChildren(answer)
  answer.focus()
}

/** One form at a time: its fields are named once in a page. */
function dropForms(answer) {
  if (!answer.querySelector('form.subscribe')) return
  for (const form of document.querySelectorAll('.answer form.subscribe')) form.closest('.answer').remove()
}

function takeAway(answer) {
  const post = answer.closest('.post')
  answer.remove()
  const back = post?.querySelector('.actions button') ?? box
  back.focus()
}

let typing
let asking
document.addEventListener('input', (event) => {
  const { suggest } = event.target.dataset
  if (suggest === undefined) return
  clearTimeout(typing)
  typing = setTimeout(() => complete(event.target, suggest), 120)
})

async function complete(input, kind) {
  asking?.abort()
  asking = new AbortController()
  const query = new URLSearchParams({ kind, typed: input.value })
  try {
    const response = await fetch(`/suggest?${query}`, { signal: asking.signal })
    const lines = await response.json()
    input.list.replaceChildren(...lines.map((line) => new Option(line, line)))
  } catch {
    // Overtaken by the next letter, or the bot is away: what is offered stays as it was.
  }
}

const MINUTE = 60_000
setInterval(async () => {
  if (document.hidden) return
  try {
    const newest = await (await fetch('/newest')).text()
    const known = document.body.dataset.newest
    if (newest !== '' && known !== '' && newest !== known) document.querySelector('.fresh').hidden = false
  } catch {
    // The bot is away; the next minute asks again.
  }
}, MINUTE)
