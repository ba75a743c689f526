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
    says: '“Y declined to comment”: the nearest claim about Y.',
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
  'falsely-claimed': {
    says: '“X falsely claimed that …”: the text itself denies what X claims.',
    example: 'Jonas Lind falsely claimed that the ferry had sunk off Lume.',
  },
  'denied-this': {
    says: '“Y denied this”: what somebody else has just claimed.',
    example: `${BERG}Lind denied this.`,
  },
  'denied-part': {
    says: '“Y denied any involvement in …”: the part, or the nearest claim about Y.',
    example: 'Velmar denied any involvement in the theft of the files.',
  },
  'claim-was-denied': {
    says: '“The claim was dismissed by Y”: the nearest claim about Y.',
    example: `${BERG}The claim was dismissed by Lind.`,
  },
  'which-denies': {
    says: '“…, a charge he denies”: the claim that stands in front of it.',
    example: 'Marit Berg said Jonas Lind had sold the ferry in May, a charge he denies.',
  },
  'no-truth': {
    says: '“There is no truth to the claim”: the claim before, or the one that it tells.',
    example: `${BERG}There is no truth to the claim.`,
  },
  'contrary-to': {
    says: '“Contrary to X’s claim that …”: the text itself denies it.',
    example: 'Contrary to Berg’s claim that the ferry had sunk, it lies at the quay in Lume.',
  },
  contradicting: {
    says: '“Y, contradicting X, said …”: the nearest claim of X.',
    example: `${BERG}Lind, contradicting Berg, said the ferry was in dock.`,
  },
  'is-false': {
    says: '“The claim is false”: the claim right before.',
    example: `${BERG}The claim is false.`,
  },
  denial: {
    says: '“Y’s denial came at once”: the nearest claim about Y.',
    example: `${BERG}Lind’s denial came within the hour.`,
  },
  'false-claims-that': {
    says: '“false claims that …”: the text itself denies what it repeats.',
    example: 'A video spread false claims that the ferry had sunk off Lume.',
  },
  'says-it-is-false': {
    says: '“That is false,” Y said: what somebody else has claimed before, of Y where it is about Y.',
    example: `${BERG}“That is false,” Lind said.`,
  },
  'says-nonsense': {
    says: '“Nonsense!” Y said: what somebody else has claimed before.',
    example: `${BERG}“Nonsense!” Lind said.`,
  },
  'says-it-never-happened': {
    says: '“It never happened,” Y said: what somebody else has claimed before.',
    example: `${BERG}“It never happened,” Lind said.`,
  },
  'says-made-up': {
    says: '“She made it up,” Y said: what somebody else has claimed before.',
    example: `${BERG}“She just made it up,” Lind said.`,
  },
  'says-did-not': {
    says: '“I have done no such thing,” Y said: what somebody else has claimed of Y.',
    example: `${BERG}“I have done no such thing,” Lind said.`,
  },
  'says-claims-are-false': {
    says: '“… your allegations are false”, within what Y says: the claims before.',
    example:
      'Velmar said in a letter that students had forged the figures. “We can show that your allegations are false,” Jonas Lind wrote.',
  },
  'says-the-contrary': {
    says: '“Y said he had never …”: Y negates what is claimed of Y in the words of the claim.',
    example: `${BERG}Lind said he had never sold the ferry.`,
  },
  'confirmed-report': {
    says: '“a confirmed report that …”: the text says that it is confirmed.',
    example: 'She spoke of a confirmed Lume Courier report that eight sailors were held at the border.',
  },
  'confirmed-claims': {
    says: '“Y confirmed the report”: the nearest claim about Y, or the one before.',
    example: `${BERG}Lind confirmed the claim.`,
  },
  'admitted-doing': {
    says: '“Y acknowledged selling …”: what is claimed of Y in the same words.',
    example: `${BERG}Lind acknowledged selling the ferry.`,
  },
  'was-confirmed-by': {
    says: '“Her death was confirmed by Y”: what the text tells, Y vouches for.',
    example: 'Marit Berg died on Monday. Her death was confirmed by the Lume Foundation.',
  },
  'says-it-is-true': {
    says: '“It is true,” Y said: what somebody else has claimed before.',
    example: `${BERG}“It is true,” Lind said.`,
  },
  'not-confirmed-that': {
    says: '“It has not been confirmed that …”: what it tells.',
    example: 'It has not been confirmed that the pilot survived the crash.',
  },
  'unconfirmed-reports-that': {
    says: '“unconfirmed reports that …”: what the reports tell.',
    example: 'There were unconfirmed reports that the dam at Lume had burst.',
  },
  'rumour-that': {
    says: '“The rumour is that …”: what the rumour tells.',
    example: 'The latest rumour is that the League is planning a march.',
  },
  'remains-unverified': {
    says: '“The claim remains unverified”: the claim before.',
    example: `${BERG}The claim remains unverified.`,
  },
  'could-not-verify': {
    says: '“The agency could not verify his claims”: the claims before.',
    example: `${BERG}The Morning Wire could not independently verify the account.`,
  },
  'no-evidence-that': {
    says: '“X gave no evidence that …”, “there is no evidence that …”: what it tells.',
    example: 'There is no evidence that votes were bought in Lume.',
  },
  'no-evidence-for': {
    says: '“There is no evidence for the claim”: the claim before.',
    example: `${BERG}There is no evidence for the claim.`,
  },
  'not-clear-whether': {
    says: '“It was not clear whether the claim was true”: the claim before.',
    example: `${BERG}It was not clear whether the claim was true.`,
  },
  'would-not-say': {
    says: '“Y would not say whether …”, “refused to discuss it”: the nearest claim about Y.',
    example: `${BERG}Lind would not say whether he had sold the ferry.`,
  },
  'does-not-recall': {
    says: '“Y could not recall …”: the claim that tells of it.',
    example: `${BERG}Lind could not recall the sale of a ferry to the bank.`,
  },
  'did-not-respond': {
    says: '“Y did not respond to requests for comment”: the nearest claim about Y.',
    example: `${BERG}Lind did not immediately respond to a request for comment.`,
  },
  'dismissed-as': {
    says: '“Y dismissed this as the invention of …”: what somebody else has just claimed.',
    example: `${BERG}Lind dismissed this as the invention of a rival.`,
  },
  contradicted: {
    says: '“Y contradicted her”: what somebody else has just claimed.',
    example: `${BERG}A bank clerk, Otto Falk, contradicted her.`,
  },
  'confirmed-the-news': {
    says: '“Y confirmed the sale”: what somebody else has just claimed.',
    example: `${BERG}Lind confirmed the sale.`,
  },
  'admits-it': {
    says: '“Y admitted that he had”: what somebody else has just claimed of Y.',
    example: `${BERG}Lind admitted that he had.`,
  },
  'neither-replied': {
    says: '“Neither party replied”: the claims right before.',
    example: `${BERG}Neither office replied to questions.`,
  },
  'could-not-reach': {
    says: '“It was not possible to reach Y”: the nearest claim about Y.',
    example: `${BERG}It was not possible to reach Lind for comment.`,
  },
  'not-aware': {
    says: '“Y was not aware of a sale”: the nearest claim about Y.',
    example: `${BERG}Lind said he was not aware of any sale of the ferry.`,
  },
  'not-guilty': {
    says: '“Y pleaded not guilty”: the nearest claim about Y.',
    example: `${BERG}Lind has pleaded not guilty.`,
  },
  'verdict-false': {
    says: '“Claim: … Verdict: False.”: a check that tells a claim and says that it is false.',
    example: 'Claim: Senator Paula Wynn voted against the dam bill.\nVerdict: False.',
  },
  'neither-verified': {
    says: '“Neither figure could be verified”: the claims right before.',
    example: 'Norland said 200 soldiers were killed. Vestmark said it lost 12. Neither figure could be verified.',
  },
} as const satisfies Readonly<Record<string, Rule>>
