import { Text } from '@mantine/core'
import { IconCheck, IconHourglass } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useSigningKeys } from '../signing-key-choice.tsx'

/** The last characters of a key code: enough to tell a few people apart, and to compare on the telephone. */
const TOLD_APART = 6

/** What a key is called on a screen: "you" for one of this computer's, else its end. */
export function useKeyWords(): (did: string) => string {
  const { t } = useTranslation('custody')
  const keys = useSigningKeys()
  const mine = new Set(keys.data?.keys.map(key => key.did))
  return did => (mine.has(did) ? t('you') : t('keyEnd', { end: did.slice(-TOLD_APART) }))
}

/** Whose signature is there and whose is not, one line each. */
export function SignatureList(props: {
  readonly keys: readonly string[]
  readonly missing: readonly string[]
}): ReactElement {
  const { t } = useTranslation('custody')
  const wordsOf = useKeyWords()
  return (
    <ul className="custody-signatures" aria-label={t('signatures')}>
      {props.keys.map(did => {
        const isMissing = props.missing.includes(did)
        return (
          <li key={did} data-missing={isMissing}>
            {isMissing ? <IconHourglass size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />}
            <Text component="span">
              {t(isMissing ? 'signatureMissing' : 'signatureThere', { who: wordsOf(did) })}
            </Text>
          </li>
        )
      })}
    </ul>
  )
}

/** Who owns the animal, one line each, with their part. */
export function OwnerList(props: {
  readonly owners: readonly { readonly key: string; readonly role: string }[]
}): ReactElement {
  const { t } = useTranslation('custody')
  const wordsOf = useKeyWords()
  return (
    <ul className="custody-owners" aria-label={t('ownersAfter')}>
      {props.owners.map(({ key, role }) => (
        <li key={key}>
          {wordsOf(key)}, {t(`role.${role}` as 'role.owner')}
        </li>
      ))}
    </ul>
  )
}
