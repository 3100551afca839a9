import { Alert, Button, Group } from '@mantine/core'
import { type AttestationFile, BUNDLE_FILE_ENDING } from '@pawfect/domain/certificates'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { saveFile } from '../../shell/save-file.ts'
import { paperFilename, paperText } from './paper-filename.ts'
import { freshPaper } from './paper-files.ts'
import { usePrintPaper } from './use-print-paper.ts'

/** Saves a paper as the file its holder keeps, or as a PDF to print, for whoever signed it. */
export function SavePaperButtons({ file }: { readonly file: AttestationFile }): ReactElement {
  const { t } = useTranslation('certificates')
  const errorText = useErrorText()
  const print = usePrintPaper()
  const save = useMutation({
    mutationFn: async () => {
      const pdf = await print.write(await freshPaper(file))
      saveFile(`${paperFilename(file)}.pdf`, new Blob([Uint8Array.from(pdf)], { type: 'application/pdf' }))
    },
  })
  const saveWhole = useMutation({
    mutationFn: async () => {
      const text = paperText(await freshPaper(file))
      saveFile(`${paperFilename(file)}${BUNDLE_FILE_ENDING}`, new Blob([text], { type: 'application/json' }))
    },
  })
  const failure = save.error ?? saveWhole.error
  return (
    <Group gap="xs">
      <Button
        radius="xl"
        variant="light"
        leftSection={<IconDownload size={20} aria-hidden />}
        loading={saveWhole.isPending}
        onClick={() => saveWhole.mutate()}
      >
        {t('download')}
      </Button>
      {print.canSign(file) ? (
        <Button
          radius="xl"
          variant="light"
          loading={save.isPending}
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => save.mutate()}
        >
          {t('papers.savePdf')}
        </Button>
      ) : null}
      {failure !== null ? (
        <Alert color="brick" role="alert">
          {errorText(failure)}
        </Alert>
      ) : null}
    </Group>
  )
}
