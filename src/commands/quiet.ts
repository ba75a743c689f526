// Why it exists: quiet hours in the words of users: read, and shown the same in every answer.
import type { ChannelSettings, QuietHours } from '../core/settings.ts'
import { findZone } from '../delivery/slots.ts'
import { readHour, sayNoZone } from './wish-words.ts'

const EXAMPLE = 'settings quiet 22:00-07:00 Europe/Berlin'

/** '22:00-07:00 Europe/Berlin', '10pm to 7am'. `zone`: where none is named. A string says what is wrong. */
export function readQuiet(words: string, zone: string | null): QuietHours | string {
  const [, first, second, named] =
    /^(\d[\d:.apm]*)\s*(?:[-–—]|to\s|until\s|till\s|\s)\s*(\d[\d:.apm]*)(?:\s+(?:in\s+)?(\S.*))?$/iu.exec(
      words.trim(),
    ) ?? []
  if (first === undefined || second === undefined) return `Write two hours, such as: ${EXAMPLE}`
  const problems: { readonly text: string }[] = []
  const [from, until] = [first, second].map((word) => {
    const hours = new Set<string>()
    readHour(word.toLowerCase(), { hours, problems })
    return [...hours][0]
  })
  if (from === undefined || until === undefined) return problems.map(({ text }) => text).join(' ')
  if (from === until)
    return `From ${from} to ${until} is the whole day or nothing of it: write two hours, such as: ${EXAMPLE}`
  const timeZone = named === undefined ? zone : findZone(named)
  if (timeZone !== null) return { from, until, timeZone }
  return named === undefined
    ? `Name the time zone too, such as: settings quiet ${from}-${until} Europe/Berlin`
    : sayNoZone(named)
}

/** '22:00-07:00 Europe/Berlin', which `readQuiet` reads again. */
export function showQuiet({ from, until, timeZone }: QuietHours): string {
  return `${from}-${until} ${timeZone}`
}

/** ' Nothing is posted in its quiet hours …' for the end of an answer; '' where none are set. */
export function sayQuiet({ quiet }: ChannelSettings): string {
  return quiet === undefined ? '' : ` Quiet hours ${showQuiet(quiet)}: what is due in them comes at their end.`
}
