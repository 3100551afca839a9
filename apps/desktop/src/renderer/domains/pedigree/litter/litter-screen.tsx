import { Skeleton, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalBrief, Studbook } from '../../../../bridge/index.ts'
import { ButtonLink } from '../../../shell/links.tsx'
import { BookQuestions } from '../genetics/book-questions.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigree } from '../use-pedigree.ts'
import { LitterParents } from './litter-parents.tsx'
import { LitterResult } from './litter-result.tsx'
import '../genetics/genetics.css'
import '../mates/mates.css'
import './litter.css'

/** A litter of two animals, tried on paper. */
export function LitterScreen(): ReactElement {
  const { t } = useTranslation('breeding')
  const { sire, dam } = useSearch({ from: '/framed/pedigree/litter' })
  const books = usePedigree({
    key: ['books'],
    ask: ({ host, accountId }) => host.listStudbooks({ accountId }),
  })
  const parents = usePedigree({
    key: ['litter-parents', sire ?? 0, dam ?? 0],
    ask: async ({ host, accountId }) => ({
      sire: sire === undefined ? null : await host.getAnimal({ accountId, animalId: sire }),
      dam: dam === undefined ? null : await host.getAnimal({ accountId, animalId: dam }),
    }),
  })
  const { data } = books
  return (
    <div className="pm-page">
      <Title order={1}>{t('litter.title')}</Title>
      <p className="mates-lead">{t('litter.lead')}</p>
      <PedigreeError error={parents.error ?? books.error} />
      {data === undefined || parents.data === undefined ? (
        parents.isError || books.isError ? null : (
          <Skeleton height={300} radius="lg" role="status" aria-label={t('litter.computing')} />
        )
      ) : data.studbooks.length === 0 ? (
        <NoBook />
      ) : (
        <TriedLitter
          key={`${sire} ${dam}`}
          books={data.studbooks}
          sire={parents.data.sire}
          dam={parents.data.dam}
        />
      )}
    </div>
  )
}

function NoBook(): ReactElement {
  const { t } = useTranslation('breeding')
  return (
    <div className="pm-card mates-none">
      <Text mb="sm">{t('litter.noBook')}</Text>
      <ButtonLink to="/pedigree">{t('litter.toBooks')}</ButtonLink>
    </div>
  )
}

function TriedLitter(props: {
  readonly books: readonly Studbook[]
  readonly sire: AnimalBrief | null
  readonly dam: AnimalBrief | null
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { books, sire, dam } = props
  const navigate = useNavigate({ from: '/pedigree/litter' })
  const [bookId, setBookId] = useState((sire ?? dam)?.studbookId ?? books[0]?.studbookId ?? '')
  const book = books.find(({ studbookId }) => studbookId === bookId)
  const look = (next: { sire?: number | undefined; dam?: number | undefined }): void =>
    void navigate({ search: former => withoutGaps({ ...former, ...next }), replace: true })
  return (
    <>
      <LitterParents
        books={books}
        bookId={bookId}
        sire={sire}
        dam={dam}
        onBook={next => {
          setBookId(next)
          look({ sire: undefined, dam: undefined })
        }}
        onSire={animal => look({ sire: animal?.animalId })}
        onDam={animal => look({ dam: animal?.animalId })}
      />
      {book === undefined ? null : <BookQuestions book={book} />}
      {sire === null || dam === null ? (
        <Text mt="lg">{t('litter.choose')}</Text>
      ) : (
        <LitterResult
          sireId={sire.animalId}
          damId={dam.animalId}
          circumstances={`${book?.species} ${book?.place}`}
          place={book?.place ?? null}
        />
      )}
    </>
  )
}

function withoutGaps(search: { sire?: number | undefined; dam?: number | undefined }) {
  const { sire, dam } = search
  return { ...(sire === undefined ? {} : { sire }), ...(dam === undefined ? {} : { dam }) }
}
