import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import type { Souvenir, SouvenirFacts } from '@pawfect/domain/certificates'
import {
  IconDots,
  IconDownload,
  IconGift,
  IconPhotoDown,
  IconSignature,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { askFirst } from '../../../shell/ask-first.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { saveSouvenir, saveSouvenirAsPng, souvenirAddress } from './souvenir-files.ts'
import type { useSouvenirs } from './use-souvenirs.ts'

type Doing = ReturnType<typeof useSouvenirs>

/** A souvenir that was earned and not taken yet. */
export function EarnedSouvenir(props: {
  readonly facts: SouvenirFacts
  readonly doing: Doing
}): ReactElement {
  const { t } = useTranslation('souvenirs')
  const { take } = props.doing
  const isThis = take.variables?.mark === props.facts.mark
  return (
    <li className="souvenir souvenir-earned">
      <SouvenirPicture facts={props.facts} />
      <Button
        radius="xl"
        leftSection={<IconGift size={20} aria-hidden />}
        loading={take.isPending && isThis}
        onClick={() => take.mutate(props.facts)}
      >
        {t('keep')}
      </Button>
    </li>
  )
}

/** A souvenir on the shelf: its picture, where it stands, and what can be done with it. */
export function KeptSouvenir(props: {
  readonly souvenir: Souvenir
  readonly canSign: boolean
  readonly doing: Doing
}): ReactElement {
  const { t } = useTranslation('souvenirs')
  const { souvenir, doing } = props
  const { facts, state } = souvenir
  return (
    <li className="souvenir">
      <SouvenirPicture facts={facts} />
      <div className="souvenir-foot">
        <Text component="span" fz="sm" c="dimmed" data-testid="souvenir-state">
          {t(`state.${state}`)}
        </Text>
        <SouvenirMenu souvenir={souvenir} doing={doing} />
      </div>
      {state === 'unsigned' && props.canSign ? (
        <Button
          variant="light"
          radius="xl"
          leftSection={<IconSignature size={20} aria-hidden />}
          loading={doing.take.isPending}
          onClick={() => doing.take.mutate(facts)}
        >
          {t('signNow')}
        </Button>
      ) : null}
    </li>
  )
}

function SouvenirMenu({
  souvenir,
  doing,
}: {
  readonly souvenir: Souvenir
  readonly doing: Doing
}): ReactElement {
  const { t } = useTranslation('souvenirs')
  const name = useSouvenirName(souvenir.facts)
  const giveBack = () =>
    askFirst({
      title: t('giveBackTitle'),
      text: t('giveBackText'),
      yes: t('giveBack'),
      no: t('keepIt'),
      onYes: () => doing.giveBack.mutate(souvenir),
    })
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" radius="xl" size="lg" aria-label={t('more', { name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => saveSouvenir(souvenir.facts)}
        >
          {t('save')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPhotoDown size={18} aria-hidden />}
          onClick={() => void saveSouvenirAsPng(souvenir.facts)}
        >
          {t('savePng')}
        </Menu.Item>
        <Menu.Item
          color="brick"
          leftSection={<IconTrash size={18} aria-hidden />}
          disabled={souvenir.state === 'waiting' || souvenir.state === 'returning'}
          onClick={giveBack}
        >
          {t('giveBack')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function SouvenirPicture({ facts }: { readonly facts: SouvenirFacts }): ReactElement {
  return <img className="souvenir-picture" src={souvenirAddress(facts)} alt={useSouvenirName(facts)} />
}

/** What a souvenir is of, in one line. */
function useSouvenirName(facts: SouvenirFacts): string {
  const { t, i18n } = useTranslation('souvenirs')
  const written = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long', timeZone: 'UTC' })
  const day = written.format(new Date(facts.day))
  if (facts.kind === 'event') return t('name.event', { title: facts.title, day })
  const [one, other] = facts.animals
  return t(`name.${facts.kind}`, { one: one.name, other: other.name, day })
}
