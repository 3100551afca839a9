import { Button, Group, Skeleton, Text, Title } from '@mantine/core'
import { IconCertificate, IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../shell/empty-state.tsx'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { ButtonLink } from '../../shell/links.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { useSession } from '../../shell/session.ts'
import { CheckPaper } from './check-paper.tsx'
import { HandOvers } from './custody/hand-overs.tsx'
import { DeedCard } from './deed-card.tsx'
import { IssueDeedModal } from './issue-deed-modal.tsx'
import { IssuePapersModal } from './issue-papers-modal.tsx'
import { MyPapers } from './my-papers.tsx'

/** While a deed waits for its anchor its stamp changes by itself; afterwards nobody asks. */
const ASK_FOR_ANCHOR_MS = 2000

/** Check a paper (no account needed), and the deeds one has issued or holds. */
export function PapersScreen(): ReactElement {
  const { t } = useTranslation('certificates')
  const vault = useTranslation('vault').t
  const souvenirs = useTranslation('souvenirs').t
  const market = useTranslation('market').t
  const session = useSession()
  const litter = useSearch({ from: '/framed/papers' })
  const navigate = useNavigate({ from: '/papers' })
  const [issuing, setIssuing] = useState<'deed' | 'papers' | null>(
    litter.issue === 'litter' ? 'papers' : null,
  )
  const closePapers = () => {
    setIssuing(null)
    void navigate({ search: {}, replace: true })
  }
  return (
    <div className="pm-page">
      <Group justify="space-between" align="flex-end" mb="xl">
        <div>
          <Title order={1}>{t('title')}</Title>
          <Text c="dimmed">{t('lead')}</Text>
        </div>
        {session ? (
          <Group gap="xs">
            <ButtonLink to="/papers/souvenirs" radius="xl" variant="default">
              {souvenirs('nav')}
            </ButtonLink>
            <ButtonLink to="/papers/art" radius="xl" variant="default">
              {market('nav')}
            </ButtonLink>
            <ButtonLink to="/papers/vault" radius="xl" variant="default">
              {vault('nav')}
            </ButtonLink>
            <ButtonLink to="/agreements" radius="xl" variant="default">
              {t('agreements')}
            </ButtonLink>
            <Button
              radius="xl"
              leftSection={<IconSignature size={20} aria-hidden />}
              onClick={() => setIssuing('deed')}
            >
              {t('issue')}
            </Button>
            <Button
              radius="xl"
              variant="light"
              leftSection={<IconCertificate size={20} aria-hidden />}
              onClick={() => setIssuing('papers')}
            >
              {t('papers.issue')}
            </Button>
          </Group>
        ) : (
          <ButtonLink to="/account" search={{ next: '/papers' }} variant="light" radius="xl">
            {t('signInToIssue')}
          </ButtonLink>
        )}
      </Group>
      <CheckPaper />
      {session ? (
        <>
          <MyDeeds />
          <MyPapers />
          <HandOvers />
        </>
      ) : null}
      <IssueDeedModal opened={issuing === 'deed'} onClose={() => setIssuing(null)} />
      <IssuePapersModal
        opened={session !== null && issuing === 'papers'}
        litter={litter}
        onClose={closePapers}
      />
    </div>
  )
}

function MyDeeds(): ReactElement {
  const { t } = useTranslation('certificates')
  const trpc = useTRPC()
  const deeds = useQuery({
    ...trpc.certificates.listMyCertificates.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.certificates.some(deed => deed.state === 'signed') ? ASK_FOR_ANCHOR_MS : false,
  })
  const list = deeds.data?.certificates
  return (
    <section aria-label={t('mine')} style={{ marginTop: 36 }}>
      <Title order={2} mb="md">
        {t('mine')}
      </Title>
      {deeds.isError && list === undefined ? (
        <ErrorNotice error={deeds.error} onRetry={() => void deeds.refetch()} />
      ) : null}
      {list?.length === 0 ? (
        <EmptyState
          icon={<IconCertificate size={40} stroke={1.5} />}
          title={t('none')}
          text={t('noneText')}
        />
      ) : null}
      <div className="papers-grid">
        {deeds.isPending ? ['a', 'b'].map(key => <Skeleton key={key} height={220} radius="md" />) : null}
        {(list ?? []).map(deed => (
          <DeedCard key={deed.certificateId} deed={deed} />
        ))}
      </div>
    </section>
  )
}
