import { ActionIcon, Button, Indicator, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ParkSession } from '@pawfect/scene'
import {
  IconBadgeVr,
  IconBallTennis,
  IconDoorExit,
  IconKeyboard,
  IconMessageCircle,
  IconUsers,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { MouseEvent, ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { host } from '../../shell/host.ts'

/** Panels of the park that the bar opens and closes. */
export interface ParkPanels {
  readonly people: boolean
  readonly chat: boolean
  readonly keys: boolean
}

/** The thin bar: people, chat, play, keys, headset, leave. In a park of one's own, people and chat are left out. */
export function ParkBar(props: {
  readonly scene: ParkSession | null
  readonly panels: ParkPanels
  readonly solo: boolean
  readonly unread: number
  onToggle(panel: keyof ParkPanels): void
  onLeave(): void
}): ReactElement {
  const { t } = useTranslation('meetups')
  const { panels, scene } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: pressing by keyboard keeps the focus on purpose
    <div className="park-bar" role="toolbar" aria-label={t('park.bar')} onClick={giveKeysBackToPark}>
      {props.solo ? null : (
        <>
          <BarToggle
            label={t('park.people')}
            pressed={panels.people}
            onPress={() => props.onToggle('people')}
          >
            <IconUsers size={22} />
          </BarToggle>
          <Indicator disabled={props.unread === 0} color="apricot" offset={6} label={props.unread} size={18}>
            <BarToggle label={t('park.chat')} pressed={panels.chat} onPress={() => props.onToggle('chat')}>
              <IconMessageCircle size={22} />
            </BarToggle>
          </Indicator>
        </>
      )}
      <Tooltip label={t('park.play')}>
        <ActionIcon
          size={44}
          radius="xl"
          variant="subtle"
          color="gray"
          aria-label={t('park.play')}
          disabled={scene === null}
          onClick={() => scene?.throwBall()}
        >
          <IconBallTennis size={22} />
        </ActionIcon>
      </Tooltip>
      <BarToggle label={t('park.keys')} pressed={panels.keys} onPress={() => props.onToggle('keys')}>
        <IconKeyboard size={22} />
      </BarToggle>
      <VrButton scene={scene} />
      <Button
        radius="xl"
        h={44}
        variant="light"
        leftSection={<IconDoorExit size={22} aria-hidden />}
        onClick={props.onLeave}
      >
        {t('park.leave')}
      </Button>
    </div>
  )
}

/** After a click with the mouse the walking keys work on; who presses by keyboard stays where they are. */
function giveKeysBackToPark(event: MouseEvent<HTMLElement>): void {
  if (event.detail > 0) event.currentTarget.closest('main')?.querySelector('canvas')?.focus()
}

function BarToggle(props: {
  readonly label: string
  readonly pressed: boolean
  readonly children: ReactNode
  onPress(): void
}): ReactElement {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        size={44}
        radius="xl"
        variant={props.pressed ? 'light' : 'subtle'}
        color={props.pressed ? 'meadow' : 'gray'}
        aria-label={props.label}
        aria-pressed={props.pressed}
        onClick={props.onPress}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  )
}

/** Enters the headset, or says what is missing for it. */
function VrButton({ scene }: { readonly scene: ParkSession | null }): ReactElement {
  const { t } = useTranslation('meetups')
  const info = useQuery({ queryKey: ['host-info'], queryFn: () => host().identity.hostInfo({}) })
  const enter = async (): Promise<void> => {
    if (scene === null) return
    const support = await scene.vrSupport()
    if (support.kind === 'unavailable') {
      const url = info.data?.kind === 'electron' ? info.data.browserUrl : null
      const where = url === null || url === undefined ? '' : ` ${t('park.vrOpen', { url })}`
      notifications.show({ title: t('park.vr'), message: `${t('park.vrNone')}${where}`, autoClose: 12_000 })
      return
    }
    notifications.show({ message: t('park.vrStarting') })
    await scene.enterVr().catch((error: unknown) => {
      console.warn('the headset did not start', error)
      notifications.show({ color: 'brick', message: t('park.vrFailed') })
    })
  }
  return (
    <Tooltip label={t('park.vr')}>
      <ActionIcon
        size={44}
        radius="xl"
        variant="subtle"
        color="gray"
        aria-label={t('park.vr')}
        disabled={scene === null}
        onClick={() => void enter()}
      >
        <IconBadgeVr size={22} />
      </ActionIcon>
    </Tooltip>
  )
}
