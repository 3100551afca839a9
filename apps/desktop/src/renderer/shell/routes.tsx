import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { z } from 'zod'
import { litterSearchSchema } from '../domains/certificates/litter-search.ts'
import { AppFrame } from './app-frame.tsx'
import { CrashPage } from './crash-boundary.tsx'
import { NotFound } from './not-found.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { RequireAccount } from './require-account.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../domains/identity/welcome-screen.tsx'), 'WelcomeScreen'),
})

const solo = createRoute({
  getParentRoute: () => root,
  path: '/solo',
  component: lazyRouteComponent(() => import('../domains/meetups/solo-park-screen.tsx'), 'SoloParkScreen'),
})

const park = createRoute({
  getParentRoute: () => root,
  path: '/park/$meetupId',
  component: lazyRouteComponent(() => import('../domains/meetups/park-screen.tsx'), 'ParkScreen'),
})

const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: AppFrame })

const account = createRoute({
  getParentRoute: () => framed,
  path: '/account',
  validateSearch: z.object({ mode: z.enum(['in', 'up']).optional(), next: z.string().optional() }),
  component: lazyRouteComponent(() => import('../domains/identity/account-screen.tsx'), 'AccountScreen'),
})

const add = createRoute({
  getParentRoute: () => framed,
  path: '/add',
  component: lazyRouteComponent(() => import('../domains/pets/add-pet-screen.tsx'), 'AddPetScreen'),
})

const mine = createRoute({
  getParentRoute: () => framed,
  path: '/mine',
  component: lazyRouteComponent(() => import('../domains/pets/my-pets-screen.tsx'), 'MyPetsScreen'),
})

const papers = createRoute({
  getParentRoute: () => framed,
  path: '/papers',
  validateSearch: litterSearchSchema,
  component: lazyRouteComponent(() => import('../domains/certificates/papers-screen.tsx'), 'PapersScreen'),
})

const pedigree = createRoute({
  getParentRoute: () => framed,
  path: '/pedigree',
  validateSearch: z.object({ book: z.string().optional() }),
  component: lazyRouteComponent(
    () => import('../domains/pedigree/studbooks/studbooks-screen.tsx'),
    'StudbooksScreen',
  ),
})

const pedigreeImport = createRoute({
  getParentRoute: () => framed,
  path: '/pedigree/import',
  validateSearch: z.object({ id: z.string().optional(), step: z.literal('check').optional() }),
  component: lazyRouteComponent(
    () => import('../domains/pedigree/imports/import-screen.tsx'),
    'ImportScreen',
  ),
})

