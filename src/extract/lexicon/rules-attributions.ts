// Why it exists: the rules by which a statement is found, each with one text of ours.
import type { Rule } from './rules.ts'

export const ATTRIBUTION_RULES = {
  'content-before-cue': {
    says: 'What stands in front of “X said”, or of “said X”, is what X said.',
    example: 'The bridge at Lume would stay shut until June, Marit Berg said on Monday.',
  },
  'content-around-cue': {
    says: 'A cue between two parts of what was said: both are one statement.',
    example: '“We are tired,” Marit Berg said, “and we want to go home.”',
  },
  'relative-around-cue': {
    says: '“a plan which X said had failed”: the pronoun and what follows the cue are what X said.',
    example: 'The council kept a plan which Marit Berg said had failed twice.',
  },
  'clause-after-cue': {
    says: 'The clause behind the verb of saying, with or without “that”, is what was said.',
    example: 'Marit Berg said that the ferry to Lume would sail again in May.',
  },
  'clause-after-aside': {
    says: '“As X said, …”: the source stands aside, and the main clause is what X said.',
    example: 'As Marit Berg said on Monday, the ferry will sail again in May.',
  },
  'title-case-cue': {
    says: 'A verb of saying in a headline whose words have capitals: “Berg Says Port Will Close”.',
    example: 'Marit Berg Says Lume Ferry Will Sail Again\nThe ferry is tied up.',
  },
  'infinitive-after-cue': {
    says: '“promised to …”, “urged Y to …”: what is promised or urged is the infinitive.',
    example: 'Marit Berg promised to reopen the school in Lume.',
  },
  'phrase-after-cue': {
    says: 'A noun or an -ing form behind a verb that takes one: “denied taking money”.',
    example: 'Marit Berg denied taking money from the ferry company.',
  },
  'quotation-after-cue': {
    says: 'The quotation behind the verb of saying is what was said.',
    example: 'Marit Berg said, “The ferry will sail again in May.”',
  },
  colon: {
    says: 'What follows the colon behind the cue is what was said.',
    example: 'Marit Berg said: the ferry will sail again in May.',
  },
  'object-and-name': {
    says: '“called the deal a disaster”: the object with what it is called.',
    example: 'Marit Berg called the deal a disaster.',
  },
  'quoted-words-of-object': {
    says: 'Of an object that is quoted in part, the words in quotation marks are what was said.',
    example: 'Marit Berg praised the “brave and stubborn” crew of the ferry.',
  },
  'object-of-preposition': {
    says: '“called for …”, “warned against …”, “called on Y to …”: what follows the preposition.',
    example: 'Marit Berg called for an inquiry into the fire at the harbour.',
  },
  'asked-of': {
    says: '“asked whether …”: what somebody was asked is a question, not a statement.',
    example: 'Asked whether the ferry would sail again, Marit Berg said that she hoped so.',
  },
  'according-to': {
    says: '“According to X” gives the source; the rest of the clause is what X said.',
    example: 'The fire began in the kitchen, according to the coast guard.',
  },
  'told-by': {
    says: '“was first reported by X”: what stands in front is what X told of.',
    example: 'The death of the harbour master was confirmed by the coast guard.',
  },
  'noun-cue': {
    says: 'A noun of saying with its owner and a that-clause: “Berg’s claim that …”.',
    example: 'Marit Berg’s claim that the ferry was unsafe surprised the crew.',
  },
  'colon-before-paragraph': {
    says: '“X said:” at the end of a paragraph: the quotation of the next paragraph is what X said.',
    example: 'Marit Berg told the council:\n“The ferry will sail again in May.”',
  },
  'verb-behind-quotation': {
    says: '“…,” the letter read: who stands with a verb behind a quotation and its comma brings it.',
    example: '“We will not wait any longer for a ferry,” the letter from Lume read.',
  },
  'verb-before-quotation': {
    says: 'Berg answered, “…”: a verb that may bring a quotation, in front of its comma.',
    example: 'Marit Berg answered, “It was clear to all of us.”',
  },
  'name-before-quotation': {
    says: 'Berg: “…”: a name right in front of the colon brings the quotation.',
    example: 'Marit Berg: “The ferry will sail again in May.”',
  },
  'colon-before-quotation': {
    says: 'Berg had one wish: “…”: the quotation behind the colon is of whom the clause is about.',
    example: 'Marit Berg had one wish for the guests: “Go home and get some sleep.”',
  },
  'quotation-in-object': {
    says: '“lamented a town that ‘sleeps all year’”: the object of such a verb with the words quoted in it.',
    example: 'Marit Berg lamented a town in which people “hardly know each other”.',
  },
  'shouted-words': {
    says: '“chants of ‘…’”, “‘…,’ came the reply from X”: words that were shouted or given back, by whom they came from.',
    example: '“Never again,” came the reply from the harbour master.',
  },
  'quoted-words-of-noun': {
    says: '“her ‘…’ promise”: the words between an owner and a noun of saying are the owner’s.',
    example: 'Marit Berg’s “no ship shall leave” promise pleased the town.',
  },
  'label-before-words': {
    says: 'A name and a colon open a headline or the turns of an interview: what follows is said by who is named.',
    example: 'The Ledger: Will the ferry sail again?\nMarit Berg: It will sail in May, I hope.',
  },
} as const satisfies Readonly<Record<string, Rule>>
