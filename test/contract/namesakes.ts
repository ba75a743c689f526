// Why it exists: what every engine must do to tell two people of one name apart.
import { expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import type { Traits } from '../../src/core/trait.ts'
import { articleOf, claimOf, noon, sketchOf } from './rows.ts'

const plays: Traits = { name: 'Jon Amsel', initials: null, born: 2002, fields: ['sport'], earlier: [], states: [] }
const first = { id: 'jon-amsel', name: 'Jon Amsel', aliases: ['Amsel'], keys: ['jon amsel'] }
const other = { id: 'jon-amsel--b', name: 'Jon Amsel', aliases: [], keys: ['jon amsel'] }

export function namesakes(store: () => Store): void {
  async function prepare(): Promise<void> {
    await store().stories.save(sketchOf('s1'))
    for (const id of ['a', 'b']) await store().articles.save(articleOf(id), [])
    await store().people.save(first)
    await store().people.save({ id: 'ines-marsh', name: 'Ines Marsh', aliases: [] })
    const role = { text: 'striker', articleId: 'a', saidAt: noon }
    await store().people.saveMention({ personId: 'jon-amsel', articleId: 'a', localId: 'p1' }, [role], plays)
    await store().people.saveMention({ personId: 'jon-amsel', articleId: 'b', localId: 'p1' }, [])
    await store().people.saveMention({ personId: 'ines-marsh', articleId: 'b', localId: 'p2' }, [])
  }

  it('keeps what each article says of somebody, with the roles and who else is named', async () => {
    await prepare()
    const traits = await store().people.findTraits(['jon-amsel', 'ines-marsh'], 9)
    expect(traits).toMatchObject([{ articleId: 'a', localId: 'p1', traits: plays }])
    const found = (await store().people.findNamesakes(['jon-amsel'], 9)).toSorted((x, y) =>
      x.articleId < y.articleId ? -1 : 1,
    )
    expect(found).toMatchObject([
      { personId: 'jon-amsel', articleId: 'a', roles: ['striker'], traits: plays, company: [] },
      { personId: 'jon-amsel', articleId: 'b', roles: [], traits: null, company: ['ines-marsh'] },
    ])
    expect(await store().people.findTraits([], 9)).toEqual([])
    expect(await store().people.findNamesakes([], 9)).toEqual([])
    expect(await store().people.findNamesakes(['jon-amsel'], 1)).toHaveLength(1)
  })

  it('moves what articles say of one to another and back, with the claims of these alone', async () => {
    await prepare()
    const by = { personId: 'jon-amsel', name: 'Jon Amsel' }
    const claim = { ...claimOf('c1', {}), by, about: [], entries: [] }
    await store().claims.save(claim)
    const entry = {
      ...claimOf('c1', {}).entries[0],
      id: 'e1',
      claimId: 'c1',
      articleId: 'a',
      party: by,
    } as never
    await store().claims.append(entry)
    const ownerOf = async () => {
      const kept = await store().claims.find('c1')
      return [kept?.by?.personId, kept?.entries[0]?.party?.personId]
    }
    const articlesOf = async (id: string) => (await store().people.findMentions(id)).map(({ articleId }) => articleId)
    await store().people.moveMentions('jon-amsel', other, ['a'])
    expect(await articlesOf('jon-amsel--b')).toEqual(['a'])
    expect(await articlesOf('jon-amsel')).toEqual(['b'])
    expect((await store().people.find('jon-amsel--b'))?.roles.map(({ text }) => text)).toEqual(['striker'])
    expect(await ownerOf()).toEqual(['jon-amsel--b', 'jon-amsel--b'])
    await store().people.moveMentions('jon-amsel--b', first, ['a'])
    await store().people.absorb('jon-amsel--b', 'jon-amsel')
    expect(await articlesOf('jon-amsel')).toHaveLength(2)
    expect(await ownerOf()).toEqual(['jon-amsel', 'jon-amsel'])
    expect((await store().people.find('jon-amsel--b'))?.id).toBe('jon-amsel')
    await store().people.moveMentions('jon-amsel', other, [])
    expect((await store().people.find('jon-amsel--b'))?.id).toBe('jon-amsel--b')
  })
}
