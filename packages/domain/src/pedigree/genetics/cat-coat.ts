import type { CoatModel, CoatTrait } from './coat-locus.ts'

/**
 * Orange, agouti, tabby and ticked together. Orange is X-linked: a male shows what his dam gave him, a female with one
 * of each is a tortoiseshell. Orange hair always shows its tabby pattern, agouti or not.
 */
const PATTERN: CoatTrait = {
  id: 'pattern',
  loci: [
    {
      symbol: 'O',
      gene: 'ARHGAP36',
      omia: '001201-9685',
      alleles: ['O', 'o'],
      xLinked: true,
      source: 'Kaelin et al. (2025) and Toh et al. (2025), Current Biology 35',
    },
    {
      symbol: 'A',
      gene: 'ASIP',
      omia: '000201-9685',
      alleles: ['A', 'a'],
      source: 'Eizirik et al. (2003), Current Biology 13:448',
    },
    {
      symbol: 'Mc',
      gene: 'LVRN',
      omia: '001429-9685',
      alleles: ['Mc', 'mc'],
      source: 'Kaelin et al. (2012), Science 337:1536',
    },
    {
      symbol: 'Ti',
      gene: 'DKK4',
      omia: '001484-9685',
      alleles: ['Ti', 'ti'],
      source: 'Kaelin et al. (2021), Nature Communications 12:5127',
    },
  ],
  phenotypes: [
    'solid',
    'mackerel',
    'blotched',
    'ticked',
    'red-mackerel',
    'red-blotched',
    'red-ticked',
    'tortoiseshell',
    'tortoiseshell-mackerel',
    'tortoiseshell-blotched',
    'tortoiseshell-ticked',
  ],
  phenotypeOf: ([o = [], a = [], mc = [], ti = []]) => {
    const tabby = ti.includes('Ti') ? 'ticked' : mc.includes('Mc') ? 'mackerel' : 'blotched'
    if (!o.includes('o')) return `red-${tabby}`
    const isAgouti = a.includes('A')
    if (o.includes('O')) return isAgouti ? `tortoiseshell-${tabby}` : 'tortoiseshell'
    return isAgouti ? tabby : 'solid'
  },
}

/** The colour of black pigment, where there is any; dilution makes red cream as well. */
const PIGMENT: CoatTrait = {
  id: 'pigment',
  loci: [
    {
      symbol: 'B',
      gene: 'TYRP1',
      omia: '001249-9685',
      alleles: ['B', 'b', 'bl'],
      source:
        'Lyons et al. (2005), Animal Genetics 36:119; Schmidt-Küntzel et al. (2005), Journal of Heredity 96:289',
    },
    {
      symbol: 'D',
      gene: 'MLPH',
      omia: '000031-9685',
      alleles: ['D', 'd'],
      source: 'Ishida et al. (2006), Genomics 88:698',
    },
  ],
  phenotypes: ['black', 'chocolate', 'cinnamon', 'blue', 'lilac', 'fawn'],
  phenotypeOf: ([b = [], d = []]) => {
    const shade = b.includes('B') ? 0 : b.includes('b') ? 1 : 2
    return (
      (d.includes('D') ? ['black', 'chocolate', 'cinnamon'] : ['blue', 'lilac', 'fawn'])[shade] ?? 'black'
    )
  },
}

/** Full colour, Burmese sepia, Siamese points, mink between the two, and albino. */
const POINTS: CoatTrait = {
  id: 'points',
  loci: [
    {
      symbol: 'C',
      gene: 'TYR',
      omia: '000202-9685',
      alleles: ['C', 'cb', 'cs', 'c'],
      source: 'Lyons et al. (2005), Animal Genetics 36:119; Imes et al. (2006), Animal Genetics 37:175',
    },
  ],
  phenotypes: ['full', 'sepia', 'mink', 'point', 'albino'],
  phenotypeOf: ([c = []]) => {
    if (c.includes('C')) return 'full'
    if (c.includes('cb')) return c.includes('cs') ? 'mink' : 'sepia'
    return c.includes('cs') ? 'point' : 'albino'
  },
}

