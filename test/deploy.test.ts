// Why it exists: the unit and the image name files and settings that exist, start the bot as npm start does, and wait for its end.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../src/config.ts'

const root = new URL('..', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, root), 'utf8')
const unit = read('deploy/readout.service')
const image = read('deploy/Dockerfile')
const npmStart: string = JSON.parse(read('package.json')).scripts.start

describe('deploy', () => {
  it('starts the bot as npm start does', () => {
    expect(unit).toContain(`ExecStart=/usr/bin/${npmStart}\n`)
    const [, command = ''] = /^CMD (\[.*\])$/mu.exec(image) ?? []
    expect(JSON.parse(command).join(' ')).toBe(npmStart)
  })
  it('sets settings that exist', () => {
    const named = [...`${unit}\n${image}`.matchAll(/READOUT_[A-Z_]+/gu)].map(([name]) => name)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((name) => !SETTINGS.includes(name))).toEqual([])
  })
  it('copies what exists, and only what is not ignored', () => {
    const copied = [...image.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, list = '']) => list.split(' '))
    expect(copied.filter((name) => !existsSync(new URL(name, root)))).toEqual([])
    const allowed = [...read('deploy/Dockerfile.dockerignore').matchAll(/^!(.+)$/gmu)].map(([, name]) => name)
    expect(allowed.toSorted()).toEqual([...new Set(copied)].toSorted())
  })
  it('waits longer for the end than the bot does, and does not start again over a wrong setting', () => {
    const [, last = ''] = /LAST_MS = ([\d_]+)/u.exec(read('src/ending.ts')) ?? []
    const [, stop = ''] = /TimeoutStopSec=(\d+)/u.exec(unit) ?? []
    expect(Number(stop) * 1000).toBeGreaterThan(Number(last.replaceAll('_', '')))
    expect(unit).toContain('RestartPreventExitStatus=78')
  })
  it('runs as nobody in particular, on the Node that the project asks for', () => {
    const { engines } = JSON.parse(read('package.json'))
    const major = String(engines.node).replace(/\D/gu, '')
    expect(image.match(/^FROM node:(\d+)-slim/gmu)).toEqual([`FROM node:${major}-slim`, `FROM node:${major}-slim`])
    expect(image.indexOf('USER node')).toBeLessThan(image.indexOf('\nCMD'))
    expect(unit).toContain('DynamicUser=yes')
  })
})
