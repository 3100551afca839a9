import { Button, Group, Text } from '@mantine/core'
import type { Unused } from '@pawfect/domain/matching/search'
import type { Pet } from '@pawfect/domain/pets'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../../shell/links.tsx'
import type { Search } from './use-search.ts'

/** What was read differently from how it was typed, what was not used and why, and what it may have meant. */
export function SearchNotes({ pet, search }: { readonly pet: Pet; readonly search: Search }): ReactElement {
  const { t } = useTranslation('search')
  const corrected = search.reading.understood.flatMap(understood => understood.corrected)
  return (
    <div className="search-notes">
      {corrected.map(({ typed, readAs }) => (
        <Text key={typed} fz="sm" c="dimmed">
          {t('readAs', { typed, readAs })}
        </Text>
      ))}
      {search.reading.unused.map(unused => (
        <UnusedNote key={`${unused.start}-${unused.words}`} unused={unused} search={search} />
      ))}
      {search.found?.notApplied.includes('distance') ? (
        <Text fz="sm">
          {t('notApplied', { name: pet.name })}{' '}
          <TextLink to="/mine/$petId" params={{ petId: pet.petId }}>
            {t('notAppliedDo', { name: pet.name })}
          </TextLink>
        </Text>
      ) : null}
    </div>
  )
}

function UnusedNote({ unused, search }: { readonly unused: Unused; readonly search: Search }): ReactElement {
  const { t } = useTranslation('search')
  const { words, reason, maybe } = unused
  return (
    <Group gap={8}>
      <Text fz="sm">{t(reason, { words })}</Text>
      {maybe.length > 0 ? <Text fz="sm">{t('didYouMean')}</Text> : null}
      {maybe.map(word => (
        <Button key={word} size="compact-sm" variant="light" onClick={() => search.rewrite(unused, word)}>
          {word}
        </Button>
      ))}
      {reason === 'unknown' ? (
        <Button size="compact-sm" variant="default" onClick={() => search.rewrite(unused, `"${words}"`)}>
          {t('asName', { words })}
        </Button>
      ) : null}
    </Group>
  )
}
