// Why it exists: the constructions by which English news denies, doubts and confirms, each told in our own sentences,
// and the many that look like one and are none.
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

/** [status, words of the claim, whose claim ('' where nobody's), who settles it ('' where nobody does)] */
type Flag = readonly [string, string, string, string]

function flagsOf(text: string): Flag[] {
  const { claims, people } = read(text)
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id
  return claims
    .filter(({ status }) => status !== 'attributed')
    .map(({ status, text: words, by, byText, settledBy }) => [
      status,
      words,
      by === null ? byText : nameOf(by),
      settledBy === undefined ? '' : nameOf(settledBy),
    ])
}

const HARBOUR = 'Mayor Anna Berg accused the port operator Velmar of dumping oil in the bay. '
const LOAN = 'Opposition leader Pia Sund claimed that Finance Minister Tom Lind had taken a secret loan. '

describe('denied', () => {
  test.each<[string, string, Flag[]]>([
    [
      'the allegations, by the body accused',
      `${HARBOUR}Velmar denied the allegations.`,
      [['denied', 'accused the port operator Velmar of dumping oil in the bay', 'Anna Berg', 'Velmar']],
    ],
    [
      'any wrongdoing is no proposition of anybody',
      'The trial of Jan Kroll opened in Sund on Monday. Kroll has denied any wrongdoing.',
      [],
    ],
    [
      'a pronoun stands for who denies',
      `${LOAN}Lind was in Sund on Tuesday. He denied the claim.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      '“That is false”',
      `${LOAN}“That is false,” Lind said.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      '“This is a complete lie”, in the next paragraph',
      `${LOAN}\nThe loan is said to be worth two million crowns.\n“This is a complete lie,” Lind told reporters.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      '“It never happened”',
      `${LOAN}“It never happened,” Lind said on Tuesday.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      '“She made it up”',
      `${LOAN}“She just made it up,” Lind said of the claim.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'said that this was not true',
      `${LOAN}Lind said this was not true.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'called it a lie',
      `${LOAN}Lind called the accusation “a shameless lie”.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'dismissed it as baseless',
      `${LOAN}His spokeswoman dismissed the claim as baseless.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'His spokeswoman']],
    ],
    [
      'the claim was dismissed by',
      `${LOAN}The allegation was dismissed by Lind as election noise.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'a charge he denies',
      'Tom Lind, the finance minister, is accused by Pia Sund of taking a secret loan. Sund said Lind had taken the money in May, a charge he denies.',
      [['denied', 'Lind had taken the money in May', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'which the ministry denies',
      'Pia Sund said the finance ministry had burned the files, which the ministry denies.',
      [['denied', 'the finance ministry had burned the files', 'Pia Sund', 'the ministry']],
    ],
    [
      'disputed an accusation that tells its claim and who makes it',
      'The dean has sent a letter disputing accusations by Velmar that students had forged the figures.',
      [['denied', 'students had forged the figures', 'Velmar', 'The dean']],
    ],
    [
      'rejected somebody’s claim that',
      'The ministry rejected Berg’s claim that the dam had been left unguarded.',
      [['denied', 'the dam had been left unguarded', 'Berg', 'The ministry']],
    ],
    [
      'called a report that tells its claim false',
      'A spokesman for Velmar called a report suggesting the company had bribed inspectors “false”.',
      [['denied', 'the company had bribed inspectors', 'a report', 'A spokesman for Velmar']],
    ],
    [
      'said the report is misleading',
      'The Sund Courier reported that Velmar had bribed two inspectors. Velmar spokesman Otto Falk said the Courier report was misleading.',
      [['denied', 'Velmar had bribed two inspectors', 'The Sund Courier', 'Otto Falk']],
    ],
    [
      'falsely claimed',
      'Jan Kroll falsely claimed that the ferry had sunk.',
      [['denied', 'the ferry had sunk', 'Jan Kroll', '']],
    ],
    [
      'fact-checkers: the claim is false',
      'Jan Kroll claimed that the ferry had sunk. The claim is false.',
      [['denied', 'the ferry had sunk', 'Jan Kroll', '']],
    ],
    [
      'fact-checkers: there is no truth to it',
      'Jan Kroll claimed that the ferry had sunk. There is no truth to the claim.',
      [['denied', 'the ferry had sunk', 'Jan Kroll', '']],
    ],
    [
      'no truth, a party says, to reports that',
      'Velmar said there was no truth to reports that it would close the shipyard.',
      [['denied', 'it would close the shipyard', '', 'Velmar']],
    ],
    [
      'contrary to what is claimed',
      'Contrary to Kroll’s claim that the ferry had sunk, it lies at the quay in Sund.',
      [['denied', 'the ferry had sunk', 'Kroll', '']],
    ],
    [
      'denied having',
      'Tom Lind has repeatedly denied having met the lobbyist.',
      [['denied', 'having met the lobbyist', '', 'Tom Lind']],
    ],
    [
      'denies that',
      'The ministry categorically denies that any of its planes crossed the border.',
      [['denied', 'any of its planes crossed the border', '', 'The ministry']],
    ],
    [
      'disputes that',
      'Velmar disputes that the oil came from its ships.',
      [['denied', 'the oil came from its ships', '', 'Velmar']],
    ],
    [
      'denied claims of',
      'The army denied claims of looting in the old town.',
      [['denied', 'looting in the old town', '', 'The army']],
    ],
    [
      'a denial as a noun',
      `${LOAN}Lind’s denial came within the hour.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'said he had never',
      `${LOAN}Lind said he had never taken a loan.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'said no such thing had happened',
      `${LOAN}Lind said no such loan existed.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'denying in a participle',
      `${LOAN}Lind left the hall without a word, later denying the claim in a post.`,
      [['denied', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      '“your allegations are false”',
      'Velmar said in a letter that two students had forged the figures. “Your allegations are false,” the dean, Ida Holm, wrote to the company.',
      [['denied', 'two students had forged the figures', 'Velmar', 'Ida Holm']],
    ],
    [
      'each denies the other’s version',
      'Norland said its patrol had been shot at first. Vestmark denied this.',
      [['denied', 'its patrol had been shot at first', 'Norland', 'Vestmark']],
    ],
    [
      'reports in a place',
      'The governor has strongly denied reports in the local press that her son was given the contract.',
      [['denied', 'her son was given the contract', '', 'The governor']],
    ],
    [
      'not a word of truth',
      'The singer Lila Voss is to marry in June, a tabloid claimed. Her agent said there was “not a word of truth” in it.',
      [['denied', 'The singer Lila Voss is to marry in June', 'a tabloid', 'Her agent']],
    ],
    [
      'dismissed as a report, the words in quotation marks',
      'The ministry dismissed as “pure fantasy” a report that it planned to close 30 schools.',
      [['denied', 'it planned to close 30 schools', 'a report', 'The ministry']],
    ],
    [
      'pleaded not guilty',
      'Prosecutors say Orlan Best paid the gang 30,000 crowns. Best has pleaded not guilty.',
      [['denied', 'Orlan Best paid the gang 30,000 crowns', 'Prosecutors', 'Best']],
    ],
    [
      'the verdict of a check',
      'CLAIM: Senator Paula Wynn voted against the dam bill.\nVERDICT: False.',
      [['denied', 'Senator Paula Wynn voted against the dam bill', '', '']],
    ],
    [
      'a plea reaches past the charge to the deed',
      'Police said Karl Roth stabbed the guard. They said Roth had been charged. Roth pleaded not guilty.',
      [['denied', 'Karl Roth stabbed the guard', 'Police', 'Karl Roth']],
    ],
    [
      'no evidence, says who should know, of what is claimed',
      'Social media users claimed the fire was started on purpose. Fire chief Dara Quill said there was no evidence to support that.',
      [['denied', 'the fire was started on purpose', 'Social media users', 'Dara Quill']],
    ],
    [
      'rumours of',
      'The rumours of a merger are untrue, the chief executive said.',
      [['denied', 'a merger', '', 'the chief executive']],
    ],
    [
      'not supported by',
      'The president’s claim that crime has doubled is not supported by official statistics.',
      [['denied', 'crime has doubled', 'The president', 'official statistics']],
    ],
    [
      'the claims of one sitting',
      'Velmar accused the reporter of forging a letter. It also accused her of hiding her name. “Your accusations are false,” Ida Holm wrote.',
      [
        ['denied', 'accused the reporter of forging a letter', 'Velmar', 'Ida Holm'],
        ['denied', 'also accused her of hiding her name', 'Velmar', 'Ida Holm'],
      ],
    ],
    [
      'their argument, refuted',
      'Voters are told that Farmers want a new canal. Their arguments, like that the old canal leaks badly, are easily refuted, engineers said.',
      [['denied', 'the old canal leaks badly', 'Farmers', 'engineers']],
    ],
  ])('%s', (_name, text, flags) => {
    expect(flagsOf(text)).toEqual(flags)
  })
})

