import type { UserId } from '@pawfect/domain/identity'
import type { BridgeClient } from '../../bridge/index.ts'
import { sendStudbook } from './send-studbook.ts'

/** Two founders, their children Rex and Bella, and Zara from elsewhere. */
const KENNEL = `id,sire,dam,sex,born,breed
Old Sam,,,male,2015,Poodle
Old Ann,,,female,2015,Poodle
Rex,Old Sam,Old Ann,male,2019,Poodle
Bella,Old Sam,Old Ann,female,2020,Poodle
Max,,,male,2018,Boxer
Zara,,,female,2019,Poodle
Pip,Max,Zara,male,2021,Poodle
`

/** A studbook with these seven in it, and the number each of them has there. */
export async function openKennel(bridge: BridgeClient, accountId: UserId) {
  const { studbookId } = await sendStudbook(bridge, { accountId, table: KENNEL })
  const book = { accountId, studbookId }
  const { animals } = await bridge.pedigree.searchAnimals({
    ...book,
    text: '',
    page: { offset: 0, limit: 500 },
  })
  const idOf = (name: string) => animals.find(animal => animal.name === name)?.animalId ?? 0
  return { ...book, idOf }
}
