import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { attesterRoleSchema, type VaccinationQuestion } from '@pawfect/domain/certificates'
import { IconShieldCheck, IconVaccine } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VaccinationShown } from '../../../../bridge/index.ts'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { useTRPC } from '../../../shell/server-client.ts'
import { useReportWords } from '../report-words.ts'
import {
  type AskedAnimal,
  useAskVaccination,
  useCheckVaccination,
  useShowVaccination,
  useVaccinationPapers,
  useVaccinationQuestions,
} from './use-vaccination.ts'

/** The two animals of an agreed meet-up, as its card knows them. */
type Sides = {
  readonly meetupId: string
  readonly myPetId: string
  readonly other: { readonly petId: string; readonly name: string; readonly ownerName: string }
}

type MyPet = { readonly petId: string; readonly name: string }

/** Asks the other side about the vaccination, shows one's own, and says what was shown and checked. */
export function MeetupVaccination({ meetupId, myPetId, other }: Sides): ReactElement | null {
  const { t } = useTranslation('vault')
  const errorText = useErrorText()
  const questions = useVaccinationQuestions(meetupId).data?.questions
  const ask = useAskVaccination(meetupId)
  const trpc = useTRPC()
  const pets = useQuery(trpc.pets.listMyPets.queryOptions())
  const myPet = pets.data?.find(pet => pet.petId === myPetId)
  if (questions === undefined) return null
  const mine = questions.find(question => question.mine)
  const theirs = questions.find(question => !question.mine)
  return (
    <section aria-label={t('vaccination.title')}>
      <Stack gap="xs">
        {mine === undefined ? (
          <Group>
            <Button
              variant="subtle"
              radius="xl"
              loading={ask.isPending}
              leftSection={<IconVaccine size={20} aria-hidden />}
              onClick={() => ask.mutate()}
            >
              {t('vaccination.ask', { owner: other.ownerName })}
            </Button>
          </Group>
        ) : (
          <Asked
            question={mine}
            owner={other.ownerName}
            animal={{ meetupId, petId: other.petId, petName: other.name }}
          />
        )}
        {theirs === undefined || myPet === undefined ? null : (
          <Wanted question={theirs} owner={other.ownerName} pet={myPet} />
        )}
        {ask.isError ? (
          <Alert color="brick" role="alert">
            {errorText(ask.error)}
          </Alert>
        ) : null}
      </Stack>
    </section>
  )
}

function Asked(props: {
  readonly question: VaccinationQuestion
  readonly owner: string
  readonly animal: AskedAnimal
}): ReactElement {
  const { t } = useTranslation('vault')
  const errorText = useErrorText()
  const check = useCheckVaccination(props.animal)
  const { questionId, answeredAt } = props.question
  if (answeredAt === null) return <Text c="dimmed">{t('vaccination.asked', { owner: props.owner })}</Text>
  if (check.data !== undefined) return <Shown shown={check.data} />
  return (
    <Group>
      <Button
        variant="light"
        radius="xl"
        loading={check.isPending}
        leftSection={<IconShieldCheck size={20} aria-hidden />}
        onClick={() => check.mutate(questionId)}
      >
        {t('vaccination.look')}
      </Button>
      {check.isError ? (
        <Alert color="brick" role="alert">
          {errorText(check.error)}
        </Alert>
      ) : null}
    </Group>
  )
}

function Shown({ shown }: { readonly shown: VaccinationShown }): ReactElement {
  const { t, i18n } = useTranslation('vault')
  const certificates = useTranslation('certificates').t
  const wordsOf = useReportWords()
  const { verdict, disease, summary, issuer } = shown
  const days = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long', timeZone: 'UTC' })
  const date = days.format(new Date(shown.protectsUntil))
  if (verdict !== 'valid') {
    return (
      <Alert color="apricot" role="status">
        {verdict === 'refused'
          ? t('vaccination.refused', { summary: wordsOf(summary) })
          : t(`vaccination.${verdict}`, { date })}
      </Alert>
    )
  }
  const role = attesterRoleSchema.safeParse(issuer?.role)
  return (
    <div role="status">
      <span className="pm-tag" data-kind="go">
        {t('vaccination.shown', { disease, date })}
      </span>
      {issuer !== null && role.success ? (
        <Text size="sm" c="dimmed">
          {t('vaccination.signedBy', {
            name: issuer.name,
            role: certificates(`papers.role.${role.data}`),
          })}
        </Text>
      ) : null}
    </div>
  )
}

function Wanted(props: {
  readonly question: VaccinationQuestion
  readonly owner: string
  readonly pet: MyPet
}): ReactElement {
  const { t } = useTranslation('vault')
  const { question, owner, pet } = props
  const [isOpen, setOpen] = useState(false)
  if (question.answeredAt !== null) return <Text c="dimmed">{t('vaccination.sent', { owner })}</Text>
  return (
    <Group gap="sm">
      <Text>{t('vaccination.wanted', { owner, pet: pet.name })}</Text>
      <Button variant="light" radius="xl" onClick={() => setOpen(true)}>
        {t('vaccination.show')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('vaccination.title')}>
        {isOpen ? <ShowPaper {...props} onDone={() => setOpen(false)} /> : null}
      </Modal>
    </Group>
  )
}

function ShowPaper(props: {
  readonly question: VaccinationQuestion
  readonly owner: string
  readonly pet: MyPet
  onDone(): void
}): ReactElement {
  const { t } = useTranslation('vault')
  const errorText = useErrorText()
  const { owner, pet, question, onDone } = props
  const papers = useVaccinationPapers(pet.petId, pet.name).data ?? []
  const show = useShowVaccination(question)
  const [chosen, setChosen] = useState<string | null>(null)
  const bundleId = chosen ?? papers[0]?.bundleId ?? null
  if (papers.length === 0) return <Text>{t('vaccination.none', { pet: pet.name })}</Text>
  return (
    <Stack>
      <Text>{t('vaccination.showText', { owner })}</Text>
      <Select
        label={t('vaccination.which')}
        data={papers.map(paper => ({ value: paper.bundleId, label: `${paper.disease}, ${paper.until}` }))}
        value={bundleId}
        allowDeselect={false}
        onChange={setChosen}
      />
      {show.isError ? (
        <Alert color="brick" role="alert">
          {errorText(show.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button
          radius="xl"
          loading={show.isPending}
          disabled={bundleId === null}
          onClick={() => bundleId && show.mutate(bundleId, { onSuccess: onDone })}
        >
          {t('vaccination.show')}
        </Button>
      </Group>
    </Stack>
  )
}
