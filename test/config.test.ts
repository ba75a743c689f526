// Why it exists: a wrong setting stops the start with one message that names all faults and shows no value.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadConfig, SETTINGS } from '../src/config.ts'
import { ReadoutError } from '../src/core/errors.ts'

function faultsOf(env: Record<string, string>): string {
  try {
    loadConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ReadoutError)
    expect(error).toMatchObject({ code: 'invalid', reason: 'config' })
    return (error as ReadoutError).message
  }
  return ''
}

describe('loadConfig', () => {
  it('needs nothing set, and takes an empty value for none', () => {
    const config = loadConfig({})
    expect(config).toMatchObject({ feeds: [], keepDays: 30, contact: null, logLevel: 'info' })
    expect(config.database).toMatch(/readout\.sqlite$/)
    expect(loadConfig(Object.fromEntries(SETTINGS.map((key) => [key, ''])))).toEqual(config)
  })
  it('reads what is set', () => {
    expect(
      loadConfig({
        READOUT_DATABASE: '/var/lib/news.sqlite',
        READOUT_FEEDS: 'https://a.example/feed, http://b.example/rss  https://c.example',
        READOUT_KEEP_DAYS: '90',
        READOUT_CONTACT: 'desk@a.example',
        READOUT_LOG_LEVEL: 'debug',
        READOUT_LOG_FORMAT: 'json',
        READOUT_OPS_PORT: '9090',
        PATH: '/bin',
        DATABASE_URL: 'mysql://elsewhere',
      }),
    ).toEqual({
      database: '/var/lib/news.sqlite',
      feeds: ['https://a.example/feed', 'http://b.example/rss', 'https://c.example'],
      keepDays: 90,
      contact: 'desk@a.example',
      proxies: { http: null, https: null, except: '' },
      lookup: 'here',
      logLevel: 'debug',
      logFormat: 'json',
      ops: { host: '127.0.0.1', port: 9090 },
      page: { host: '127.0.0.1', port: 8080, allowedHosts: [] },
      slack: null,
      discord: null,
      secrets: [],
    })
  })
  it('reads proxies from the usual variables, the small letters first, and keeps their passwords for no eye', () => {
    const config = loadConfig({
      HTTP_PROXY: 'proxy.example:3128',
      https_proxy: 'http://ana:open%20sesame@proxy.example:8080',
      HTTPS_PROXY: 'http://other.example',
      no_proxy: '.lan, intra.example',
    })
    expect(config.proxies).toEqual({
      http: 'http://proxy.example:3128/',
      https: 'http://ana:open%20sesame@proxy.example:8080/',
      except: '.lan, intra.example',
    })
    expect(config.secrets).toEqual(['open%20sesame', 'open sesame', Buffer.from('ana:open sesame').toString('base64')])
    const message = faultsOf({ HTTPS_PROXY: 'socks5://ana:sesame@proxy.example', HTTP_PROXY: 'http://[sesame' })
    expect(message).toContain('HTTPS_PROXY must be the address of an HTTP proxy')
    expect(message).toContain('HTTP_PROXY must be')
    expect(message).not.toMatch(/sesame/)
  })
  it('names every fault at once and shows no value', () => {
    const message = faultsOf({
      READOUT_FEED: 'sesame1',
      READOUT_CONTACT: 'sesame2@a.example\n',
      READOUT_FEEDS: 'https://user:sesame3@a.example',
      READOUT_LOG_LEVEL: 'sesame4',
      READOUT_DATABASE: 'mysql://sesame5',
      DATABASE_URL: 'postgres://user:sesame6@db.example/x',
    })
    expect(message).toContain('6 settings are wrong')
    expect(message).toContain('READOUT_FEED is no setting; did you mean READOUT_FEEDS?')
    expect(message).toContain('READOUT_CONTACT ends in a line break')
    for (const key of ['READOUT_FEEDS', 'READOUT_LOG_LEVEL', 'READOUT_DATABASE', 'DATABASE_URL'])
      expect(message).toContain(`  ${key} `)
    expect(message).not.toMatch(/sesame/)
    expect(message.match(/READOUT_CONTACT/gu)).toHaveLength(1)
  })
  it.each([
    ['READOUT_FEEDS', 'ftp://a.example'],
    ['READOUT_FEEDS', 'https://user@a.example/feed'],
    ['READOUT_FEEDS', `https://a.example/${'b'.repeat(3000)}`],
    ['READOUT_FEEDS', 'https://intranet/feed'],
    ['READOUT_FEEDS', 'https://a.example javascript:alert(1)'],
    ['READOUT_KEEP_DAYS', '0'],
    ['READOUT_KEEP_DAYS', '-1'],
    ['READOUT_KEEP_DAYS', 'a month'],
    ['READOUT_CONTACT', 'desk'],
    ['READOUT_CONTACT', 'a@b\u0000c'],
    ['READOUT_CONTACT', `a@${'b'.repeat(300)}`],
    ['READOUT_LOG_LEVEL', 'INFO '],
    ['READOUT_PORT', '80800'],
    ['READOUT_HOST', 'my host'],
    ['READOUT_ALLOWED_HOSTS', 'https://a.example'],
    ['READOUT_SLACK_SIGNING_SECRET', 'hush-hush-hush'],
    ['READOUT_DISCORD_TOKEN', `Bot ${'a'.repeat(24)}.bbbbbb.${'c'.repeat(30)}`],
    ['READOUT_DISCORD_GUILD', 'my-server'],
    ['READOUT_DATABASE', 'postgres://a/b'],
    ['READOUT_DATABASE', 'news.sqlite\r\n'],
    ['readout_feeds', 'https://a.example'],
    ['READOUT_\u001b[31mX', 'x'],
  ])('refuses %s=%j', (key, value) => {
    const message = faultsOf({ [key]: value })
    expect(message).toContain('One setting is wrong')
    expect(message).not.toContain('\u001b')
  })
})

