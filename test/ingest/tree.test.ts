// Why it exists: the tree stands in for a DOM before a library that trusts it: links, texts and copies must always agree.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanPage } from '../../src/ingest/scan.ts'
import { type DomElement, type DomNode, DomText, findAll, isElement } from '../../src/ingest/tree.ts'

const PAGE =
  '<html><head><title>Ferries</title></head><body class="a"><div id="one"><p>One &amp; <b>two</b></p><br></div><ul><li>Three<li>Four</ul></body></html>'

function bodyOf(html: string): DomElement {
  const { body } = scanPage(html).page
  if (body === null) throw new Error('no body')
  return body
}

/** As it would be written, by the links between its nodes alone. */
function written(node: DomNode): string {
  if (!isElement(node)) return node.textContent
  return `<${node.localName}>${node.childNodes.map(written).join('')}</${node.localName}>`
}

/** Every link has its counterpart, and the text that is kept is the one that is there. */
function isSound(root: DomElement): boolean {
  const nodes = root.childNodes
  const linked = nodes.every(
    (node, at) =>
      node.parentNode === root &&
      node.previousSibling === (nodes[at - 1] ?? null) &&
      node.nextSibling === (nodes[at + 1] ?? null),
  )
  const ends = root.firstChild === (nodes[0] ?? null) && root.lastChild === (nodes[nodes.length - 1] ?? null)
  const text = root.textContent === nodes.map((node) => node.textContent).join('')
  return linked && ends && text && root.children.every(isSound)
}

test('a page becomes a tree, entities decoded, elements closed where HTML closes them', () => {
  const body = bodyOf(PAGE)
  expect(written(body)).toBe(
    '<body><div><p>One & <b>two</b></p><br></br></div><ul><li>Three</li><li>Four</li></ul></body>',
  )
  expect(body.textContent).toBe('One & twoThreeFour')
  expect([body.tagName, body.className, body.firstElementChild?.id]).toEqual(['BODY', 'a', 'one'])
  expect(body.querySelectorAll('LI,b').map(({ localName }) => localName)).toEqual(['b', 'li', 'li'])
  expect(scanPage(PAGE).page.title).toBe('Ferries')
})

test('programs, drawings and pictures are left out, data for search engines is kept', () => {
  const html =
    '<body><script>let a</script><script type="application/ld+json">{"a":"<b>"}</script><svg><p>no</p></svg><p onclick="x">Yes<img src="x"></p></body>'
  const body = bodyOf(`<html>${html}</html>`)
  expect(written(body)).toBe('<body><script>{"a":"<b>"}</script><p>Yes</p></body>')
  expect(body.getElementsByTagName('p')[0]?.attributes).toEqual([])
})

test('a copy is whole, and changes of it are its own', () => {
  const body = bodyOf(PAGE)
  const before = written(body)
  const copy = body.clone()
  expect(written(copy)).toBe(before)
  copy.firstChild?.remove()
  copy.setAttribute('class', 'b')
  copy.removeAttribute('id')
  expect([written(body), body.className, copy.textContent]).toEqual([before, 'a', 'ThreeFour'])
})

test('what was kept of a page can be put back more than once', () => {
  const body = bodyOf(PAGE)
  const before = written(body)
  const kept = body.innerHTML
  for (const name of ['div', 'ul']) {
    body.getElementsByTagName(name)[0]?.remove()
    body.innerHTML = kept
    expect(written(body)).toBe(before)
  }
})

test('however nodes are moved, taken out and put in, the links and the texts agree', () => {
  const step = fc.tuple(fc.constantFrom('append', 'replace', 'remove', 'text', 'ask'), fc.nat(30), fc.nat(30))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const body = bodyOf(PAGE)
      for (const [what, first, second] of steps) {
        const all = [body, ...findAll(body, () => true)]
        const [one, other] = [all[first % all.length] ?? body, all[second % all.length] ?? body]
        const isInside = one === other || findAll(one, (some) => some === other).length > 0
        if (what === 'append' && !isInside) other.appendChild(one)
        if (what === 'replace' && !isInside && other !== body) other.parentNode?.replaceChild(one, other)
        if (what === 'remove' && one !== body) one.remove()
        if (what === 'text') one.appendChild(new DomText(`word ${second}`))
        if (what === 'ask') one.textContent
      }
      expect(isSound(body)).toBe(true)
    }),
  )
})
