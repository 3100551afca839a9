import {
  Alert,
  Button,
  Group,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconPalette, IconSignature } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { TextLink } from '../../../shell/links.tsx'
import { base64Of } from '../../pets/photo-pixels.ts'
import { publishedPicture } from './art-picture.ts'
import { usePublishArtwork } from './use-market.ts'
import './market.css'

/** What artists may ask of a resale, in hundredths of a percent. */
const SHARES = [0, 500, 1000, 2500] as const

/** Publishes a picture one made: what it is, what a resale pays, and a signature. */
export function PublishArtworkScreen(): ReactElement {
  const { t } = useTranslation('market')
  const errorText = useErrorText()
  const navigate = useNavigate()
  const publish = usePublishArtwork()
  const [picture, setPicture] = useState<Blob | null>(null)
  const read = useMutation({ mutationFn: publishedPicture, onSuccess: setPicture })
  const [title, setTitle] = useState('')
  const [words, setWords] = useState('')
  const [royaltyShare, setShare] = useState<number>(1000)
  const send = async () => {
    if (picture === null) return
    const jpegBase64 = await base64Of(picture)
    publish.mutate(
      { title: title.trim(), words: words.trim(), royaltyShare, jpegBase64 },
      {
        onSuccess: ({ artworkId }) => void navigate({ to: '/papers/art/$artworkId', params: { artworkId } }),
      },
    )
  }
  const failure = read.error ?? publish.error
  return (
    <div className="pm-page pm-page-narrow">
      <TextLink to="/papers/art">{t('backToMarket')}</TextLink>
      <Title order={1}>{t('new.title')}</Title>
      <Text c="dimmed" mb="lg">
        {t('new.lead')}
      </Text>
      <Stack gap="md">
        <PictureField picture={picture} isBusy={read.isPending} onFile={file => read.mutate(file)} />
        <TextInput
          label={t('new.name')}
          value={title}
          maxLength={80}
          onChange={change => setTitle(change.currentTarget.value)}
        />
        <Textarea
          label={t('new.words')}
          value={words}
          maxLength={500}
          autosize
          minRows={2}
          onChange={change => setWords(change.currentTarget.value)}
        />
        <div>
          <Text id="share-label" fw={500}>
            {t('new.share')}
          </Text>
          <Text fz="sm" c="dimmed" mb={6}>
            {t('new.shareHint')}
          </Text>
          <SegmentedControl
            aria-labelledby="share-label"
            radius="xl"
            value={String(royaltyShare)}
            onChange={value => setShare(Number(value))}
            data={SHARES.map(share => ({
              value: String(share),
              label: t('percent', { percent: share / 100 }),
            }))}
          />
        </div>
        {failure === null ? null : (
          <Alert color="brick" role="alert">
            {errorText(failure)}
          </Alert>
        )}
        <Group>
          <Button
            radius="xl"
            leftSection={<IconSignature size={20} aria-hidden />}
            disabled={picture === null || title.trim() === ''}
            loading={publish.isPending}
            onClick={() => void send()}
          >
            {t('new.sign')}
          </Button>
          <Text c="dimmed" fz="sm" className="pm-prose">
            {t('new.signHint')}
          </Text>
        </Group>
      </Stack>
    </div>
  )
}

function PictureField(props: {
  readonly picture: Blob | null
  readonly isBusy: boolean
  onFile(file: File): void
}): ReactElement {
  const { t } = useTranslation('market')
  const openPicker = useRef<() => void>(null)
  const shown = useBlobAddress(props.picture)
  const takeFirst = ([file]: readonly File[]) => {
    if (file !== undefined) props.onFile(file)
  }
  return (
    <Dropzone
      onDrop={takeFirst}
      accept={['image/jpeg', 'image/png', 'image/webp']}
      multiple={false}
      loading={props.isBusy}
      openRef={openPicker}
      classNames={{ root: 'photo-drop' }}
      inputProps={{ 'aria-label': t('new.choose') }}
      activateOnClick={false}
      activateOnKeyboard={false}
      tabIndex={-1}
    >
      <Stack align="center" gap={8} p="lg" ta="center" style={{ pointerEvents: 'all' }}>
        {shown === null ? (
          <IconPalette size={52} stroke={1.3} color="var(--pm-go-text)" aria-hidden />
        ) : (
          <img className="art-preview" src={shown} alt={t('new.preview')} />
        )}
        <Button
          variant={shown === null ? 'filled' : 'light'}
          radius="xl"
          onClick={() => openPicker.current?.()}
        >
          {shown === null ? t('new.choose') : t('new.another')}
        </Button>
        <Text fz="sm" c="dimmed">
          {t('new.chooseHint')}
        </Text>
      </Stack>
    </Dropzone>
  )
}

function useBlobAddress(blob: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (blob === null) return
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address
}
