import type { ColumnRole } from '../column-mapping.ts'

/** What a heading says about its column. */
export type HeadingMeaning = {
  readonly role: ColumnRole
  /** 0 to 1; a heading that is the very word is surer than one that holds it. */
  readonly confidence: number
}

/**
 * What a heading means, in English, German, French, Spanish, Italian, Dutch, Portuguese, the Nordic and some Slavic
 * languages, Japanese, Korean and Chinese, and in the words of the usual R packages and studbook programs.
 * Case, accents, spaces and punctuation do not matter.
 *
 * @returns nothing for a heading that says nothing, and for grandparents.
 */
export function meaningOfHeading(heading: string): HeadingMeaning | undefined {
  const whole = foldHeading(heading)
  const exact = ROLE_OF_WORD.get(whole)
  if (exact !== undefined) return { role: exact, confidence: WEAK.get(whole) ?? 1 }
  const words = heading
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map(foldHeading)
    .filter(word => word !== '')
  const roles = words.flatMap(word => rolesInWord(word))
  if (roles.length === 0 || words.some(word => GRAND.test(word))) return undefined
  const isPlain = words.every(word => FILLERS.has(word) || /^\d+$/.test(word) || rolesInWord(word).length > 0)
  const parents = roles.filter(role => role === 'sire' || role === 'dam')
  if (parents.length > 1) return undefined
  const meaning = parents[0] === undefined ? plainMeaning(roles) : parentMeaning(parents[0], roles)
  if (meaning === undefined || isPlain) return meaning
  // "Eye colour" is no colour of a coat; but "sire (KC)" may be all there is.
  return NEEDED.has(meaning.role) ? { ...meaning, confidence: 0.3 } : undefined
}

function plainMeaning(roles: readonly ColumnRole[]): HeadingMeaning | undefined {
  const role = roles.find(other => other !== 'id') ?? 'id'
  return roles.every(other => other === role || isIdLike(other)) ? { role, confidence: 0.7 } : undefined
}

/** "Sire ID" is as good as "sire"; "sire name" is second best; "sire's colour" is something else. */
function parentMeaning(role: 'sire' | 'dam', roles: readonly ColumnRole[]): HeadingMeaning | undefined {
  const rest = roles.filter(other => other !== role)
  if (rest.some(other => !isIdLike(other) && other !== 'name')) return undefined
  if (rest.includes('name')) return { role, confidence: 0.75 }
  return { role, confidence: rest.some(isIdLike) ? 0.95 : 0.8 }
}

function isIdLike(role: ColumnRole): boolean {
  return role === 'id' || role === 'registration'
}

/** Whether a heading stands above families that number their animals each for itself, as medical pedigrees do. */
export function isFamilyHeading(heading: string): boolean {
  return /^(ped|pedid|pedno|pedigree|pedigreeid|fam|famid|famno|family|familyid|fid|kindred)$/.test(
    foldHeading(heading),
  )
}

/** Lower case, without accents, spaces and punctuation. */
function foldHeading(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^#(?=\p{L})/u, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}#♂♀]/gu, '')
    .normalize('NFC')
}

/** Columns worth taking under a heading that says more than we understand. */
const NEEDED = new Set<ColumnRole>(['id', 'sire', 'dam', 'sex', 'bornOn'])

/** Words that change nothing. */
const FILLERS = new Set(
  'of the de du des la le l d der die das dem del di da van het s a an at on in am el los'.split(' '),
)

/** Headings that mean this as a rule, and something else at times; `fid` and `pid` are families and persons, too. */
const WEAK = new Map<string, number>()
for (const word of '# no nr num nb number nummer numero numer key code self ego dog cat hund katze tier dier male female year jahr race cor p1 p2 par1 par2'.split(
  ' ',
))
  WEAK.set(word, 0.6)
for (const word of ['pid', 'mid', 'fa', 'mo', 'fat', 'mot', 'sub']) WEAK.set(word, 0.4)
WEAK.set('fid', 0.35)

/** Words of grandparents in the same languages. */
const GRAND = /^(grand|gross|opa|oma|abuel|nonn|grootvader|grootmoeder|pat(ernal)?$|mat(ernal)?$|mgs$|祖|外)/

