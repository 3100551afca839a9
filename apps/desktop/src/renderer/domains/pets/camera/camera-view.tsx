import { Alert, Button, Group, Text, VisuallyHidden } from '@mantine/core'
import type { TrackedAnimal } from '@pawfect/ml/live'
import { IconBulb, IconCamera, IconCameraOff, IconCheck, IconLock } from '@tabler/icons-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { likelihoodWord } from '../likelihood-bar.tsx'
import type { CameraEffect } from './camera-effect.ts'
import { EffectCanvas } from './effect-canvas.tsx'
import { EffectChoice } from './effect-choice.tsx'
import { type FramingHint, largestOf, STILL_THERE_S } from './framing-hints.ts'
import { takePhoto } from './take-photo.ts'
import { useCameraEffect } from './use-camera-effect.ts'
import { type BreedGuess, useLiveView } from './use-live-view.ts'

/** What the camera shows, with boxes around animals and one hint at a time, until a photo is taken. */
export function CameraView(props: {
  readonly stream: MediaStream
  onPhoto(photo: File): void
  onStop(): void
}): ReactElement {
  const { t } = useTranslation('camera')
  const [video, setVideo] = useState<HTMLVideoElement | null>(null)
  const [isReady, setReady] = useState(false)
  const [effect, setEffect] = useState<CameraEffect>('none')
  const view = useLiveView(isReady ? video : null)
  const main = largestOf(view.animals.filter(({ hiddenS }) => hiddenS <= STILL_THERE_S))
  const worn = useCameraEffect(isReady ? video : null, effect, main)
  const shutter = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (video !== null) video.srcObject = props.stream
  }, [video, props.stream])
  useEffect(() => {
    if (isReady) shutter.current?.focus()
  }, [isReady])
  const take = async (): Promise<void> => {
    if (video === null) return
    const jpeg = await takePhoto(video, { effect, view: worn.view, main })
    props.onPhoto(new File([jpeg], t('filename'), { type: 'image/jpeg' }))
  }
  return (
    <section
      className="camera"
      aria-label={t('title')}
      onKeyDown={event => {
        if (event.key === 'Escape') props.onStop()
      }}
    >
      <div className="camera-picture">
        <video
          ref={setVideo}
          autoPlay
          muted
          playsInline
          aria-label={t('preview')}
          onPlaying={() => setReady(true)}
        />
        {video === null || effect === 'none' ? null : (
          <EffectCanvas effect={effect} view={worn.view} video={video} onPlace={worn.place} />
        )}
        {effect === 'none' ? <Boxes animals={view.animals} guesses={view.guesses} /> : null}
      </div>
      <EffectChoice
        effect={effect}
        view={worn.view}
        onChoose={setEffect}
        onAutomatic={() => worn.place(null)}
      />
      <Hint hint={view.hint.shown} />
      <VisuallyHidden role="status">
        {view.hint.spoken === null ? '' : t(`hint.${view.hint.spoken}`)}
      </VisuallyHidden>
      <Guesses animals={view.animals} guesses={view.guesses} />
      <Failure code={view.failure} />
      <Group justify="space-between">
        <Group gap={6} wrap="nowrap">
          <IconLock size={18} aria-hidden />
          <Text fz="sm" c="dimmed">
            {t('stays')}
          </Text>
        </Group>
        <Group gap="sm">
          <Button
            variant="default"
            radius="xl"
            leftSection={<IconCameraOff size={20} aria-hidden />}
            onClick={props.onStop}
          >
            {t('stop')}
          </Button>
          <Button
            radius="xl"
            ref={shutter}
            disabled={!isReady}
            leftSection={<IconCamera size={20} aria-hidden />}
            onClick={() => void take()}
          >
            {t('take')}
          </Button>
        </Group>
      </Group>
    </section>
  )
}

type Seen = { readonly animals: readonly TrackedAnimal[]; readonly guesses: ReadonlyMap<number, BreedGuess> }

/** For eyes only: `Guesses` says the same in words. */
function Boxes({ animals, guesses }: Seen): ReactElement {
  const { t } = useTranslation('camera')
  const percent = (share: number): string => `${share * 100}%`
  return (
    <div className="camera-boxes" aria-hidden>
      {animals
        .filter(({ hiddenS }) => hiddenS <= STILL_THERE_S)
        .map(({ id, species, box, isSeen }) => (
          <span
            key={id}
            className="camera-box"
            data-hidden={isSeen ? undefined : true}
            style={{
              left: percent(box.x),
              top: percent(box.y),
              width: percent(box.width),
              height: percent(box.height),
            }}
          >
            <span className="camera-name">
              {t(`animal.${species}`, { number: id })}
              {sureBreed(guesses.get(id))}
            </span>
          </span>
        ))}
    </div>
  )
}

function sureBreed(guess: BreedGuess | undefined): string {
  const [best] = guess?.breeds ?? []
  return guess?.breedVerdict === 'one' && best !== undefined ? ` · ${best.name}` : ''
}

function Hint({ hint }: { readonly hint: FramingHint | null }): ReactElement {
  const { t } = useTranslation('camera')
  const Icon = hint === 'good' ? IconCheck : IconBulb
  return (
    <div className="camera-hint" data-good={hint === 'good' ? true : undefined} data-testid="camera-hint">
      <Icon size={22} aria-hidden style={{ flex: 'none' }} />
      <Text fw={640}>{hint === null ? t('waking') : t(`hint.${hint}`)}</Text>
    </div>
  )
}

function Guesses({ animals, guesses }: Seen): ReactElement | null {
  const { t } = useTranslation(['camera', 'pets'])
  const known = animals.flatMap(({ id, species, hiddenS }) => {
    const guess = guesses.get(id)
    return guess === undefined || hiddenS > STILL_THERE_S ? [] : [{ id, species, guess }]
  })
  if (known.length === 0) return null
  return (
    <ul className="camera-guesses" aria-label={t('looksLike')}>
      {known.map(({ id, species, guess: { breeds, breedVerdict } }) => {
        const [first, second] = breeds
        return (
          <li key={id}>
            {t(`guess.${breedVerdict}`, {
              animal: t(`animal.${species}`, { number: id }),
              first: first?.name,
              second: second?.name,
              likely: t(`pets:likelihood.${likelihoodWord(first?.probability ?? 0)}`),
            })}
          </li>
        )
      })}
    </ul>
  )
}

function Failure({ code }: { readonly code: string | null }): ReactElement | null {
  const { t } = useTranslation('camera')
  const errorText = useErrorText()
  if (code === null) return null
  return (
    <Alert color="apricot" role="alert">
      {t('lookFailed', { reason: errorText({ code }) })}
    </Alert>
  )
}
