import { Button, Group, Text, Title } from '@mantine/core'
import type { AttestationFile, AttestationSummary } from '@pawfect/domain/certificates'
import { IconAnchor, IconBan, IconEyeCheck, IconPencilCheck, IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccountScope } from '../../shell/host.ts'
import { readerLocale } from '../../shell/reader-locale.ts'
import { useTRPC } from '../../shell/server-client.ts'
import { useFactWords } from './fact-words.ts'
import { IssuePapersModal } from './issue-papers-modal.tsx'
import { paperFiles } from './paper-files.ts'
import { RevokePaperModal } from './revoke-paper-modal.tsx'
import { SavePaperButtons } from './save-paper-buttons.tsx'
import { ShowFactsModal } from './show-facts-modal.tsx'
import './papers.css'

/** Ask again while a stamp is still on its way. */
const ASK_FOR_ANCHOR_MS = 2000

/** Papers one has issued or that are about one's animals; what they say is read from the files kept here. */
export function MyPapers(): ReactElement | null {
  const { t } = useTranslation('certificates')
  const trpc = useTRPC()
  const accountId = useAccountScope()
  const papers = useQuery({
    ...trpc.certificates.listMyAttestations.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.attestations.some(paper => paper.state === 'signed') ? ASK_FOR_ANCHOR_MS : false,
  })
  const files = useQuery({
    queryKey: ['paper-files', accountId],
    queryFn: () => paperFiles(accountId),
    meta: { keep: false },
  })
  const list = papers.data?.attestations ?? []
  if (list.length === 0) return null
  return (
    <section aria-label={t('papers.mine')} style={{ marginTop: 36 }}>
      <Title order={2} mb="md">
        {t('papers.mine')}
      </Title>
      <div className="papers-grid">
        {list.map(paper => (
          <PaperCard key={paper.certificateId} paper={paper} file={files.data?.get(paper.certificateId)} />
        ))}
      </div>
    </section>
  )
}

const STAMPS = {
  signed: { icon: IconSignature, kind: 'signed', word: 'stampSigned' },
  anchored: { icon: IconAnchor, kind: 'anchored', word: 'stampAnchored' },
  revoked: { icon: IconBan, kind: 'revoked', word: 'stampRevoked' },
  corrected: { icon: IconPencilCheck, kind: 'revoked', word: 'papers.stampCorrected' },
} as const

function PaperCard(props: {
  readonly paper: AttestationSummary
  readonly file: AttestationFile | undefined
}): ReactElement {
  const { t, i18n } = useTranslation('certificates')
  const [modal, setModal] = useState<'revoke' | 'show' | 'correct' | null>(null)
  const { paper, file } = props
  const name = file?.facts.find(fact => fact.name === 'animal.name')?.value ?? t('papers.closed')
  const isCorrectable =
    paper.issuedByMe && paper.kind !== 'co-ownership' && ['signed', 'anchored'].includes(paper.state)
  const { icon: Icon, kind, word } = STAMPS[paper.state]
  const date = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' }).format(
    new Date(paper.issuedAt),
  )
  return (
    <article
      className="deed"
      aria-label={`${t(`papers.kind.${paper.kind}`)}: ${name}`}
      data-state={paper.state}
    >
      <div className="deed-kind">{t(`papers.kind.${paper.kind}`)}</div>
      <div className="deed-name">{name}</div>
      <div className="deed-stamps">
        <span className="stamp" data-kind={kind}>
          <Icon size={16} aria-hidden />
          {t(word)}
        </span>
      </div>
      {file === undefined ? <Text mt="sm">{t('papers.closedText')}</Text> : <PaperFacts file={file} />}
      <Text c="dimmed" mt="md">
        {t('papers.by', { name: paper.issuerName, role: t(`papers.role.${paper.attesterRole}`), date })}
      </Text>
      <Group mt="md" gap="xs">
        {file === undefined ? null : <SavePaperButtons file={file} />}
        {file === undefined ? null : (
          <Button
            radius="xl"
            variant="subtle"
            leftSection={<IconEyeCheck size={20} aria-hidden />}
            onClick={() => setModal('show')}
          >
            {t('papers.show')}
          </Button>
        )}
        {isCorrectable && file !== undefined ? (
          <Button radius="xl" variant="subtle" onClick={() => setModal('correct')}>
            {t('papers.correct')}
          </Button>
        ) : null}
        {paper.issuedByMe && paper.state !== 'revoked' ? (
          <Button variant="subtle" color="brick" onClick={() => setModal('revoke')}>
            {t('revoke')}
          </Button>
        ) : null}
      </Group>
      <RevokePaperModal
        paper={paper}
        name={name}
        opened={modal === 'revoke'}
        onClose={() => setModal(null)}
      />
      {file === undefined ? null : (
        <>
          <ShowFactsModal file={file} opened={modal === 'show'} onClose={() => setModal(null)} />
          <IssuePapersModal correcting={file} opened={modal === 'correct'} onClose={() => setModal(null)} />
        </>
      )}
    </article>
  )
}

function PaperFacts({ file }: { readonly file: AttestationFile }): ReactElement {
  const { labelOf, wordsOf } = useFactWords()
  const shown = file.facts.filter(({ name }) => !HIDDEN_ON_CARDS.has(name)).slice(0, 6)
  return (
    <dl className="paper-facts">
      {shown.map(({ name, value }) => (
        <div key={name}>
          <dt>{labelOf(name)}</dt>
          <dd>{wordsOf(name, value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Said elsewhere on the card, or not for somebody who looks over one's shoulder. */
const HIDDEN_ON_CARDS: ReadonlySet<string> = new Set([
  'animal.name',
  'animal.birthYear',
  'chip.number',
  'photo.hash',
  'owner.1.key',
])