const WORDS: Readonly<Record<ColumnRole, string>> = {
  id: `id sub person personid label subj stud# studid studno studnumber studbook# sb# sbid animal animalid individual individuals individualid indiv indivs indivi ind indid iid anim no nr number
    num numero nummer nb # key code self ego pet petid dog dogid hund hundid cat catid katze chien chat perro gato cane gatto hond
    kat horse pferd cheval tier tiernr tiernummer tierid dier dierid diernr animalcode animalnumber animalno offspring offspringid progeny
    progenyid pup kit calf lamb kid identifier identification kennung identifiant identificador identificativo
    identificatie idanimal ident studbookid studbookno studbooknumber studbooknr sbno stbnr recordid animalname
    個体 個体番号 個体識別番号 番号 犬番号 编号 編號 个体 个体号 个体编号 動物 动物 耳号 耳標 개체 개체번호 번호 동물
    идентификатор номер животное собака кошка
    eartag earno ohrmarke ohrmarkennummer crotal boucle matricola matricule levensnummer lebensnummer subject subjectid
    djur dyr elain zviratko zwierze cislo numer`,
  name: `name names fullname registeredname dogname catname petname callname rufname tiername hundename zwingername
    nom nomcomplet nombre nome naam roepnaam namn navn nimi jmeno imie nev кличка имя
    名前 名 犬名 猫名 馬名 名称 名稱 名字 姓名 犬只名 이름 견명 성명 마명`,
  sire: `sire sires sireid siren sireno sirenr father fathers fatherid dad dadid daddy papa patid vater vaterid
    vatertier pere pereid padre padreid pai vader vaderid far fader fadir isa otec ojciec apa tata sire# deckrude ruede
    beschaler etalon semental stallone toro genitor genitore father1 male parent1 p1 sirecode malepar maleparent
    maleparentid patre par1 fid pid fa fat pat отец папа
    父 父親 父亲 父犬 父猫 父馬 父马 父本 父号 父系 种公 父id 부 부견 부친 아버지 부마 父牛 父番号 父个体 父亲编号 paternalid paternal`,
  dam: `dam dam# dams damid damn damno damnr mother mothers motherid mom momid mum mumid mama matid mutter mutterid
    muttertier mere mereid madre madreid mae moeder moederid mor moder modir aiti emo matka anya mare bitch
    huendin mutterhuendin genitrice genitora mother1 female parent2 p2 damcode femalepar femaleparent
    femaleparentid matre par2 mid mo mot mat мать мама
    母 母親 母亲 母犬 母猫 母馬 母马 母本 母号 母系 种母 母id 모 모견 모친 어머니 모마 母牛 母番号 母个体 母亲编号 maternalid maternal`,
  sex: `sex sexe sexo sesso seks gender gendercode sexcode geschlecht geschl geslacht genre genero genere kon kjonn
    sukupuoli pohlavi plec nem mf fm пол 性別 性别 성별 雌雄`,
  bornOn: `born bornon birth birthdate birthday dateofbirth dob yob byear birthyear yearofbirth bdate birthd bd
    geburt geburtsdatum geburtstag geburtsjahr geboren geborenam geb gebdatum gebdat gebjahr wurfdatum wurftag wt wurfjahr
    naissance datenaissance datedenaissance datenaiss neele nele nee anneenaissance nacimiento fechanacimiento
    fechadenacimiento fechanac fnac nacido anonacimiento nascita datanascita datadinascita natoil nato annonascita
    nascimento datanascimento datadenascimento geboorte geboortedatum geboortejaar gebdat fodd fodelsedatum fodt fodselsdato
    syntynyt syntymaaika narozen narozeni datumnarozeni urodzony dataurodzenia szuletett датарождения родился
    生年月日 誕生日 出生 生年 出生日期 出生年月 出生年 生日 생년월일 출생 출생일 출생년도 year jahr`,
  diedOn: `died diedon death deathdate dateofdeath dod yod deathyear gestorben todesdatum todestag tod deces
    datedeces datededeces mort muerte fechamuerte fallecido defuncion morte datamorte decesso overleden
    overlijdensdatum dod doddato dodsdatum umrti smierc 死亡 死亡日 没年月日 死亡日期 사망 사망일`,
  breed: `breed breedname порода race rasse rassename raza razza raca ras rasa plemeno rase breedid
    犬種 品種 品种 猫種 품종 견종`,
  colour: `colour color окрас coat coatcolour coatcolor farbe fellfarbe couleur robe kleur color colore mantello manto capa
    cor pelage farg farge vari barva masc 毛色 颜色 毛の色 모색 색상 털색`,
  registration: `registration registrationno registrationnumber registrationid regno regnr regnum regnumber reg
    registerno registernr registernummer registrierung registrierungsnummer zuchtbuchnummer zuchtbuchnr zuchtbuch zbnr zbnummer
    studbook lof loe loi nhsb akc kc vdh fci rsr hr pedigreeno pedigreenumber ahnentafel ahnentafelnummer stamboeknummer
    stamboeknr stamboom numeroregistro numerodiregistro registro numeroregistre numerolof nlof
    登録番号 血統書番号 血統登録番号 注册号 登记号 血统证书号 血统号 등록번호 혈통서번호`,
  chip: `chip chipno chipnr chipnumber chipnummer chipid microchip microchipno microchipnumber mikrochip
    transponder transpondernummer puce numeropuce identificationchip マイクロチップ マイクロチップ番号 芯片 芯片号 芯片编号
    마이크로칩 칩번호 칩 isochip`,
}

const ROLE_OF_WORD = new Map<string, ColumnRole>()
for (const [role, words] of Object.entries(WORDS) as [ColumnRole, string][])
  for (const word of words.split(/\s+/)) {
    const folded = foldHeading(word)
    if (folded !== '' && !ROLE_OF_WORD.has(folded)) ROLE_OF_WORD.set(folded, role)
  }

/** A word alone, or a word with an id word grown onto it: `sireid`, `vaternr`, `dam2` is none. */
function rolesInWord(word: string): ColumnRole[] {
  const exact = ROLE_OF_WORD.get(word)
  if (exact !== undefined) return [exact]
  const stem = /^(.+?)(id|nr|no|num|nummer|number|code|name|番号|编号)$/.exec(word)
  const role = stem?.[1] === undefined ? undefined : ROLE_OF_WORD.get(stem[1])
  if (role === undefined) return []
  return stem?.[2] === 'name' ? [role, 'name'] : [role, 'id']
}