const BOT = `xoxb-${'1'.repeat(20)}`
const APP = `xapp-${'2'.repeat(20)}`

describe('what connects', () => {
  it('takes Slack by Socket Mode, or by signed requests', () => {
    const socket = loadConfig({ READOUT_SLACK_BOT_TOKEN: BOT, READOUT_SLACK_APP_TOKEN: APP })
    expect(socket.slack).toEqual({ botToken: BOT, connect: { by: 'socket', appToken: APP }, managers: null })
    expect(socket.secrets).toEqual([BOT, APP])
    const secret = 'a1'.repeat(16)
    const http = loadConfig({ READOUT_SLACK_BOT_TOKEN: BOT, READOUT_SLACK_SIGNING_SECRET: secret })
    expect(http.slack?.connect).toEqual({ by: 'http', signingSecret: secret, port: 3000 })
  })
  it('names swapped tokens and missing halves without showing them', () => {
    const swapped = faultsOf({ READOUT_SLACK_BOT_TOKEN: APP, READOUT_SLACK_APP_TOKEN: BOT })
    expect(swapped).toContain('2 settings are wrong')
    expect(swapped).not.toContain(APP)
    expect(swapped).not.toContain(BOT)
    expect(faultsOf({ READOUT_SLACK_BOT_TOKEN: BOT })).toContain('READOUT_SLACK_APP_TOKEN is missing')
    expect(faultsOf({ READOUT_SLACK_APP_TOKEN: APP })).toContain('READOUT_SLACK_BOT_TOKEN is missing')
  })
  it('takes Discord by its token alone, and switches the page off', () => {
    const token = `${'a'.repeat(24)}.bbbbbb.${'c'.repeat(30)}`
    expect(loadConfig({ READOUT_DISCORD_TOKEN: token }).discord).toEqual({ token, guildId: null })
    expect(loadConfig({ READOUT_PORT: 'off' }).page).toBeNull()
  })
})

it.each(SETTINGS)('%s is explained in .env.example', (key) => {
  expect(read('.env.example')).toMatch(new RegExp(`(?:^# .+\n)+${key}=$`, 'mu'))
})

it('.env.example holds no other setting and can be used as it is', () => {
  const keys = [...read('.env.example').matchAll(/^(\w+)=/gmu)].map(([, key]) => key)
  expect(keys.toSorted()).toEqual(SETTINGS.toSorted())
})

it('every setting stands in README.md', ({ skip }) => {
  if (!existsSync(new URL('../README.md', import.meta.url))) skip('There is no README.md yet.')
  for (const key of SETTINGS) expect(read('README.md')).toContain(key)
})

function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
