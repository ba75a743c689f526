// Why it exists: the words that stand before a person's name or say what somebody is.

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Forms of address and ranks that only a person bears, lower case, without the dot. What follows them is a name. */
export const HONORIFICS: ReadonlySet<string> = words(`
  mr mrs ms mx miss madam madame mme mlle monsieur dr drs prof professor doctor sir dame lord lady baroness baron viscount earl 
  countess duke duchess king queen prince princess  emperor empress  emir shah tsar pope patriarch cardinal archbishop bishop
  father fr rev reverend pastor rabbi imam sheikh shaikh sheik shaykh ayatollah mullah maulana mufti swami guru saint sister brother
  hon honourable honorable hrh excellency justice judge
  gen general lt lieutenant col colonel maj major capt captain cpl corporal sgt sergeant pvt cmdr commander commodore adm admiral
  brig brigadier marshal inspector superintendent constable detective det supt insp
  sen senator rep congressman congresswoman councillor councilor councilman councilwoman alderman gov ambassador amb comrade
  engr engineer  barr barrister alhaji alhaja chief oba otunba hajiya mallam datuk datin dato tun puan encik tan sri
  shri smt kumari pandit advocate adv  doña señor sr sra herr frau uncle aunt auntie   papa  ustaz haji hajji
  deacon evangelist apostle prophet  bhai    pres
`)

/** Nouns for what a person does or is in public life: a name may follow them, and an apposition is built on them. Lower case, singular. */
export const ROLE_NOUNS: ReadonlySet<string> = words(`
  president vice-president minister premier chancellor secretary chairman chairwoman chairperson chair leader head chief director
  spokesman spokeswoman spokesperson spokesmen governor mayor deputy commissioner commander general ambassador envoy
  representative delegate senator congressman congresswoman lawmaker legislator parliamentarian mp mep mla mna mk councillor councilor
  officer official officer-in-charge adviser advisor aide negotiator diplomat consul attaché attache monarch king queen prince princess
  candidate nominee contender frontrunner incumbent politician statesman dictator strongman ruler warlord rebel dissident
  judge justice prosecutor attorney lawyer solicitor barrister advocate counsel magistrate sheriff marshal
  police-officer policeman policewoman detective investigator inspector superintendent constable sergeant colonel captain major soldier
  fighter pilot admiral lieutenant brigadier veteran
  ceo cfo coo cto founder co-founder cofounder owner boss executive manager entrepreneur businessman businesswoman businessperson
  tycoon billionaire millionaire magnate mogul investor banker economist analyst strategist consultant expert specialist auditor treasurer
  professor scholar academic lecturer teacher principal headteacher dean rector scientist researcher physicist biologist chemist
  historian sociologist psychologist epidemiologist virologist astronomer engineer architect doctor physician surgeon nurse
  journalist reporter correspondent editor columnist broadcaster presenter anchor commentator blogger photographer author writer poet
  novelist playwright translator actor actress singer musician rapper composer conductor dj comedian dancer artist painter sculptor
  filmmaker producer designer model star celebrity influencer youtuber chef coach player captain striker midfielder defender goalkeeper
  winger forward footballer cricketer batsman bowler wrestler boxer golfer cyclist swimmer sprinter runner athlete champion
  activist campaigner organiser organizer unionist protester coordinator co-ordinator convener convenor convenor member colleague
  counterpart ally successor predecessor rival opponent supporter follower volunteer worker staffer employee assistant
  farmer fisherman driver shopkeeper trader merchant vendor resident villager neighbour neighbor citizen native student pupil graduate
  refugee migrant survivor victim witness suspect defendant plaintiff convict inmate prisoner hostage gunman attacker shooter
  father mother son daughter brother sister husband wife widow widower uncle aunt cousin nephew niece grandson granddaughter
  grandfather grandmother grandmother parent partner girlfriend boyfriend fiancé fiancée friend baby boy girl man woman teenager youth
  pope patriarch cardinal archbishop bishop priest pastor imam cleric rabbi monk nun preacher missionary ayatollah emir sultan sheikh
  speaker whip ombudsman registrar clerk administrator curator librarian trustee patron guardian host guest narrator
  controller comptroller undersecretary under-secretary vice-chairman vice-chancellor vice-chair vice-minister co-chair co-chairman co-author
  ex-president ex-minister ex-wife ex-husband secretary-general director-general attorney-general governor-general
  hopeful superstar frontman rocker laureate winner finalist bronze-medallist medallist medalist pioneer legend icon veteran newcomer freelancer developer
  geologist climatologist meteorologist ecologist seismologist demographer jurist theologian philosopher critic reviewer
  bodyguard guard chauffeur butler maid cook baker butcher carpenter electrician plumber mechanic builder miner sailor
  housewife homemaker retiree pensioner caretaker janitor cleaner waiter waitress barber tailor potter weaver
`)

/** Endings of nouns for people: spokeswoman, columnist, historian. */
export const ROLE_ENDING =
  /(?:[a-z]{3,}(?:man|woman|person)|[a-z]{3,}ist|[a-z]{4,}(?:ologist|ographer|ician)|co-[a-z]+(?:er|or|ist))$/

/** Verbs of telling, any form, lower case: what a person does with words. */
export const SPEECH_VERBS: ReadonlySet<string> = words(`
  said says say saying told tells tell added adds adding explained explains stated states noted notes announced announces
  claimed claims argued argues insisted insists warned warns wrote writes tweeted tweets posted recalled recalls replied replies
  responded stressed stresses declared declares commented remarked remarks acknowledged admitted admits alleged asserted
  asked asks believes believed thinks hopes hoped confirmed confirms denied denies revealed reveals disclosed lamented quipped
  joked predicted predicts urged urges vowed pledged promised complained emphasised emphasized emphasizes underlined underscored
  reiterated reiterates expressed observed observes opined continued concluded described describes pointed suggested suggests
  testified mentioned highlighted disagreed agreed apologised apologized exclaimed laughed
`)

/** Small words inside surnames and patronymics, lower case. */
export const PARTICLES: ReadonlySet<string> = words(`
  de da do dos das del della di du la le van von der den ter ten bin bint binti ibn ben al el ul ur ud uz af zu zur y e 't vander
`)

/** Particles that make a run of names a person's: places have 'de' and 'la', but no 'bin'. */
export const PERSON_PARTICLES: ReadonlySet<string> = words('van von der bin bint binti ibn ben ul ur ud zu af')

export const SUFFIXES: ReadonlySet<string> = words('Jr Jr. Sr Sr. II III IV VI VII VIII IX XI XII XIII XIV XVI')

/** Letters behind a name that are no part of it. */
export const POSTNOMINALS: ReadonlySet<string> = new Set(
  'MP MEP MLA MNA MSP TD QC KC SC AM AO OBE MBE CBE KBE PhD Ph.D. MD CEO CFO FRS'.split(' '),
)

/** A whole title, lower case, of which a text may have one holder: 'the mayor', 'the foreign minister'. */
export const TITLE =
  /^(?:president|premier|mayor|governor|chancellor|king|queen|senator|minister|\p{Ll}+ minister|ambassador|chairman|chairwoman|commissioner|director|judge|general|speaker|envoy|negotiator|coach|bishop|archbishop|\p{Ll}+ secretary)$/u

/** An office of state, anywhere inside a role. */
export const OFFICE =
  /\b(?:president|prime minister|premier|chancellor|king|queen|governor|mayor|senator|minister|secretary of state|speaker)\b/i
