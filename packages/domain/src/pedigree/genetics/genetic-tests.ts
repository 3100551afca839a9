import type { Species } from '../../pets/index.ts'
import type { Inheritance } from './disease-risk.ts'

/** A test a laboratory offers for one variant of one gene. */
export type GeneticTest = {
  /** Stable: it is stored in shared pedigrees. */
  readonly id: string
  readonly species: Species
  readonly name: string
  readonly gene: string
  /** Number in Online Mendelian Inheritance in Animals (omia.org): phene and species. */
  readonly omia: string
  readonly inheritance: Inheritance
  /** Young with two copies die before birth. */
  readonly homozygousLethal?: true
  /** Not every animal with the affected genotype falls ill. */
  readonly incompletePenetrance?: true
  /** Ids from `BREEDS` in which the variant is well described; it may occur in others and in crosses. */
  readonly breedIds: readonly string[]
  /** The paper that described the variant, or the variant's own entry where that is clearer. */
  readonly source: string
}

type Row = readonly [
  id: string,
  name: string,
  gene: string,
  omia: string,
  breedIds: string,
  source: string,
  kind?: string,
]

const DOG_ROWS: readonly Row[] = [
  [
    'pra-prcd',
    'Progressive rod-cone degeneration',
    'PRCD',
    '001298-9615',
    'labrador-retriever golden-retriever cocker-spaniel english-cocker-spaniel poodle toy-poodle miniature-poodle chesapeake-bay-retriever',
    'Zangerl et al. (2006), Genomics 88:551',
  ],
  [
    'dm-sod1',
    'Degenerative myelopathy (SOD1A)',
    'SOD1',
    '000263-9615',
    'german-shepherd pembroke-welsh-corgi boxer bernese-mountain-dog rhodesian-ridgeback',
    'Awano et al. (2009), PNAS 106:2794',
    'incomplete-penetrance',
  ],
  [
    'eic',
    'Exercise-induced collapse',
    'DNM1',
    '001466-9615',
    'labrador-retriever chesapeake-bay-retriever curly-coated-retriever',
    'Patterson et al. (2008), Nature Genetics 40:1235',
  ],
  [
    'vwd-1',
    'Von Willebrand disease type 1',
    'VWF',
    '001057-9615',
    'doberman bernese-mountain-dog poodle pembroke-welsh-corgi',
    'OMIA 001057-9615: VWF c.7437G>A',
    'incomplete-penetrance',
  ],
  [
    'mdr1',
    'Multidrug sensitivity (MDR1)',
    'ABCB1',
    '001402-9615',
    'collie australian-shepherd shetland-sheepdog border-collie german-shepherd',
    'Mealey et al. (2001), Pharmacogenetics 11:727',
    'incomplete-dominant',
  ],
  [
    'huu',
    'Hyperuricosuria',
    'SLC2A9',
    '001033-9615',
    'dalmatian english-bulldog weimaraner giant-schnauzer',
    'Bannasch et al. (2008), PLOS Genetics 4:e1000246',
  ],
  [
    'cea',
    'Collie eye anomaly (choroidal hypoplasia)',
    'NHEJ1',
    '000218-9615',
    'collie shetland-sheepdog border-collie australian-shepherd',
    'Parker et al. (2007), Genome Research 17:1562',
    'incomplete-penetrance',
  ],
  [
    'ncl5',
    'Neuronal ceroid lipofuscinosis 5',
    'CLN5',
    '001482-9615',
    'border-collie',
    'Melville et al. (2005), Genomics 86:287',
  ],
  [
    'tns',
    'Trapped neutrophil syndrome',
    'VPS13B',
    '001428-9615',
    'border-collie',
    'Shearman & Wilton (2011), BMC Genomics 12:258',
  ],
  [
    'l2hga',
    'L-2-hydroxyglutaric aciduria',
    'L2HGDH',
    '001371-9615',
    'staffordshire-bull-terrier',
    'Penderis et al. (2007), Journal of Medical Genetics 44:334',
  ],
  [
    'pll',
    'Primary lens luxation',
    'ADAMTS17',
    '000588-9615',
    'jack-russell-terrier tibetan-terrier wire-fox-terrier sealyham-terrier',
    'Farias et al. (2010), Investigative Ophthalmology & Visual Science 51:4716',
    'incomplete-penetrance',
  ],
  [
    'gr-pra1',
    'Golden retriever progressive retinal atrophy 1',
    'SLC4A3',
    '001572-9615',
    'golden-retriever',
    'Downs et al. (2011), PLOS ONE 6:e21452',
  ],
  [
    'ichthyosis-a',
    'Ichthyosis, golden retriever type',
    'PNPLA1',
    '001588-9615',
    'golden-retriever',
    'Grall et al. (2012), Nature Genetics 44:140',
  ],
  [
    'cystinuria-1a',
    'Cystinuria type I-A',
    'SLC3A1',
    '000256-9615',
    'newfoundland',
    'Henthorn et al. (2000), Human Genetics 107:295',
  ],
  [
    'cnm',
    'Centronuclear myopathy',
    'HACD1',
    '001374-9615',
    'labrador-retriever',
    'Pelé et al. (2005), Human Molecular Genetics 14:1417',
  ],
  [
    'pk-def-dog',
    'Pyruvate kinase deficiency',
    'PKLR',
    '000844-9615',
    'basenji beagle west-highland-white-terrier pug',
    'Whitney et al. (1994), Experimental Hematology 22:866',
  ],
  [
    'xl-pra1',
    'X-linked progressive retinal atrophy 1',
    'RPGR',
    '000831-9615',
    'samoyed siberian-husky',
    'Zhang et al. (2002), Human Molecular Genetics 11:993',
    'x-linked',
  ],
  [
    'grmd',
    'Muscular dystrophy, golden retriever type',
    'DMD',
    '001081-9615',
    'golden-retriever',
    'Sharp et al. (1992), Genomics 13:115',
    'x-linked',
  ],
]

