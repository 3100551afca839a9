import { Group, Stack, Text, Title } from '@mantine/core'
import { type PhotoInsights, petIdSchema, type ViewerKind } from '@pawfect/domain/pets'
import { IconStar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { ButtonLink } from '../../shell/links.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { AppealRange } from './appeal-range.tsx'
import { photoAddress } from './pet-picture.tsx'

const route = getRouteApi('/framed/members/mine/$petId/photos')

/** Which photo of an own animal works, for whom and when, with how sure that is. */
export function PhotoInsightScreen(): ReactElement {
  const trpc = useTRPC()
  const petId = petIdSchema.parse(route.useParams().petId)
  const pet = useQuery(trpc.pets.getPet.queryOptions({ petId }))
  const utcOffsetMinutes = -new Date().getTimezoneOffset()
  const insights = useQuery(trpc.pets.photoInsights.queryOptions({ petId, utcOffsetMinutes }))
  const error = pet.error ?? insights.error
  if (error !== null) {
    return (
      <div className="pm-page pm-page-narrow">
        <ErrorNotice
          error={error}
          onRetry={() => {
            void pet.refetch()
            void insights.refetch()
          }}
        />
      </div>
    )
  }
  if (pet.data === undefined || insights.data === undefined) return <PageSkeleton />
  return <Insight name={pet.data.pet.name} petId={petId} insights={insights.data} />
}

function Insight(props: {
  readonly name: string
  readonly petId: string
  readonly insights: PhotoInsights
}): ReactElement {
  const { t } = useTranslation('pets')
  const { name, petId, insights } = props
  return (
    <div className="pm-page">
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <Title order={1}>{t('insight.title', { name })}</Title>
          <Text c="dimmed" maw={680}>
            {t('insight.lead')}
          </Text>
        </div>
        <ButtonLink to="/mine/$petId" params={{ petId }} variant="default" radius="xl">
          {t('mine.edit')}
        </ButtonLink>
      </Group>
      <Stack gap="lg">
        <Verdict insights={insights} />
        {insights.photos.map((photo, index) => (
          <PhotoCard key={photo.photoId} photo={photo} number={index + 1} insights={insights} />
        ))}
        <Times insights={insights} />
        <Text fz="sm" c="dimmed" maw={680}>
          {t('insight.how', { enough: insights.enoughFrom })}
        </Text>
      </Stack>
    </div>
  )
}

function Verdict({ insights }: { readonly insights: PhotoInsights }): ReactElement {
  const { t } = useTranslation('pets')
  const { best, photos } = insights
  const number = photos.findIndex(({ photoId }) => photoId === best?.photoId) + 1
  const text =
    photos.length === 0
      ? t('insight.noPhotos')
      : photos.length === 1
        ? t('insight.onePhoto')
        : best === null
          ? t('insight.noBest')
          : t('insight.best', { number, chance: Math.round(best.probability * 100) })
  return (
    <Text fz="lg" fw={640} role="status">
      {text}
    </Text>
  )
}

function PhotoCard(props: {
  readonly photo: PhotoInsights['photos'][number]
  readonly number: number
  readonly insights: PhotoInsights
}): ReactElement {
  const { t } = useTranslation('pets')
  const { photo, number, insights } = props
  const { enoughFrom } = insights
  const kindWords = (kind: ViewerKind): string => t(`insight.kind.${kind}`)
  return (
    <section className="pm-card insight-photo" aria-label={t('insight.photo', { number })}>
      <img src={photoAddress(photo.path)} alt={t('insight.photo', { number })} />
      <div>
        <Group gap={8} mb={4}>
          <Title order={2} size="h3">
            {t('insight.photo', { number })}
          </Title>
          {insights.best?.photoId === photo.photoId ? (
            <IconStar size={20} color="var(--pm-warm-text)" aria-hidden />
          ) : null}
        </Group>
        <AppealRange label={t('insight.everybody')} standing={photo.all} enoughFrom={enoughFrom} />
        {photo.kinds.map(({ kind, ...standing }) => (
          <AppealRange key={kind} label={kindWords(kind)} standing={standing} enoughFrom={enoughFrom} />
        ))}
        <Ends />
      </div>
    </section>
  )
}

function Times({ insights }: { readonly insights: PhotoInsights }): ReactElement | null {
  const { t } = useTranslation('pets')
  const seen = insights.times.filter(({ shown }) => shown > 0)
  if (seen.length === 0) return null
  return (
    <section className="pm-card" style={{ padding: 16 }} aria-label={t('insight.when')}>
      <Title order={2} size="h3" mb={4}>
        {t('insight.when')}
      </Title>
      {seen.map(({ fromHour, ...standing }) => (
        <AppealRange
          key={fromHour}
          label={t('insight.hours', { from: fromHour, to: fromHour + 4 })}
          standing={standing}
          enoughFrom={insights.enoughFrom}
        />
      ))}
      <Ends />
    </section>
  )
}

function Ends(): ReactElement {
  const { t } = useTranslation('pets')
  return (
    <div className="appeal-ends" aria-hidden>
      <span>{t('insight.fewer')}</span>
      <span>{t('insight.usual')}</span>
      <span>{t('insight.more')}</span>
    </div>
  )
}
