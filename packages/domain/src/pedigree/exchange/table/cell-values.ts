import type { PedigreeSex } from '../../pedigree-record.ts'
import type { DateOrder } from '../column-mapping.ts'

/** Words that stand for "no parent known" in the nine languages of the product and in the usual programs. */
const MISSING_WORDS = new Set(
  `0 00 000 0000 0.0 0,0 -1 -9 -99 -999 na n/a n.a. #n/a #nv #na nan <na> nil null none no unknown unk unk. unkn unkn. unknow
  unkown ? ?? ??? - -- --- – — . .. ... * ** / \\ unbekannt unbek unbek. unb. ub keine keiner inconnu
  inconnue inc. desconocido desconocida desc. sconosciuto sconosciuta ignoto ignota onbekend onb. okand ukendt ukjent
  desconhecido nezname neznamy neznama nieznany nieznana not_known missing undefined nd n.d.
  неизвестно неизвестен неизвестна 不明 未知 不詳 不详 無 无 なし 미상 불명 없음 모름`.split(/\s+/),
)
for (const phrase of [
  'not known',
  'not available',
  'wild caught',
  'k. a.',
  'k.a.',
  'no data',
  'not recorded',
])
  MISSING_WORDS.add(phrase)

/** The same, unless an animal of the file is called like that. */
const PERHAPS_MISSING = new Set('void blank empty wild founder wildfang'.split(' '))

/** Whether a parent's cell says "not known" in a word that may also be a name. */
export function isPerhapsMissing(cell: string): boolean {
  return cell.length <= 8 && PERHAPS_MISSING.has(cell.toLowerCase())
}

/** Whether a cell says that something is not known. Upper and lower case do not matter. */
export function isMissing(cell: string): boolean {
  if (cell === '') return true
  const first = cell.charCodeAt(0)
  // No word for "missing" begins with 1 to 9, and most cells of large studbooks do.
  if (first >= 49 && first <= 57) return false
  return cell.length <= 14 && MISSING_WORDS.has(cell.toLowerCase())
}

