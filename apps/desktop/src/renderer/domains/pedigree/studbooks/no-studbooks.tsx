import { Button, Group, Text, Title } from '@mantine/core'
import { IconBinaryTree2, IconPencilPlus, IconPlant2 } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { FileDrop } from '../imports/file-drop.tsx'
import { sampleFile } from '../imports/sample-file.ts'
import { useSendFile } from '../imports/use-send-file.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { WorkUnderWay } from '../work-progress.tsx'

/** Nothing here yet: three ways to begin, the first being a file that is dropped. */
export function NoStudbooks({ onNew }: { onNew(): void }): ReactElement {
  const { t } = useTranslation('pedigree')
  const navigate = useNavigate()
  const send = useSendFile(importId => void navigate({ to: '/pedigree/import', search: { id: importId } }))
  if (send.isPending) {
    return <WorkUnderWay label={t('import.sending')} progress={send.progress} onCancel={send.cancel} />
  }
  return (
    <div className="pedigree-begin">
      <FileDrop onFile={send.mutate} />
      <PedigreeError error={send.error} />
      <div className="pedigree-begin-others">
        <section className="pm-card">
          <IconPlant2 size={34} stroke={1.5} aria-hidden />
          <Title order={2} size="h4">
            {t('begin.sampleTitle')}
          </Title>
          <Text c="dimmed">{t('begin.sampleText')}</Text>
          <Button variant="light" radius="xl" onClick={() => send.mutate(sampleFile())}>
            {t('begin.sample')}
          </Button>
        </section>
        <section className="pm-card">
          <IconPencilPlus size={34} stroke={1.5} aria-hidden />
          <Title order={2} size="h4">
            {t('begin.handTitle')}
          </Title>
          <Text c="dimmed">{t('begin.handText')}</Text>
          <Button variant="light" radius="xl" onClick={onNew}>
            {t('books.new')}
          </Button>
        </section>
      </div>
      <Group gap="sm" className="pedigree-begin-note" wrap="nowrap">
        <IconBinaryTree2 size={22} stroke={1.6} aria-hidden />
        <Text c="dimmed">{t('begin.private')}</Text>
      </Group>
    </div>
  )
}
