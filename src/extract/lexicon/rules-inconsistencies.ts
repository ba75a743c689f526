// Why it exists: the rules by which two places of one text are found not to hold together, each with one text of ours.
import type { Rule } from './rules.ts'

export const INCONSISTENCY_RULES = {
  'two-lengths': {
    says: 'Two lengths of the one event that cannot both be true.',
    example:
      'Marit Berg and Jonas Lind spoke by phone for two hours on Monday.\nThe call between Berg and Lind lasted 20 minutes.',
  },
  'office-and-private-citizen': {
    says: 'One person in office in one place and a private citizen in another.',
    example: 'President Marit Berg met Jonas Lind in Lume. Berg, a private citizen, said little.',
  },
  'office-and-left': {
    says: 'One person in an office that the text says was left for good.',
    example:
      'Energy Minister Jonas Lind spoke on Monday. Lind, who left politics in 2024 and has held no office since, said little.',
  },
  'two-portfolios': {
    says: 'One person as the minister of two things.',
    example: 'Education Minister Jonas Lind spoke on Monday. Lind, the interior minister since March, said little.',
  },
  'two-forenames': {
    says: 'One office and surname with two forenames that look alike.',
    example: 'Transport Minister Anna Velt spoke on Monday. Transport Minister Hanna Velt took office in January.',
  },
  'past-election': {
    says: 'Somebody who is running in an election that is already past.',
    example: 'Marit Berg, who is running for mayor in the election of May 2025, opened her campaign on Wednesday.',
  },
  'two-counts': {
    says: 'One thing counted twice, with two exact numbers.',
    example:
      'Police arrested 46 people at a rally in Lume. All 64 people who were arrested at the rally have been released.',
  },
  'headline-toll': {
    says: 'A headline and its text that give two tolls.',
    example: 'Six killed in crash near Lume\nFive people were killed when a coach left the road, police said.',
  },
  'two-ages': {
    says: 'One person with two ages.',
    example: 'Paramedics took Nell Aldous, 34, to hospital. Aldous, 43, told reporters that she was well.',
  },
  'two-sentences': {
    says: 'One conviction with two terms.',
    example: 'A vicar was jailed for four years on Monday. The six-year sentence reflected the breach of trust.',
  },
  'two-scores': {
    says: 'One match with two scores.',
    example: 'Lume beat Tarn City 3-2 on Monday. The 3-1 victory takes them to second place.',
  },
  'two-votes': {
    says: 'A headline and its text that give two counts of one vote.',
    example: 'Law passed by 51 votes to 48\nParliament passed the law on Monday by 53 votes to 48.',
  },
  'two-dates': {
    says: 'Two days of one thing that happens once.',
    example: 'The church was built in 1703. Villagers wept for a church that, built in 1730, had outlived three wars.',
  },
} as const satisfies Readonly<Record<string, Rule>>
