import { useTranslation } from 'react-i18next'

/** The reader's words for coats; a word nobody translated yet is shown as the domain writes it. */
export function useCoatWords(): {
  trait(id: string): string
  look(phenotype: string): string
  hazard(code: string): string
} {
  const { t, i18n } = useTranslation('breeding')
  const word = (key: string, id: string): string =>
    i18n.exists(key, { ns: 'breeding' }) ? t(key as 'coat.trait.pattern') : id.replaceAll('-', ' ')
  return {
    trait: id => word(`coat.trait.${id}`, id),
    look: phenotype => word(`coat.look.${phenotype}`, phenotype),
    hazard: code => word(`litter.hazard.${code}`, code),
  }
}