/** A cell as people mean it: no-break spaces, doubled spaces and decomposed accents do not make another animal. */
export function tidyCell(cell: string): string {
  const trimmed = cell.trim()
  if (PLAIN.test(trimmed)) return trimmed
  return trimmed
    .normalize('NFC')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Printable ASCII without doubled spaces: most cells, and nothing to tidy in them. */
const PLAIN = /^(?:[!-~]| (?! ))*$/

const SEX_WORDS = new Map<string, PedigreeSex>()
const SEXES: Readonly<Record<PedigreeSex, string>> = {
  male: `m male males male. man boy masc masculine maschio maschile macho mâle mannlich männlich maennlich mannelijk
    reu rüde ruede rude kater hengst bock bulle eber dog stallion bull buck ram tom stud gelding wallach wether neutered-male ♂ ♂️ mn
    han hane hann uros samec samiec pes kan 雄 オス 牡 公 男 수 수컷 수놈 xy masculino м кобель самец кот mannchen männchen mas. ♂m 1.0`,
  female: `f female females female. woman girl fem feminine femmina femminile hembra femelle weiblich w v vrouwelijk teef
    hündin huendin hundin kätzin kaetzin stute kuh sau zibbe bitch mare cow doe ewe queen sow ♀ ♀️ fs fn spayed-female
    hona hunn tispe tik tæve taeve naaras samice suka fena fêmea femea 雌 メス 牝 母 女 암 암컷 암놈 xx femenino ж сука самка кошка weibchen 0.1`,
  unknown: `u unknown unk unsexed unbekannt inconnu desconocido sconosciuto onbekend ? - n/a na none null . 不明 未知 미상
    indeterminate undetermined not-known nd 0.0.1`,
}
for (const [sex, words] of Object.entries(SEXES) as [PedigreeSex, string][])
  for (const word of words.split(/\s+/)) SEX_WORDS.set(word.normalize('NFC'), sex)

/** The sex that a word says by itself; nothing for numbers and letters that only their use explains. */
export function sexOfWord(code: string): PedigreeSex | undefined {
  return SEX_WORDS.get(code)
}

/** What a cell says of a date. */
export type DateReading =
  /** ISO, as precise as the cell is. */
  | { readonly kind: 'date'; readonly date: string }
  /** 03/04/2017 with no word on the order: both readings, and what is sure. */
  | {
      readonly kind: 'ambiguous'
      readonly dayFirst: string
      readonly monthFirst: string
      readonly year: string
    }
  /** Nobody can read it; a year in it is kept where there is one. */
  | { readonly kind: 'unreadable'; readonly year?: string }

/**
 * Reads a date of any usual form: ISO, 3.5.2017, 5/3/2017, 2017, 03-May-2017, 3. Mai 2017, 2017年5月3日, 20170503,
 * Excel's day number, with or without a time. Two-digit years are read as the latest year not after 2049.
 */
export function readDate(cell: string, order?: DateOrder): DateReading {
  const text = cell.replace(/[T ]\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?\s*(Z|[ap]m|[+-]\d{2}:?\d{2})?$/i, '')
  for (const form of FORMS) {
    const match = form.pattern.exec(text)
    if (match !== null) return form.read(match, order) ?? unreadable(cell)
  }
  return unreadable(cell)
}

type Form = {
  readonly pattern: RegExp
  /** @returns nothing when the numbers are no date. */
  readonly read: (match: RegExpExecArray, order?: DateOrder) => DateReading | undefined
}

const FORMS: readonly Form[] = [
  { pattern: /^(\d{4})$/, read: ([, year]) => dateOf(year) },
  { pattern: /^(\d{4})[.,]0+$/, read: ([, year]) => dateOf(year) },
  // 1990.5 is a year and a half of one: the year is sure.
  { pattern: /^(\d{4})[.,]\d$/, read: ([, year]) => dateOf(year) },
  { pattern: /^(\d{4})[-/.](\d{1,2})$/, read: ([, year, month]) => dateOf(year, month) },
  { pattern: /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\.?$/, read: ([, ...parts]) => dateOf(...parts) },
  { pattern: /^(\d{4})(\d{2})(\d{2})$/, read: ([, ...parts]) => dateOf(...parts) },
  {
    pattern: /^(\d{4}) ?[年년] ?(?:(\d{1,2}) ?[月월] ?)?(?:(\d{1,2}) ?[日일号])?$/,
    read: ([, ...parts]) => dateOf(...parts),
  },
  { pattern: /^(\d{1,2})[-/.](\d{4})$/, read: ([, month, year]) => dateOf(year, month) },
  { pattern: /^(\d{1,2})([-/. ]) ?(\d{1,2})[-/. ] ?(\d{4}|\d{2})$/, read: numericDate },
  {
    pattern:
      /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]{0,2}(?:de |of )?(\p{L}{3,})\.?[-/., ]{0,2}(?:de |del )?(\d{4}|\d{2})$/u,
    read: ([, day, month, year]) => dateOf(fullYear(year), monthOf(month), day),
  },
  {
    pattern: /^(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u,
    read: ([, month, day, year]) => dateOf(year, monthOf(month), day),
  },
  {
    pattern: /^(\p{L}{3,})\.?[-/., ]{1,2}(?:de |del )?(\d{4})$/u,
    read: ([, month, year]) => dateOf(year, monthOf(month)),
  },
  { pattern: /^(\d{5})(?:\.\d+)?$/, read: ([, days]) => excelDate(Number(days)) },
]

function numericDate(match: RegExpExecArray, order?: DateOrder): DateReading | undefined {
  const [, first = '', separator, second = '', yearText] = match
  const year = fullYear(yearText)
  const dayFirst = dateOf(year, second, first)
  const monthFirst = dateOf(year, first, second)
  if (dayFirst === undefined || monthFirst === undefined || first === second) return dayFirst ?? monthFirst
  // A full stop is used where days come first, everywhere.
  if (separator === '.' || order === 'day-first') return dayFirst
  if (order === 'month-first') return monthFirst
  if (dayFirst.kind !== 'date' || monthFirst.kind !== 'date') return undefined
  return { kind: 'ambiguous', dayFirst: dayFirst.date, monthFirst: monthFirst.date, year: year ?? '' }
}

/** @returns nothing when there is no such day. */
function dateOf(year?: string, month?: string, day?: string): DateReading | undefined {
  if (year === undefined || !/^\d{4}$/.test(year) || Number(year) === 0) return undefined
  if (month === undefined) return { kind: 'date', date: year }
  const inYear = Number(month)
  const inMonth = day === undefined ? undefined : Number(day)
  // 2017-00-00 is how databases write "sometime in 2017".
  if (inYear === 0 && (inMonth === undefined || inMonth === 0)) return { kind: 'date', date: year }
  if (!(inYear >= 1 && inYear <= 12)) return undefined
  const untilMonth = `${year}-${String(inYear).padStart(2, '0')}`
  if (inMonth === undefined || inMonth === 0) return { kind: 'date', date: untilMonth }
  if (inMonth > new Date(Date.UTC(Number(year), inYear, 0)).getUTCDate()) return undefined
  return { kind: 'date', date: `${untilMonth}-${String(inMonth).padStart(2, '0')}` }
}

function fullYear(year: string | undefined): string | undefined {
  if (year?.length !== 2) return year
  return Number(year) <= 49 ? `20${year}` : `19${year}`
}

/** Days since 30 December 1899, between 1920 and 2099; other five-digit numbers are no dates. */
function excelDate(days: number): DateReading | undefined {
  if (days < 7306 || days > 73050) return undefined
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
  return { kind: 'date', date }
}

function unreadable(cell: string): DateReading {
  const years = [...new Set(cell.match(/(?<!\d)(1[6-9]|20)\d\d(?!\d)/g) ?? [])]
  const [year] = years
  return years.length === 1 && year !== undefined ? { kind: 'unreadable', year } : { kind: 'unreadable' }
}

/** Beginnings of the names of months in the European languages we read; the longer stand before the shorter. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'gen', 'ene', 'jän', 'janv', 'sty', 'led'],
  ['feb', 'fév', 'fev', 'únor', 'lut'],
  ['mar', 'mär', 'maer', 'maa', 'mrz', 'mrt', 'brez', 'břez'],
  ['apr', 'avr', 'abr', 'kwi', 'dub'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'kvě', 'kve'],
  ['jun', 'juin', 'giu', 'cze', 'červen'],
  ['jul', 'juil', 'lug', 'lip', 'červenec'],
  ['aug', 'aoû', 'aou', 'ago', 'sie', 'srp'],
  ['sep', 'set', 'wrz', 'zář'],
  ['oct', 'okt', 'ott', 'out', 'paź', 'říj'],
  ['nov', 'lis'],
  ['dec', 'dez', 'déc', 'dic', 'gru', 'pro'],
]

function monthOf(name: string | undefined): string {
  const word = (name ?? '').toLowerCase().normalize('NFC')
  let best = { month: 13, length: 0 }
  MONTHS.forEach((beginnings, index) => {
    for (const beginning of beginnings)
      if (word.startsWith(beginning) && beginning.length > best.length)
        best = { month: index + 1, length: beginning.length }
  })
  return String(best.month)
}