describe('unconfirmed', () => {
  test.each<[string, string, Flag[]]>([
    [
      'no evidence that, of a report',
      'A report by the audit office said clerks had hidden the leak. The report did not give any evidence that Vestmark had opened the sluice.',
      [['unconfirmed', 'Vestmark had opened the sluice', 'The report', '']],
    ],
    [
      'without giving evidence',
      'Without giving evidence, Jan Kroll said the ferry had been sunk by Vestmark.',
      [['unconfirmed', 'the ferry had been sunk by Vestmark', 'Jan Kroll', '']],
    ],
    [
      'the agency could not verify',
      'Jan Kroll said the bridge had been hit twice. The Morning Wire could not independently verify the account.',
      [['unconfirmed', 'the bridge had been hit twice', 'Jan Kroll', '']],
    ],
    [
      'was unable to verify, two claims of one sitting',
      'Jan Kroll said the bridge had been hit twice. He said four people were hurt. The Morning Wire was unable to verify his claims.',
      [
        ['unconfirmed', 'the bridge had been hit twice', 'Jan Kroll', ''],
        ['unconfirmed', 'four people were hurt', 'Jan Kroll', ''],
      ],
    ],
    [
      'silence by the lead’s party, far down',
      `${HARBOUR}${'The bay is the largest of the island. '.repeat(9)}Velmar declined to comment.`,
      [['unconfirmed', 'accused the port operator Velmar of dumping oil in the bay', 'Anna Berg', '']],
    ],
    [
      'the acronym of the name',
      'The National Harbour Agency lost the keys in May, Anna Berg said. The NHA declined to comment.',
      [['unconfirmed', 'The National Harbour Agency lost the keys in May', 'Anna Berg', '']],
    ],
    [
      'apposition between party and silence',
      `${HARBOUR}Velmar, which runs nine terminals on the coast, did not respond to a request for comment.`,
      [['unconfirmed', 'accused the port operator Velmar of dumping oil in the bay', 'Anna Berg', '']],
    ],
    [
      'could not be reached',
      `${LOAN}Lind could not immediately be reached for comment.`,
      [['unconfirmed', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', '']],
    ],
    [
      'would not say whether',
      `${LOAN}Asked about it, Lind would not say whether he had taken the money.`,
      [['unconfirmed', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', '']],
    ],
    [
      'refused to discuss',
      `${LOAN}Lind refused to discuss the claim.`,
      [['unconfirmed', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', '']],
    ],
    [
      'has not commented on this rumour',
      'Anna Berg spoke of a rumour that the League is planning a march. The League has not commented on the rumour.',
      [['unconfirmed', 'the League is planning a march', '', '']],
    ],
    [
      'unconfirmed reports that',
      'There were unconfirmed reports that the dam at Sund had burst.',
      [['unconfirmed', 'the dam at Sund had burst', '', '']],
    ],
    [
      'unconfirmed reports said',
      'Unconfirmed reports said the dam at Sund had burst.',
      [['unconfirmed', 'the dam at Sund had burst', 'reports', '']],
    ],
    [
      'it has not been confirmed that',
      'It has not been confirmed that the pilot survived.',
      [['unconfirmed', 'the pilot survived', '', '']],
    ],
    [
      'no evidence that, of what is claimed',
      'Jan Kroll said votes had been bought in Sund. There is no evidence that votes were bought in Sund.',
      [['unconfirmed', 'votes had been bought in Sund', 'Jan Kroll', '']],
    ],
    [
      'there is no evidence for the claim',
      'Jan Kroll said votes had been bought in Sund. There is no evidence for the claim.',
      [['unconfirmed', 'votes had been bought in Sund', 'Jan Kroll', '']],
    ],
    [
      'it was not clear whether the claim was true',
      'Jan Kroll said votes had been bought in Sund. It was not clear whether the claim was true.',
      [['unconfirmed', 'votes had been bought in Sund', 'Jan Kroll', '']],
    ],
    [
      'yet to confirm',
      `${HARBOUR}The environment agency has yet to confirm the claim.`,
      [['unconfirmed', 'accused the port operator Velmar of dumping oil in the bay', 'Anna Berg', '']],
    ],
    [
      'declined to address somebody’s report',
      'The Sund Courier reported that Velmar had bribed two inspectors. A spokesman for Velmar declined to address the Courier’s report.',
      [['unconfirmed', 'Velmar had bribed two inspectors', 'The Sund Courier', '']],
    ],
    [
      'the claims remain unverified',
      'Jan Kroll said votes had been bought in Sund. The claim remains unverified.',
      [['unconfirmed', 'votes had been bought in Sund', 'Jan Kroll', '']],
    ],
    [
      'not possible to verify',
      'The Vestan army said it had shot down 12 drones overnight. It was not immediately possible to verify the claim.',
      [['unconfirmed', 'it had shot down 12 drones overnight', 'The Vestan army', '']],
    ],
    [
      'behind “but” the text itself speaks',
      'Local media reported that five people had died, but this could not be independently confirmed.',
      [['unconfirmed', 'five people had died', 'Local media', '']],
    ],
    [
      'police could not confirm that',
      'Neighbours said they had heard shots before midnight, but police said they could not confirm that.',
      [['unconfirmed', 'they had heard shots before midnight', 'Neighbours', '']],
    ],
    [
      'both companies',
      'The bank is in talks to buy its rival Corva, two people familiar with the matter said. Both companies declined to comment.',
      [['unconfirmed', 'The bank is in talks to buy its rival Corva', 'two people familiar with the matter', '']],
    ],
    [
      'the army and its soldiers',
      'Survivors said soldiers had burned the mill at Sela. The army has not commented.',
      [['unconfirmed', 'soldiers had burned the mill at Sela', 'Survivors', '']],
    ],
  ])('%s', (_name, text, flags) => {
    expect(flagsOf(text)).toEqual(flags)
  })
})

describe('confirmed', () => {
  test.each<[string, string, Flag[]]>([
    [
      'by the one it is about',
      `${LOAN}Lind confirmed that he had taken the loan.`,
      [['confirmed', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'acknowledged',
      `${LOAN}Lind acknowledged taking the loan.`,
      [['confirmed', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'confirmed the report',
      'The Sund Courier reported that Velmar had bribed two inspectors. The prosecutor confirmed the report.',
      [['confirmed', 'Velmar had bribed two inspectors', 'The Sund Courier', 'The prosecutor']],
    ],
    [
      'admitted the claim was true',
      `${LOAN}Lind admitted that the claim was true.`,
      [['confirmed', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
    [
      'a confirmed report that',
      'He spoke of a confirmed Sund Courier report that eight sailors were held at the border.',
      [['confirmed', 'eight sailors were held at the border', 'Sund Courier', '']],
    ],
    [
      'a death, by the family',
      'The painter Ida Holm died on Monday at her home in Sund. Her death was confirmed by the Holm Foundation.',
      [['confirmed', 'Her death', '', 'the Holm Foundation']],
    ],
    [
      '“It is true”',
      `${LOAN}“It is true,” Lind said.`,
      [['confirmed', 'Finance Minister Tom Lind had taken a secret loan', 'Pia Sund', 'Tom Lind']],
    ],
  ])('%s', (_name, text, flags) => {
    expect(flagsOf(text)).toEqual(flags)
  })
})

describe('none of these', () => {
  test.each([
    ['denied bail', 'Jan Kroll was denied bail on Monday, his lawyer Ida Holm said.'],
    ['denied entry', 'Anna Berg said the guards had denied him entry to the club.'],
    ['denied a request', 'The judge denied the company’s request for a delay. Anna Berg said she was glad.'],
    ['denied the appeal', 'Jan Kroll said the trial had been unfair. The court denied his appeal.'],
    ['rejected the offer', 'Anna Berg said the offer was fair. The union rejected the offer.'],
    ['rejected the bill', `${LOAN}The senate rejected the bill.`],
    ['dismissed the minister', `${LOAN}The president dismissed Lind on Friday.`],
    [
      'dismissed the charges: a judge',
      'Prosecutors said Jan Kroll had stolen the boat. The judge dismissed the charges.',
    ],
    ['did not deny', `${LOAN}Lind did not deny the claim.`],
    ['denied earlier, admits now', `${LOAN}Lind, who had earlier denied the claim, admitted taking the loan.`],
    ['would deny if asked', `${LOAN}He would deny the claim if asked, she said.`],
    ['confirmed the nominee', `${LOAN}The senate confirmed Ida Holm as judge.`],
    ['confirmed cases', 'The health office said 12 cases were confirmed in Sund.'],
    ['an unconfirmed date', 'The band said the album was ready. The date of the tour is unconfirmed.'],
    ['a question', `${LOAN}Will Lind deny the claim?`],
    ['a charity that denies nothing', 'Anna Berg said the sea was calm. She denied herself every comfort.'],
    ['silence on another matter', `${LOAN}The zoo declined to comment on the escape of a bear.`],
    ['an official who may not speak', 'Anna Berg said the sea was calm. The official declined to be named.'],
    ['whoever declined to say more', `${LOAN}Sund declined to give further details.`],
    ['false in a name', `${LOAN}Falls of False Bay are dry this year.`],
    ['a false alarm', 'The fire brigade said the alarm had been false.'],
    ['a film', 'In the film, a spy denies the claim that she stole the plans.'],
    ['that is not true of everybody', 'Anna Berg said boats were cheap. That is not true of yachts, she added.'],
    ['one’s own earlier words', 'Anna Berg said the sea was calm. “That is not what I wanted,” she said.'],
    [
      'said she could not confirm her own trip',
      'Anna Berg said the sea was calm. She could not confirm when she would return.',
    ],
    ['no comment in a song', 'Anna Berg said the song “No Comment” was her best.'],
    ['nobody denies', `${LOAN}Nobody denies that the ministry is short of money.`],
    ['cannot be denied', `${LOAN}It cannot be denied that money is short.`],
    ['rejected as too dear', `${LOAN}The council rejected the plan as too dear.`],
    ['a goal disputed', 'Anna Berg said the match was fair. Sund disputed the second goal.'],
    ['no evidence, before a judge', 'The judge said there was no evidence that Kroll had known of the plan.'],
    ['wrongdoing, and no more', 'The company, which has denied wrongdoing, will pay a fine of 2 million crowns.'],
    ['a court on a claim', 'The court rejected claims by the tenants that the rent rise was unlawful.'],
    ['did not deny that', 'The senator did not deny that he had taken the trip.'],
    [
      'a plea is no word on the ruling',
      'A court ruled on Monday that former minister Ola Brink must stand trial. Brink pleaded not guilty.',
    ],
    ['a plea is no word on the charge', 'Police said Karl Roth was charged with murder. Roth pleaded not guilty.'],
    ['wrongdoing denied is no word on the arrest', 'Police said Karl Roth had been arrested. Roth denied wrongdoing.'],
    ['denied a visa', 'The embassy denied him a visa, saying his papers were false.'],
    ['a question to the reader', 'Will she deny it or will she not? Anna Berg said that it was raining.'],
    [
      'an insurer and its customers’ claim',
      'The insurer first dismissed the villagers’ claim because nobody could confirm the time of the landslide.',
    ],
    ['unclear', 'Anna Berg said the sea was calm. It remains unclear whether the ferry will sail.'],
    ['an answer to a question about one’s own future', 'Asked if he would resign, the minister refused to comment.'],
  ])('%s', (_name, text) => {
    expect(flagsOf(text).filter(([status]) => status !== 'confirmed')).toEqual([])
  })
})

const TWO_SAY =
  "Transport Minister Ada Korin said on Monday that the port would open in May.\nUnion leader Piet Rasmund said the port was full of sand.\nThe minister's claim could not be independently verified."
test('the claim of somebody who is called by a role is that one’s, though another spoke since', () => {
  const open = read(TWO_SAY).claims.filter(({ status }) => status === 'unconfirmed')
  expect(open.map(({ by }) => by)).toEqual(['ada-korin'])
})

test('the claim of somebody whom no claimant is called reaches none', () => {
  const open = read(TWO_SAY.replace('The minister', 'The governor')).claims.filter(
    ({ status }) => status === 'unconfirmed',
  )
  expect(open).toEqual([])
})
