// Why it exists: words for a body and for its people: "soldiers had fired", and it is the army that gives no comment.

const GROUPS = [
  'army armies military soldiers troops soldier commander commanders general generals battalion brigade',
  'police officer officers policeman policemen constable constables detectives',
  'government cabinet minister ministers ministry authorities state',
  'airline carrier pilots jets plane planes flight',
  'navy warship sailors ship',
  'airforce bombers aircraft',
  'company firm manufacturer maker producer operator owner factory plant',
  'bank lender branches',
  'club team players coach',
  'church bishop priest priests diocese',
  'school teacher teachers pupils head',
  'university college dean professor students',
  'hospital clinic doctors nurses patients surgeons',
  'party candidate candidates lawmakers',
  'rebels rebel militia fighters insurgents guerrillas',
  'council mayor city town',
  'prison guards inmates prisoners wardens',
  'president presidency palace',
  'union strikers',
  'museum gallery curators',
].map((words) => new Set(words.split(' ')))

/** Whether two texts name one kind of body by words of one group. */
export function sharesBody(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  return GROUPS.some((group) => a.some((word) => group.has(word)) && b.some((word) => group.has(word)))
}

/** Whether a text names any such body: somebody may answer what it says. */
export function namesBody(text: string): boolean {
  const all = wordsOf(text)
  return GROUPS.some((group) => all.some((word) => group.has(word)))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}
