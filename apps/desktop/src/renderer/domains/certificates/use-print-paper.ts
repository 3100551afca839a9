import { type AttestationFile, BUNDLE_FILE_ENDING } from '@pawfect/domain/certificates'
import { useTranslation } from 'react-i18next'
import { BridgeError } from '../../../bridge/index.ts'
import { host, useAccountScope } from '../../shell/host.ts'
import { readerLocale } from '../../shell/reader-locale.ts'
import { serverClient } from '../../shell/server-client.ts'
import { claimFactsOf } from './claim-facts.ts'
import { useFactWords } from './fact-words.ts'
import { paperFilename, paperText } from './paper-filename.ts'
import { writePaperPdf } from './paper-pdf.ts'
import { useSigningKeys } from './signing-key-choice.tsx'

/** Prints papers: only whoever signed one can make its code. */
export function usePrintPaper(): {
  canSign(file: AttestationFile): boolean
  write(file: AttestationFile): Promise<Uint8Array>
} {
  const { t, i18n } = useTranslation('certificates')
  const { labelOf, wordsOf } = useFactWords()
  const accountId = useAccountScope()
  const keys = useSigningKeys().data?.keys ?? []
  const keyFor = (file: AttestationFile) => keys.find(key => key.did === file.credential.issuer.id)
  const dates = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' })
  return {
    canSign: file => keyFor(file) !== undefined,
    write: async file => {
      const key = keyFor(file)
      if (key === undefined)
        throw new BridgeError({ code: 'certificates/key-missing', message: 'no key here signed this paper' })
      const { credential, status, facts } = file
      const { kind, attesterRole } = credential.credentialSubject
      const claim = {
        ...{ digest: status.digest, kind, issuer: credential.issuer.name },
        from: credential.validFrom.slice(0, 10),
        facts: claimFactsOf(facts),
      }
      const { codes } = await host().certificates.signClaims({ accountId, keyId: key.keyId, claims: [claim] })
      const issuer = credential.issuer.name
      const asOf = dates.format(new Date(status.revocationSnapshot.asOf))
      return writePaperPdf({
        title: t(`papers.kind.${kind}`),
        name: facts.find(fact => fact.name === 'animal.name')?.value ?? '',
        facts: facts
          .filter(fact => fact.name !== 'animal.name' && fact.name !== 'animal.birthYear')
          .map(({ name, value }) => [labelOf(name), wordsOf(name, value)] as const),
        notes: [
          t('papers.printIssuer', { name: issuer, role: t(`papers.role.${attesterRole}`) }),
          t('papers.printAsOf', { date: asOf }),
          t('papers.printCheck'),
          `${t('fingerprint')} ${status.digest}`,
        ],
        code: await codeText(codes[0] ?? ''),
        codeLabel: t('papers.printCode'),
        file: { name: `${paperFilename(file)}${BUNDLE_FILE_ENDING}`, text: paperText(file) },
      })
    },
  }
}

/** The claim as an address of the check page where the service has one that a phone reaches, else by itself. */
async function codeText(code: string): Promise<string> {
  const { verifyUrl } = await serverClient.certificates.certificateService.query()
  return verifyUrl === null ? code : `${verifyUrl}#${code}`
}
