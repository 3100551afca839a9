import { SAYINGS } from '@pawfect/domain/certificates'
import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import agreementsDe from './locales/de/agreements.json' with { type: 'json' }
import breedingDe from './locales/de/breeding.json' with { type: 'json' }
import cameraDe from './locales/de/camera.json' with { type: 'json' }
import certificatesDe from './locales/de/certificates.json' with { type: 'json' }
import custodyDe from './locales/de/custody.json' with { type: 'json' }
import dailyDe from './locales/de/daily.json' with { type: 'json' }
import identityDe from './locales/de/identity.json' with { type: 'json' }
import marketDe from './locales/de/market.json' with { type: 'json' }
import matchingDe from './locales/de/matching.json' with { type: 'json' }
import meetupsDe from './locales/de/meetups.json' with { type: 'json' }
import modelsDe from './locales/de/models.json' with { type: 'json' }
import moderationDe from './locales/de/moderation.json' with { type: 'json' }
import patternsDe from './locales/de/patterns.json' with { type: 'json' }
import pedigreeDe from './locales/de/pedigree.json' with { type: 'json' }
import petsDe from './locales/de/pets.json' with { type: 'json' }
import searchDe from './locales/de/search.json' with { type: 'json' }
import shellDe from './locales/de/shell.json' with { type: 'json' }
import souvenirsDe from './locales/de/souvenirs.json' with { type: 'json' }
import vaultDe from './locales/de/vault.json' with { type: 'json' }
import agreements from './locales/en/agreements.json' with { type: 'json' }
import breeding from './locales/en/breeding.json' with { type: 'json' }
import camera from './locales/en/camera.json' with { type: 'json' }
import certificates from './locales/en/certificates.json' with { type: 'json' }
import custody from './locales/en/custody.json' with { type: 'json' }
import daily from './locales/en/daily.json' with { type: 'json' }
import identity from './locales/en/identity.json' with { type: 'json' }
import market from './locales/en/market.json' with { type: 'json' }
import matching from './locales/en/matching.json' with { type: 'json' }
import meetups from './locales/en/meetups.json' with { type: 'json' }
import models from './locales/en/models.json' with { type: 'json' }
import moderation from './locales/en/moderation.json' with { type: 'json' }
import patterns from './locales/en/patterns.json' with { type: 'json' }
import pedigree from './locales/en/pedigree.json' with { type: 'json' }
import pets from './locales/en/pets.json' with { type: 'json' }
import search from './locales/en/search.json' with { type: 'json' }
import shell from './locales/en/shell.json' with { type: 'json' }
import souvenirs from './locales/en/souvenirs.json' with { type: 'json' }
import vault from './locales/en/vault.json' with { type: 'json' }

const english = {
  agreements,
  breeding,
  camera,
  certificates,
  custody,
  daily,
  identity,
  market,
  matching,
  meetups,
  models,
  moderation,
  patterns,
  pedigree,
  pets,
  // What a report on a paper says is worded once, for this app and the page at which anybody checks papers.
  reports: SAYINGS.en,
  search,
  shell,
  souvenirs,
  vault,
}

const german = {
  agreements: agreementsDe,
  breeding: breedingDe,
  camera: cameraDe,
  certificates: certificatesDe,
  custody: custodyDe,
  daily: dailyDe,
  identity: identityDe,
  market: marketDe,
  matching: matchingDe,
  meetups: meetupsDe,
  models: modelsDe,
  moderation: moderationDe,
  patterns: patternsDe,
  pedigree: pedigreeDe,
  pets: petsDe,
  reports: SAYINGS.de,
  search: searchDe,
  shell: shellDe,
  souvenirs: souvenirsDe,
  vault: vaultDe,
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: typeof english
    strictKeyChecks: false
  }
}

/** Languages with a complete set of words, in their own name. */
export const LANGUAGES = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
] as const

/** Language chosen here before, else the machine's, else English. */
export function startI18n(language: string | null): i18n {
  const wanted = language ?? navigator.language.slice(0, 2)
  const lng = LANGUAGES.some(known => known.id === wanted) ? wanted : 'en'
  void i18next.use(initReactI18next).init({
    resources: { en: english, de: german },
    lng,
    fallbackLng: 'en',
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = lng
  i18next.on('languageChanged', next => {
    document.documentElement.lang = next
  })
  return i18next
}
