// Why it exists: whether "he" or "she" can be a person, as far as the given name or a role tells.
import type { Person } from '../core/person.ts'
import { MEN, WOMEN } from './lexicon/genders.ts'

const HER =
  /\b(?:\p{L}*woman|queen|princess|duchess|actress|mother|wife|widow|daughter|sister|aunt|grandmother|girl|lady|mrs|ms)\b/iu
const HIS =
  /\b(?:\p{L}*(?<!wo)man|king|prince|duke|actor|father|husband|widower|son|brother|uncle|grandfather|boy|mr|sir)\b/iu

export type Gender = 'he' | 'she'

/** What a person's given name says, or else the roles that the text gives; null where neither does, or they differ. */
export function genderOf({ name, roles }: Person): Gender | null {
  const given = (name.split(' ')[0] ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const roleText = roles.map(({ text }) => text).join(' , ')
  const [her, his] = [HER.test(roleText), HIS.test(roleText)]
  const byRole = her === his ? null : her ? 'she' : 'he'
  const byName = WOMEN.has(given) ? 'she' : MEN.has(given) ? 'he' : null
  if (byName === null) return byRole === 'she' && /\b\p{L}*woman\b/iu.test(roleText) ? 'she' : null
  return byRole === null || byRole === byName || !/\p{L}+(?:wo)?man\b/iu.test(roleText) ? byName : null
}
