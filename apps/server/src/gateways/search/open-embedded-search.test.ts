import { openEmbeddedSearch } from './open-embedded-search.ts'
import { describePetSearch } from './pet-search-compliance.ts'

describePetSearch('the search of this process', async () => openEmbeddedSearch())
