import { Alert } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { BridgeError } from '../../../bridge/index.ts'
import { useErrorText } from '../../shell/error-notice.tsx'
import { errorCodeOf } from '../../shell/server-client.ts'

/** The person stopped the work themselves; nothing has to be said about it. */
export function isCancelled(error: unknown): boolean {
  return errorCodeOf(error) === 'bridge/cancelled'
}

/** What went wrong with a studbook, with its facts, in a sentence for people. */
export function usePedigreeErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('pedigree')
  const otherText = useErrorText()
  return error => {
    const code = errorCodeOf(error)
    const facts = error instanceof BridgeError ? error.facts : {}
    const candidates = [`errors.${code}/${facts['reason']}`, `errors.${code}`]
    const key = candidates.find(candidate => i18n.exists(candidate, { ns: 'pedigree' }))
    return key === undefined ? otherText(error) : t(key as 'errors.pedigree/unreadable', facts)
  }
}

/** A failure, said where it happened. */
export function PedigreeError({ error }: { readonly error: unknown }): ReactElement | null {
  const text = usePedigreeErrorText()
  if (error === null || error === undefined || isCancelled(error)) return null
  return (
    <Alert color="brick" role="alert">
      {text(error)}
    </Alert>
  )
}
