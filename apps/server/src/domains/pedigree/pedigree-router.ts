import { router } from '../../procedures/index.ts'
import { createGetSharedPedigree } from './get-shared-pedigree.ts'
import { createListStuds } from './list-studs.ts'
import type { PedigreePorts } from './pedigree-ports.ts'
import { sharePedigree } from './share-pedigree.ts'
import { withdrawPedigree } from './withdraw-pedigree.ts'

/** Everything under `pedigree.`. */
export const createPedigreeRouter = (ports: PedigreePorts) =>
  router({
    sharePedigree,
    withdrawPedigree,
    getSharedPedigree: createGetSharedPedigree(ports),
    listStuds: createListStuds(ports),
  })
