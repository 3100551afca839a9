import type { CoatModel, CoatTrait, ShownAlleles } from './coat-locus.ts'

/**
 * E, K and A decide together where a dog is black and where it is red. Recessive red (e/e) hides everything else;
 * dominant black (KB) hides the agouti series, brindle (kbr) stripes its red parts. The agouti series is the classical
 * one: ay stands for both yellows and at for both tan-point forms of Bannasch et al. (2021). Grizzle and domino (Eg, eh)
 * are not modelled.
 */
const PATTERN: CoatTrait = {
  id: 'pattern',
  loci: [
    {
      symbol: 'E',
      gene: 'MC1R',
      omia: '001199-9615',
      alleles: ['Em', 'E', 'e'],
      source:
        'Newton et al. (2000), Mammalian Genome 11:24; Schmutz et al. (2003), Journal of Heredity 94:69',
    },
    {
      symbol: 'K',
      gene: 'CBD103',
      omia: '001416-9615',
      alleles: ['KB', 'kbr', 'ky'],
      source: 'Candille et al. (2007), Science 318:1418',
    },
    {
      symbol: 'A',
      gene: 'ASIP',
      omia: '000201-9615',
      alleles: ['ay', 'aw', 'at', 'a'],
      source:
        'Berryere et al. (2005), Mammalian Genome 16:262; Bannasch et al. (2021), Nature Ecology & Evolution 5:1415',
    },
  ],
  phenotypes: [
    'red',
    'solid',
    'sable',
    'sable-masked',
    'agouti',
    'agouti-masked',
    'tan-points',
    'tan-points-masked',
    'brindle',
    'brindle-masked',
    'brindle-points',
    'brindle-points-masked',
  ],
  phenotypeOf: ([e = [], k = [], a = []]: ShownAlleles) => {
    if (!e.includes('Em') && !e.includes('E')) return 'red'
    if (k.includes('KB')) return 'solid'
    const agouti = ['ay', 'aw', 'at'].find(allele => a.includes(allele))
    if (agouti === undefined) return 'solid'
    const plain = agouti === 'ay' ? 'sable' : agouti === 'aw' ? 'agouti' : 'tan-points'
    const striped = agouti === 'at' ? 'brindle-points' : 'brindle'
    return `${k.includes('kbr') ? striped : plain}${e.includes('Em') ? '-masked' : ''}`
  },
}

/** The colour of black pigment: also that of the nose of a red dog. */
const PIGMENT: CoatTrait = {
  id: 'pigment',
  loci: [
    {
      symbol: 'B',
      gene: 'TYRP1',
      omia: '001249-9615',
      alleles: ['B', 'b'],
      source: 'Schmutz et al. (2002), Mammalian Genome 13:380',
    },
    {
      symbol: 'D',
      gene: 'MLPH',
      omia: '000031-9615',
      alleles: ['D', 'd'],
      source: 'Drögemüller et al. (2007), Journal of Heredity 98:468',
    },
  ],
  phenotypes: ['black', 'brown', 'blue', 'lilac'],
  phenotypeOf: ([b = [], d = []]) => {
    if (d.includes('D')) return b.includes('B') ? 'black' : 'brown'
    return b.includes('B') ? 'blue' : 'lilac'
  },
}

/** Merle and its modifier harlequin. Short (cryptic, atypical) merle alleles are not told apart from m. */
const MERLE: CoatTrait = {
  id: 'merle',
  loci: [
    {
      symbol: 'M',
      gene: 'PMEL',
      omia: '000211-9615',
      alleles: ['M', 'm'],
      source: 'Clark et al. (2006), PNAS 103:1376',
    },
    {
      symbol: 'H',
      gene: 'PSMB7',
      omia: '001454-9615',
      alleles: ['H', 'h'],
      source: 'Clark et al. (2011), Genomics 98:59',
    },
  ],
  phenotypes: ['none', 'merle', 'harlequin', 'double-merle', 'unborn'],
  phenotypeOf: ([m = [], h = []]) => {
    if (!h.includes('h')) return 'unborn'
    if (!m.includes('m')) return 'double-merle'
    if (!m.includes('M')) return 'none'
    return h.includes('H') ? 'harlequin' : 'merle'
  },
  unborn: ['unborn'],
}

const WHITE: CoatTrait = {
  id: 'white',
  loci: [
    {
      symbol: 'S',
      gene: 'MITF',
      omia: '000214-9615',
      alleles: ['S', 'sp'],
      source: 'Karlsson et al. (2007), Nature Genetics 39:1321',
    },
  ],
  phenotypes: ['none', 'some', 'piebald'],
  phenotypeOf: ([s = []]) => (s.includes('S') ? (s.includes('sp') ? 'some' : 'none') : 'piebald'),
}

const LENGTH: CoatTrait = {
  id: 'length',
  loci: [
    {
      symbol: 'L',
      gene: 'FGF5',
      omia: '000439-9615',
      alleles: ['L', 'l'],
      source: 'Housley & Venta (2006), Animal Genetics 37:309',
    },
  ],
  phenotypes: ['short', 'long'],
  phenotypeOf: ([l = []]) => (l.includes('L') ? 'short' : 'long'),
}

const FURNISHINGS: CoatTrait = {
  id: 'furnishings',
  loci: [
    {
      symbol: 'F',
      gene: 'RSPO2',
      omia: '001531-9615',
      alleles: ['F', 'f'],
      source: 'Cadieu et al. (2009), Science 326:150',
    },
  ],
  phenotypes: ['furnished', 'smooth-faced'],
  phenotypeOf: ([f = []]) => (f.includes('F') ? 'furnished' : 'smooth-faced'),
}

/** The main coat loci of dogs, each on a chromosome of its own, and the coats that harm. */
export const DOG_COAT: CoatModel = {
  traits: [PATTERN, PIGMENT, MERLE, WHITE, LENGTH, FURNISHINGS],
  hazards: [
    {
      code: 'double-merle',
      trait: 'merle',
      phenotypes: ['double-merle'],
      severity: 'serious',
      source: 'Strain et al. (2009), Journal of Veterinary Internal Medicine 23:282: deaf and blind young',
    },
    {
      code: 'harlequin-lethal',
      trait: 'merle',
      phenotypes: ['unborn'],
      severity: 'serious',
      source: 'Clark et al. (2011), Genomics 98:59: H/H dies before birth',
    },
    {
      code: 'dilution-alopecia',
      trait: 'pigment',
      phenotypes: ['blue', 'lilac'],
      severity: 'caution',
      source: 'Philipp et al. (2005), BMC Genetics 6:34: colour dilution alopecia in d/d dogs of some breeds',
    },
    {
      code: 'piebald-deafness',
      trait: 'white',
      phenotypes: ['piebald'],
      severity: 'caution',
      source: 'Strain (2004), The Veterinary Journal 167:23: deafness is commoner in very white dogs',
    },
  ],
}
