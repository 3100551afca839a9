import { Skeleton, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudbookAnimal } from '../../../../bridge/index.ts'
import { TextLink } from '../../../shell/links.tsx'
import { BookQuestions } from '../genetics/book-questions.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigree } from '../use-pedigree.ts'
import { MateFinder } from './mate-finder.tsx'
import '../pedigree.css'
import './mates.css'

/** Whom to mate an animal with: everybody possible, ranked by the exact coefficient of the litter. */
export function MatesScreen(): ReactElement {
  const { t } = useTranslation('breeding')
  const animalId = Number(useParams({ from: '/framed/pedigree/mates/$animalId' }).animalId)
  const animal = usePedigree({
    key: ['animal', animalId],
    ask: ({ host, accountId }) => host.getAnimal({ accountId, animalId }),
  })
  return (
    <div className="pm-page mates-page">
      {animal.isPending ? (
        <Skeleton height={420} radius="lg" role="status" aria-label={t('mates.computing')} />
      ) : null}
      {animal.isError ? (
        <>
          <Title order={1} mb="md">
            {t('mates.computing')}
          </Title>
          <PedigreeError error={animal.error} />
        </>
      ) : null}
      {animal.data === undefined ? null : <MatesOf key={animalId} animal={animal.data} />}
    </div>
  )
}

function MatesOf({ animal }: { readonly animal: StudbookAnimal }): ReactElement {
  const { t } = useTranslation('breeding')
  const books = usePedigree({
    key: ['books'],
    ask: ({ host, accountId }) => host.listStudbooks({ accountId }),
  })
  const book = books.data?.studbooks.find(({ studbookId }) => studbookId === animal.studbookId)
  return (
    <>
      <TextLink
        to="/pedigree/animals/$animalId"
        params={{ animalId: `${animal.animalId}` }}
        search={{ tab: 'genetics' }}
        fz="sm"
      >
        {t('mates.back', { name: animal.name })}
      </TextLink>
      <Title order={1} style={{ overflowWrap: 'anywhere' }}>
        {t('mates.title', { name: animal.name })}
      </Title>
      <p className="mates-lead">{t('mates.lead')}</p>
      {book === undefined ? null : <BookQuestions book={book} />}
      <MateFinder animal={animal} species={book?.species ?? null} place={book?.place ?? null} />
    </>
  )
}