/** Dominant white and white spotting are alleles of one gene; white hides every other colour. */
const WHITE: CoatTrait = {
  id: 'white',
  loci: [
    {
      symbol: 'W',
      gene: 'KIT',
      omia: '000209-9685',
      alleles: ['W', 'ws', 'w'],
      source: 'David et al. (2014), G3 4:1881',
    },
  ],
  phenotypes: ['dominant-white', 'much-white', 'some-white', 'none'],
  phenotypeOf: ([w = []]) => {
    if (w.includes('W')) return 'dominant-white'
    if (w.includes('ws')) return w.includes('w') ? 'some-white' : 'much-white'
    return 'none'
  },
}

const LENGTH: CoatTrait = {
  id: 'length',
  loci: [
    {
      symbol: 'L',
      gene: 'FGF5',
      omia: '000439-9685',
      alleles: ['L', 'l'],
      source:
        'Kehler et al. (2007), Journal of Heredity 98:555; Drögemüller et al. (2007), Animal Genetics 38:218',
    },
  ],
  phenotypes: ['short', 'long'],
  phenotypeOf: ([l = []]) => (l.includes('L') ? 'short' : 'long'),
}

/** Folded ears come with malformed bones: one copy is enough, two are worse. */
const EARS: CoatTrait = {
  id: 'ears',
  loci: [
    {
      symbol: 'Fd',
      gene: 'TRPV4',
      omia: '000319-9685',
      alleles: ['Fd', 'fd'],
      source: 'Gandolfi et al. (2016), Osteoarthritis and Cartilage 24:1441',
    },
  ],
  phenotypes: ['upright', 'folded', 'double-folded'],
  phenotypeOf: ([fd = []]) =>
    fd.includes('Fd') ? (fd.includes('fd') ? 'folded' : 'double-folded') : 'upright',
}

const TAIL: CoatTrait = {
  id: 'tail',
  loci: [
    {
      symbol: 'M',
      gene: 'TBXT',
      omia: '000975-9685',
      alleles: ['M', 'm'],
      source: 'Buckingham et al. (2013), Mammalian Genome 24:400',
    },
  ],
  phenotypes: ['tailed', 'short-or-none', 'unborn'],
  phenotypeOf: ([m = []]) => (m.includes('M') ? (m.includes('m') ? 'short-or-none' : 'unborn') : 'tailed'),
  unborn: ['unborn'],
}

/** The main coat loci of cats, and the looks that harm. KIT and FGF5 share a chromosome but lie far apart. */
export const CAT_COAT: CoatModel = {
  traits: [PATTERN, PIGMENT, POINTS, WHITE, LENGTH, EARS, TAIL],
  hazards: [
    {
      code: 'double-folded-ears',
      trait: 'ears',
      phenotypes: ['double-folded'],
      severity: 'serious',
      source: 'Malik et al. (1999), Australian Veterinary Journal 77:85: crippling osteochondrodysplasia',
    },
    {
      code: 'folded-ears',
      trait: 'ears',
      phenotypes: ['folded', 'double-folded'],
      severity: 'serious',
      source: 'Gandolfi et al. (2016), Osteoarthritis and Cartilage 24:1441: one copy already harms bone',
    },
    {
      code: 'manx-lethal',
      trait: 'tail',
      phenotypes: ['unborn'],
      severity: 'serious',
      source: 'Buckingham et al. (2013), Mammalian Genome 24:400: M/M dies before birth',
    },
    {
      code: 'manx-spine',
      trait: 'tail',
      phenotypes: ['short-or-none'],
      severity: 'caution',
      source: 'Deforest & Basrur (1979), Canadian Veterinary Journal 20:304: malformed spine and nerves',
    },
    {
      code: 'dominant-white-deafness',
      trait: 'white',
      phenotypes: ['dominant-white'],
      severity: 'serious',
      source:
        'Cvejic et al. (2009), Journal of Heredity 100 (suppl. 1):S75; OMIA 000209-9685: deafness is common',
    },
  ],
}
