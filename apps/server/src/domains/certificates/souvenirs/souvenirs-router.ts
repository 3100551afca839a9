import { router } from '../../../procedures/index.ts'
import { createGiveBackSouvenir } from './give-back-souvenir.ts'
import { hostEvent, visitEvent } from './host-event.ts'
import { createListShelf, createSouvenirDesk } from './list-shelf.ts'
import type { SouvenirsPorts } from './souvenirs-ports.ts'
import { createTakeSouvenir } from './take-souvenir.ts'

/** Everything under `souvenirs.`. */
export const createSouvenirsRouter = (ports: SouvenirsPorts) =>
  router({
    listShelf: createListShelf(ports),
    desk: createSouvenirDesk(ports),
    takeSouvenir: createTakeSouvenir(ports),
    giveBackSouvenir: createGiveBackSouvenir(ports),
    hostEvent,
    visitEvent,
  })
