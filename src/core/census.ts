// Why it exists: how much is waiting and how it stands, counted for whoever runs the bot; no channel, address or name in it.
import type { DeliveryState } from './delivery.ts'
import type { Destination } from './subscription.ts'

export type Census = {
  /** Deliveries that have not ended, by platform and state. */
  readonly waiting: readonly {
    readonly platform: Destination['platform']
    readonly state: DeliveryState
    readonly count: number
  }[]
  /** Epoch ms: since when the one is due that has been due for longest; null where none is due. */
  readonly dueSince: number | null
  readonly sources: { readonly active: number; readonly failing: number; readonly gone: number }
  readonly articles: number
}

export type CensusStore = {
  /** `now`: epoch ms. */
  take(now: number): Promise<Census>
  /** Throws where the store cannot be written to. Writes nothing. */
  check(): Promise<void>
}