const CAT_ROWS: readonly Row[] = [
  [
    'pk-def-cat',
    'Pyruvate kinase deficiency',
    'PKLR',
    '000844-9685',
    'abyssinian domestic-shorthair',
    'Grahn et al. (2012), BMC Veterinary Research 8:207',
    'incomplete-penetrance',
  ],
  [
    'pkd1',
    'Polycystic kidney disease 1',
    'PKD1',
    '000807-9685',
    'persian',
    'Lyons et al. (2004), Journal of the American Society of Nephrology 15:2548',
    'dominant-lethal',
  ],
  [
    'hcm-a31p',
    'Hypertrophic cardiomyopathy, Maine Coon (A31P)',
    'MYBPC3',
    '000515-9685',
    'maine-coon',
    'Meurs et al. (2005), Human Molecular Genetics 14:3587',
    'incomplete-dominant incomplete-penetrance',
  ],
  [
    'hcm-r820w',
    'Hypertrophic cardiomyopathy, Ragdoll (R820W)',
    'MYBPC3',
    '000515-9685',
    'ragdoll',
    'Meurs et al. (2007), Genomics 90:261',
    'incomplete-dominant incomplete-penetrance',
  ],
  [
    'rdac-pra',
    'Progressive retinal atrophy (rdAc)',
    'CEP290',
    '001244-9685',
    'abyssinian siamese',
    'Menotti-Raymond et al. (2007), Journal of Heredity 98:211',
  ],
  [
    'sma',
    'Spinal muscular atrophy',
    'LIX1-LNPEP',
    '000939-9685',
    'maine-coon',
    'Fyfe et al. (2006), Genome Research 16:1084',
  ],
  [
    'gsd-4',
    'Glycogen storage disease IV',
    'GBE1',
    '000420-9685',
    'norwegian-forest-cat',
    'Fyfe et al. (2007), Molecular Genetics and Metabolism 90:383',
  ],
  [
    'hypokalaemia',
    'Burmese hypokalaemia',
    'WNK4',
    '001759-9685',
    '',
    'Gandolfi et al. (2012), PLOS ONE 7:e53173',
  ],
]

const inRows = (species: Species, rows: readonly Row[]): GeneticTest[] =>
  rows.map(([id, name, gene, omia, breedIds, source, kind = '']) => ({
    id,
    species,
    name,
    gene,
    omia,
    inheritance: inheritanceOf(kind),
    ...(kind.includes('lethal') ? { homozygousLethal: true } : {}),
    ...(kind.includes('incomplete-penetrance') ? { incompletePenetrance: true } : {}),
    breedIds: breedIds === '' ? [] : breedIds.split(' '),
    source,
  }))

function inheritanceOf(kind: string): Inheritance {
  if (kind.includes('x-linked')) return 'x-linked-recessive'
  if (kind.includes('incomplete-dominant')) return 'autosomal-incomplete-dominant'
  return kind.includes('dominant') ? 'autosomal-dominant' : 'autosomal-recessive'
}

/** The tests the product can calculate with: variants that are published and inherited as simply as stated. */
export const GENETIC_TESTS: readonly GeneticTest[] = [...inRows('dog', DOG_ROWS), ...inRows('cat', CAT_ROWS)]

const testsById = new Map(GENETIC_TESTS.map(test => [test.id, test]))

/** A test by its id, or undefined. */
export function findGeneticTest(id: string): GeneticTest | undefined {
  return testsById.get(id)
}
