// Why it exists: the rules by which a claim gets its status, each with one text of ours.
import type { Rule } from './rules.ts'

const BERG = 'Marit Berg said that Jonas Lind had sold the ferry to a bank. '

export const CLAIM_RULES = {
  statement: {
    says: 'What somebody says is so is a claim, until the text says more about it.',
    example: 'Marit Berg said that the ferry to Lume would sail again in May.',
  },
  'denied-that': {
    says: '“X denied that …”: what X denies is somebody’s claim, whoever made it.',
    example: 'Marit Berg denied that she had sold the ferry to a bank.',
  },
  'said-to-be-false': {
    says: '“… is a lie”, “reports that … were false”: the words are repeated to be denied.',
    example: 'Reports that Marit Berg had met Jonas Lind in Lume were false, the ministry said.',
  },
  'second-party-confirms': {
    says: 'Another party, not the claimant’s own spokesman, confirms the same words.',
    example: `${BERG}Jonas Lind confirmed that he had sold the ferry to a bank.`,
  },
  'no-confirmation-of-reports': {
    says: '“no confirmation of reports that …”: the report itself is the claim.',
    example: 'There was no confirmation from Norland of reports that a bridge had fallen into the river.',
  },
  'could-not-confirm-reports': {
    says: '“could not confirm reports that …”: the report itself is the claim.',
    example: 'Officials could not confirm reports that a bridge had fallen into the river.',
  },
  'neither-confirmed': {
    says: '“Neither side has confirmed”: the claims of the sentence before.',
    example: `${BERG}Neither office confirmed the sale.`,
  },
  'no-confirmation': {
    says: '“no immediate confirmation of X’s claims from Y”: X’s claims that involve Y.',
    example: `${BERG}There was no immediate confirmation of Berg’s claims from Lind.`,
  },
  'could-not-be-verified': {
    says: '“could not be independently verified”: the claims of the sentence before, or those it names.',
    example: `${BERG}The account could not be independently verified.`,
  },
  'has-not-confirmed': {
    says: '“Y has not confirmed …”: the nearest claim about Y.',
    example: `${BERG}Lind has not confirmed the sale.`,
  },
  'neither-confirmed-nor-denied': {
    says: '“Y neither confirmed nor denied”: the nearest claim about Y.',
    example: `${BERG}Lind has neither confirmed nor denied the sale.`,
  },
  'no-comment': {
    says: '“Y declined to comment”, “did not respond”: the nearest claim about Y.',
    example: `${BERG}Lind declined to comment on the sale.`,
  },
  'no-word-from': {
    says: '“no immediate comment from Y”: the nearest claim about Y.',
    example: `${BERG}There was no immediate comment from Lind.`,
  },
  'no-evidence': {
    says: '“without giving evidence”: the claim of the same sentence or the one before.',
    example: `${BERG}She gave no evidence.`,
  },
  'unconfirmed-reports': {
    says: '“unconfirmed reports say …”: the text itself says that nobody has confirmed it.',
    example: 'Unconfirmed reports said that a bridge had fallen into the river at Lume.',
  },
  'denied-claims': {
    says: '“Y denied the allegations”: the claims about Y, or those of the claimant whom it names.',
    example: `${BERG}Lind denied Berg’s allegations.`,
  },
  'called-false': {
    says: '“Y called the report false”: the nearest claim about Y.',
    example: `${BERG}Lind called Berg’s account completely false.`,
  },
} as const satisfies Readonly<Record<string, Rule>>
