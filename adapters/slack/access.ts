// Why it exists: Slack has no permission for "may manage this channel"; here it is asked who made it and who runs the workspace.
import type { webApi } from '@slack/bolt'
import type { Asker } from '../../src/core/command.ts'
import type { Clock } from '../../src/core/ports.ts'
import { slackCodeOf } from './outcome.ts'

/** Short, so that who is no admin any more is none here either; long enough for a form and its submission. */
const KEEP_MS = 60_000
const MAX_KEPT = 1_000
/** Of the 3 s in which a form can be opened. Who cannot be looked up in time may not manage: that errs to the safe side. */
const PATIENCE_MS = 1_200
/** Members are asked for by the app's page alone, for which nobody waits with a form; several pages take their time. */
const MEMBERS_PATIENCE_MS = 10_000
const MEMBERS_PAGE = 1_000
/** Whoever is not among so many counts as no member: that errs to the safe side. */
const MAX_MEMBER_PAGES = 10

export type Place = { readonly team: string; readonly channel: string; readonly userId: string }
export type Access = {
  readonly askerOf: (place: Place) => Promise<Asker>
  /** Whether the user may know that Readout posts in the channel. */
  readonly maySee: (place: Place) => Promise<boolean>
}

type User = { readonly timeZone: string | null; readonly isAdmin: boolean }
type Channel = { readonly creator: string | null; readonly isPrivate: boolean; readonly isMember: boolean }

export function makeAccess(ports: {
  readonly client: webApi.WebClient
  readonly clock: Clock
  /** A user group whose members may manage every channel: 'S…'. */
  readonly managers: string | null
  readonly report: (error: unknown) => void
}): Access {
  const { client, clock, managers } = ports
  const tolerate = makeTolerate(ports.report)
  const users = makeCache(clock, (key) => tolerate(loadUser(client, key)))
  const channels = makeCache(clock, (key) => tolerate(loadChannel(client, key)))
  const members = makeCache(clock, (key) => tolerate(loadMembers(client, key), MEMBERS_PATIENCE_MS))
  const group = makeCache(clock, (key) => tolerate(loadGroup(client, key)))

  return {
    askerOf: async ({ team, channel, userId }) => {
      const [user, found, chosen] = await Promise.all([
        users(`${team} ${userId}`),
        channels(channel),
        managers === null ? null : group(managers),
      ])
      const mayManage =
        isDirect(channel) ||
        user?.isAdmin === true ||
        (found !== null && found.creator === userId) ||
        chosen?.includes(userId) === true
      return {
        destination: { platform: 'slack', workspace: team, channel },
        userId,
        timeZone: user?.timeZone ?? null,
        mayManage,
        canPost: found?.isMember === true,
      }
    },
    maySee: async ({ channel, userId }) => {
      if (isDirect(channel)) return (await members(channel))?.includes(userId) === true
      const found = await channels(channel)
      if (found === null) return false
      return !found.isPrivate || (await members(channel))?.includes(userId) === true
    },
  }
}

/** A conversation with the app alone has no creator and no manager but the one who is in it. */
function isDirect(channel: string): boolean {
  return channel.startsWith('D')
}

async function loadUser(client: webApi.WebClient, key: string): Promise<User> {
  const [team = '', user = ''] = key.split(' ')
  const { user: found } = await client.users.info({ user })
  const timeZone = found?.tz ?? ''
  // In a shared channel somebody may be admin elsewhere.
  const isOurs = found?.team_id === undefined || found.team_id === team
  const isAdmin = found?.is_admin === true || found?.is_owner === true || found?.is_primary_owner === true
  return {
    timeZone: /^[A-Za-z][A-Za-z0-9_+\-/]{1,60}$/u.test(timeZone) ? timeZone : null,
    isAdmin: isOurs && isAdmin && found?.deleted !== true && found?.is_stranger !== true,
  }
}

async function loadChannel(client: webApi.WebClient, channel: string): Promise<Channel> {
  const { channel: found } = await client.conversations.info({ channel })
  // Of a conversation with the app alone Slack says nothing of members: that it is seen at all is enough.
  return {
    creator: found?.creator ?? null,
    isPrivate: found?.is_private !== false,
    isMember: found !== undefined && found.is_member !== false,
  }
}

async function loadMembers(client: webApi.WebClient, channel: string): Promise<readonly string[]> {
  const members: string[] = []
  let cursor = ''
  for (let page = 0; page < MAX_MEMBER_PAGES; page++) {
    const from = cursor === '' ? {} : { cursor }
    const answer = await client.conversations.members({ channel, limit: MEMBERS_PAGE, ...from })
    members.push(...(answer.members ?? []))
    cursor = answer.response_metadata?.next_cursor ?? ''
    if (cursor === '') break
  }
  return members
}

async function loadGroup(client: webApi.WebClient, usergroup: string): Promise<readonly string[]> {
  return (await client.usergroups.users.list({ usergroup })).users ?? []
}

/** What Slack does not tell, for want of a scope or of time, is null; a fault is reported once for each code. */
function makeTolerate(report: (error: unknown) => void) {
  const told = new Set<string>()
  return async <T>(loading: Promise<T>, patienceMs = PATIENCE_MS): Promise<T | null> => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), patienceMs)
    })
    try {
      return await Promise.race([loading, late])
    } catch (error) {
      const code = slackCodeOf(error) ?? String(error)
      if (!told.has(code) && told.size < 20) report(error)
      told.add(code)
      return null
    } finally {
      clearTimeout(timer)
      // It may still fail when nobody waits for it any more.
      loading.catch(() => {})
    }
  }
}

function makeCache<T>(clock: Clock, load: (key: string) => Promise<T | null>) {
  const kept = new Map<string, { readonly at: number; readonly value: Promise<T | null> }>()
  return async (key: string): Promise<T | null> => {
    const known = kept.get(key)
    if (known !== undefined && Math.abs(clock() - known.at) < KEEP_MS) return known.value
    const value = load(key)
    kept.delete(key)
    kept.set(key, { at: clock(), value })
    const oldest = kept.keys().next()
    if (kept.size > MAX_KEPT && oldest.done !== true) kept.delete(oldest.value)
    // What could not be told is asked again.
    if ((await value) === null) kept.delete(key)
    return value
  }
}