const pedigreeAnimal = createRoute({
  getParentRoute: () => framed,
  path: '/pedigree/animals/$animalId',
  validateSearch: z.object({
    tab: z.enum(['chart', 'genetics', 'claims', 'offspring']).optional().catch(undefined),
    generations: z.coerce.number().int().min(3).max(10).optional().catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import('../domains/pedigree/animals/animal-screen.tsx'),
    'AnimalScreen',
  ),
})

const pedigreeMates = createRoute({
  getParentRoute: () => framed,
  path: '/pedigree/mates/$animalId',
  component: lazyRouteComponent(() => import('../domains/pedigree/mates/mates-screen.tsx'), 'MatesScreen'),
})

const pedigreeLitter = createRoute({
  getParentRoute: () => framed,
  path: '/pedigree/litter',
  validateSearch: z.object({
    sire: z.coerce.number().int().min(1).optional().catch(undefined),
    dam: z.coerce.number().int().min(1).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../domains/pedigree/litter/litter-screen.tsx'), 'LitterScreen'),
})

const members = createRoute({ getParentRoute: () => framed, id: 'members', component: RequireAccount })

const petPhotos = createRoute({
  getParentRoute: () => members,
  path: '/mine/$petId/photos',
  component: lazyRouteComponent(
    () => import('../domains/pets/photo-insight-screen.tsx'),
    'PhotoInsightScreen',
  ),
})

const edit = createRoute({
  getParentRoute: () => members,
  path: '/mine/$petId',
  component: lazyRouteComponent(() => import('../domains/pets/edit-pet-screen.tsx'), 'EditPetScreen'),
})

const patterns = createRoute({
  getParentRoute: () => members,
  path: '/mine/patterns',
  validateSearch: z.object({ pet: z.string().optional() }),
  component: lazyRouteComponent(
    () => import('../domains/matching/patterns/patterns-screen.tsx'),
    'PatternsScreen',
  ),
})

const discover = createRoute({
  getParentRoute: () => members,
  path: '/discover',
  validateSearch: z.object({ pet: z.string().optional() }),
  component: lazyRouteComponent(() => import('../domains/matching/discover-screen.tsx'), 'DiscoverScreen'),
})

const animal = createRoute({
  getParentRoute: () => members,
  path: '/animals/$petId',
  component: lazyRouteComponent(() => import('../domains/pets/pet-profile-screen.tsx'), 'PetProfileScreen'),
})

const matches = createRoute({
  getParentRoute: () => members,
  path: '/matches',
  validateSearch: z.object({ plan: z.string().optional() }),
  component: lazyRouteComponent(() => import('../domains/meetups/matches-screen.tsx'), 'MatchesScreen'),
})

const agreements = createRoute({
  getParentRoute: () => members,
  path: '/agreements',
  component: lazyRouteComponent(
    () => import('../domains/certificates/agreements/agreements-screen.tsx'),
    'AgreementsScreen',
  ),
})

const newAgreement = createRoute({
  getParentRoute: () => members,
  path: '/agreements/new/$kind',
  params: {
    parse: ({ kind }) => ({ kind: kind === 'adoption' ? ('adoption' as const) : ('breeding' as const) }),
  },
  validateSearch: z.object({ dam: z.string().max(120).optional(), sire: z.string().max(120).optional() }),
  component: lazyRouteComponent(
    () => import('../domains/certificates/agreements/new-agreement-screen.tsx'),
    'NewAgreementScreen',
  ),
})

const agreement = createRoute({
  getParentRoute: () => members,
  path: '/agreements/$agreementId',
  component: lazyRouteComponent(
    () => import('../domains/certificates/agreements/agreement-screen.tsx'),
    'AgreementScreen',
  ),
})

const vault = createRoute({
  getParentRoute: () => members,
  path: '/papers/vault',
  component: lazyRouteComponent(
    () => import('../domains/certificates/vault/vault-screen.tsx'),
    'VaultScreen',
  ),
})

const souvenirs = createRoute({
  getParentRoute: () => members,
  path: '/papers/souvenirs',
  component: lazyRouteComponent(
    () => import('../domains/certificates/souvenirs/souvenirs-screen.tsx'),
    'SouvenirsScreen',
  ),
})

const market = createRoute({
  getParentRoute: () => members,
  path: '/papers/art',
  component: lazyRouteComponent(
    () => import('../domains/certificates/market/market-screen.tsx'),
    'MarketScreen',
  ),
})

const publishArtwork = createRoute({
  getParentRoute: () => members,
  path: '/papers/art/new',
  component: lazyRouteComponent(
    () => import('../domains/certificates/market/publish-artwork-screen.tsx'),
    'PublishArtworkScreen',
  ),
})

const artwork = createRoute({
  getParentRoute: () => members,
  path: '/papers/art/$artworkId',
  component: lazyRouteComponent(
    () => import('../domains/certificates/market/artwork-screen.tsx'),
    'ArtworkScreen',
  ),
})

const teachLabels = createRoute({
  getParentRoute: () => members,
  path: '/settings/labels',
  component: lazyRouteComponent(
    () => import('../domains/pets/models/teach-labels-screen.tsx'),
    'TeachLabelsScreen',
  ),
})

const settings = createRoute({
  getParentRoute: () => members,
  path: '/settings',
  component: lazyRouteComponent(() => import('../domains/identity/settings-screen.tsx'), 'SettingsScreen'),
})

const routeTree = root.addChildren([
  welcome,
  solo,
  park,
  framed.addChildren([
    account,
    add,
    mine,
    papers,
    pedigree,
    pedigreeImport,
    pedigreeAnimal,
    pedigreeMates,
    pedigreeLitter,
    members.addChildren([
      petPhotos,
      edit,
      discover,
      patterns,
      animal,
      matches,
      agreements,
      newAgreement,
      agreement,
      settings,
      teachLabels,
      vault,
      souvenirs,
      market,
      publishArtwork,
      artwork,
    ]),
  ]),
])

/** Every path of the app. In the hash, so that any host can serve the one page there is. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ({ error }) => (
    <CrashPage crash={error instanceof Error ? error : new Error(String(error))} />
  ),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
