// Why it exists: what Slack's libraries have to say goes where our own faults go, without a secret in it.
import { type Logger, LogLevel } from '@slack/bolt'

/** Slack's tokens, and the ticket in a socket's address. */
const SECRETS = /\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+|(?<=[?&](?:ticket|app_id|token)=)[^&\s"]+/giu

export function hideSecrets(words: string): string {
  return words.replace(SECRETS, '•••')
}

export function makeLogger(report: (error: unknown) => void): Logger {
  const tell = (...words: readonly unknown[]) => report(new Error(hideSecrets(`Slack: ${words.map(String).join(' ')}`)))
  const drop = () => {}
  return {
    // The lower levels write tokens, addresses and whole messages.
    debug: drop,
    info: drop,
    warn: tell,
    error: tell,
    setLevel: drop,
    getLevel: () => LogLevel.WARN,
    setName: drop,
  }
}
