// Why it exists: the style, the script and the icon of the page, as small files of ours; nothing comes from elsewhere.
import { readFileSync } from 'node:fs'

export type Asset = { readonly path: string; readonly type: string; readonly body: string }

export const assets: readonly Asset[] = [
  { path: '/style.css', type: 'text/css; charset=utf-8', body: load('style.css') },
  { path: '/channel.css', type: 'text/css; charset=utf-8', body: load('channel.css') },
  { path: '/page.js', type: 'text/javascript; charset=utf-8', body: load('page.js') },
  { path: '/icon.svg', type: 'image/svg+xml', body: load('icon.svg') },
]

function load(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}
