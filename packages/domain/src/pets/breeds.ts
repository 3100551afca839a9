import type { Size, Species } from './pet.ts'

/** What grows on the animal, as an owner would say it. */
export type CoatLength = 'hairless' | 'short' | 'medium' | 'long' | 'wire' | 'curly'

/** The silhouette a 3D body starts from. */
export type BodyShape =
  | 'bull'
  | 'flat-faced'
  | 'guardian'
  | 'herder'
  | 'hound'
  | 'pointer'
  | 'poodle'
  | 'retriever'
  | 'short-legged'
  | 'sighthound'
  | 'spaniel'
  | 'spitz'
  | 'terrier'
  | 'toy'
  | 'athletic'
  | 'cobby'
  | 'large'
  | 'slender'
  | 'sturdy'

/** A breed an owner may choose, with the measures of a typical adult. */
export type Breed = {
  /** Kebab-case, stable: it is stored in profiles and passports. */
  readonly id: string
  readonly name: string
  readonly species: Species
  /** At the shoulder, midway between the sexes. */
  readonly heightCm: number
  readonly weightKg: number
  readonly coat: CoatLength
  readonly bodyShape: BodyShape
  /** The breed this is a size variety of; a photo cannot tell those apart. */
  readonly varietyOf?: string
}

/** id, name, height in cm, weight in kg, coat, body shape, and the breed it is a size variety of. */
type BreedRow = readonly [string, string, number, number, CoatLength, BodyShape, string?]

const DOGS: readonly BreedRow[] = [
  ['affenpinscher', 'Affenpinscher', 26, 4, 'wire', 'toy'],
  ['afghan-hound', 'Afghan Hound', 68, 26, 'long', 'sighthound'],
  ['airedale-terrier', 'Airedale Terrier', 59, 23, 'wire', 'terrier'],
  ['akita', 'Akita', 66, 45, 'medium', 'spitz'],
  ['alaskan-malamute', 'Alaskan Malamute', 61, 37, 'medium', 'spitz'],
  ['american-bulldog', 'American Bulldog', 63, 45, 'short', 'bull'],
  ['american-pit-bull-terrier', 'American Pit Bull Terrier', 48, 22, 'short', 'bull'],
  ['american-staffordshire-terrier', 'American Staffordshire Terrier', 46, 27, 'short', 'bull'],
  ['appenzeller-sennenhund', 'Appenzeller Sennenhund', 53, 27, 'short', 'herder'],
  ['australian-kelpie', 'Australian Kelpie', 47, 17, 'short', 'herder'],
  ['australian-shepherd', 'Australian Shepherd', 52, 24, 'medium', 'herder'],
  ['australian-terrier', 'Australian Terrier', 25, 6.5, 'wire', 'terrier'],
  ['basenji', 'Basenji', 42, 10, 'short', 'spitz'],
  ['basset-hound', 'Basset Hound', 35, 25, 'short', 'short-legged'],
  ['beagle', 'Beagle', 37, 11, 'short', 'hound'],
  ['bedlington-terrier', 'Bedlington Terrier', 41, 9, 'curly', 'terrier'],
  ['belgian-malinois', 'Belgian Malinois', 61, 27, 'short', 'herder'],
  ['bernese-mountain-dog', 'Bernese Mountain Dog', 65, 43, 'long', 'guardian'],
  ['bichon-frise', 'Bichon Frise', 27, 5, 'curly', 'toy'],
  ['black-and-tan-coonhound', 'Black and Tan Coonhound', 64, 36, 'short', 'hound'],
  ['bloodhound', 'Bloodhound', 65, 45, 'short', 'hound'],
  ['bluetick-coonhound', 'Bluetick Coonhound', 62, 28, 'short', 'hound'],
  ['border-collie', 'Border Collie', 51, 17, 'medium', 'herder'],
  ['border-terrier', 'Border Terrier', 30, 6.5, 'wire', 'terrier'],
  ['borzoi', 'Borzoi', 75, 38, 'long', 'sighthound'],
  ['boston-terrier', 'Boston Terrier', 40, 9, 'short', 'flat-faced'],
  ['bouvier-des-flandres', 'Bouvier des Flandres', 65, 38, 'wire', 'herder'],
  ['boxer', 'Boxer', 59, 30, 'short', 'bull'],
  ['briard', 'Briard', 64, 33, 'long', 'herder'],
  ['brittany', 'Brittany', 49, 16, 'medium', 'spaniel'],
  ['brussels-griffon', 'Brussels Griffon', 23, 4.5, 'wire', 'flat-faced'],
  ['bullmastiff', 'Bullmastiff', 65, 52, 'short', 'guardian'],
  ['cairn-terrier', 'Cairn Terrier', 29, 6.5, 'wire', 'terrier'],
  ['canadian-eskimo-dog', 'Canadian Eskimo Dog', 61, 32, 'medium', 'spitz'],
  ['cane-corso', 'Cane Corso', 66, 47, 'short', 'guardian'],
  ['cardigan-welsh-corgi', 'Cardigan Welsh Corgi', 29, 14, 'medium', 'short-legged'],
  ['cavalier-king-charles-spaniel', 'Cavalier King Charles Spaniel', 32, 7, 'long', 'spaniel'],
  ['chesapeake-bay-retriever', 'Chesapeake Bay Retriever', 60, 30, 'medium', 'retriever'],
  ['chihuahua', 'Chihuahua', 20, 2.5, 'short', 'toy'],
  ['chow-chow', 'Chow Chow', 50, 26, 'long', 'spitz'],
  ['clumber-spaniel', 'Clumber Spaniel', 46, 32, 'medium', 'spaniel'],
  ['cocker-spaniel', 'Cocker Spaniel', 37, 12, 'long', 'spaniel'],
  ['collie', 'Rough Collie', 58, 26, 'long', 'herder'],
  ['curly-coated-retriever', 'Curly-coated Retriever', 65, 34, 'curly', 'retriever'],
  ['dachshund', 'Dachshund', 22, 8, 'short', 'short-legged'],
  ['dalmatian', 'Dalmatian', 58, 27, 'short', 'pointer'],
  ['dandie-dinmont-terrier', 'Dandie Dinmont Terrier', 25, 9.5, 'wire', 'short-legged'],
  ['doberman', 'Doberman', 68, 38, 'short', 'guardian'],
  ['english-bulldog', 'English Bulldog', 36, 23, 'short', 'flat-faced'],
  ['english-cocker-spaniel', 'English Cocker Spaniel', 40, 14, 'medium', 'spaniel'],
  ['english-foxhound', 'English Foxhound', 61, 30, 'short', 'hound'],
  ['english-setter', 'English Setter', 64, 28, 'long', 'pointer'],
  ['english-springer-spaniel', 'English Springer Spaniel', 50, 21, 'medium', 'spaniel'],
  ['english-toy-terrier', 'English Toy Terrier', 28, 3.5, 'short', 'toy'],
  ['entlebucher-sennenhund', 'Entlebucher Sennenhund', 46, 24, 'short', 'herder'],
  ['flat-coated-retriever', 'Flat-coated Retriever', 59, 30, 'long', 'retriever'],
  ['french-bulldog', 'French Bulldog', 30, 11, 'short', 'flat-faced'],
  ['galgo-espanol', 'Galgo Español', 66, 25, 'short', 'sighthound'],
  ['german-shepherd', 'German Shepherd', 61, 32, 'medium', 'herder'],
  ['german-shorthaired-pointer', 'German Shorthaired Pointer', 61, 27, 'short', 'pointer'],
  ['giant-schnauzer', 'Giant Schnauzer', 65, 38, 'wire', 'guardian'],
  ['golden-retriever', 'Golden Retriever', 57, 30, 'long', 'retriever'],
  ['gordon-setter', 'Gordon Setter', 64, 29, 'long', 'pointer'],
  ['great-dane', 'Great Dane', 78, 62, 'short', 'guardian'],
  ['great-pyrenees', 'Great Pyrenees', 73, 48, 'long', 'guardian'],
  ['greater-swiss-mountain-dog', 'Greater Swiss Mountain Dog', 67, 50, 'short', 'guardian'],
  ['greyhound', 'Greyhound', 71, 31, 'short', 'sighthound'],
  ['groenendael', 'Groenendael', 61, 27, 'long', 'herder'],
  ['havanese', 'Havanese', 25, 5, 'long', 'toy'],
  ['ibizan-hound', 'Ibizan Hound', 66, 23, 'short', 'sighthound'],
  ['irish-setter', 'Irish Setter', 64, 29, 'long', 'pointer'],
  ['irish-terrier', 'Irish Terrier', 46, 12, 'wire', 'terrier'],
  ['irish-water-spaniel', 'Irish Water Spaniel', 56, 26, 'curly', 'spaniel'],
  ['irish-wolfhound', 'Irish Wolfhound', 82, 55, 'wire', 'sighthound'],
  ['italian-greyhound', 'Italian Greyhound', 35, 4.5, 'short', 'sighthound'],
  ['jack-russell-terrier', 'Jack Russell Terrier', 28, 6, 'short', 'terrier'],
  ['japanese-chin', 'Japanese Chin', 24, 3, 'long', 'toy'],
  ['keeshond', 'Keeshond', 45, 18, 'long', 'spitz'],
  ['kerry-blue-terrier', 'Kerry Blue Terrier', 47, 16, 'curly', 'terrier'],
  ['komondor', 'Komondor', 73, 50, 'long', 'guardian'],
  ['kuvasz', 'Kuvasz', 71, 45, 'medium', 'guardian'],
  ['labrador-retriever', 'Labrador Retriever', 57, 30, 'short', 'retriever'],
  ['lagotto-romagnolo', 'Lagotto Romagnolo', 45, 13, 'curly', 'retriever'],
  ['lakeland-terrier', 'Lakeland Terrier', 36, 7.5, 'wire', 'terrier'],
  ['leonberger', 'Leonberger', 73, 56, 'long', 'guardian'],
  ['lhasa-apso', 'Lhasa Apso', 27, 7, 'long', 'toy'],
  ['maltese', 'Maltese', 23, 3.5, 'long', 'toy'],
  ['miniature-pinscher', 'Miniature Pinscher', 28, 4.5, 'short', 'toy'],
  ['miniature-poodle', 'Miniature Poodle', 33, 7, 'curly', 'poodle', 'poodle'],
  ['miniature-schnauzer', 'Miniature Schnauzer', 33, 7, 'wire', 'terrier'],
  ['newfoundland', 'Newfoundland', 69, 60, 'long', 'guardian'],
  ['norfolk-terrier', 'Norfolk Terrier', 25, 5.5, 'wire', 'terrier'],
  ['norwegian-elkhound', 'Norwegian Elkhound', 50, 23, 'medium', 'spitz'],
  ['norwich-terrier', 'Norwich Terrier', 25, 5.5, 'wire', 'terrier'],
  ['old-english-sheepdog', 'Old English Sheepdog', 58, 36, 'long', 'herder'],
  ['otterhound', 'Otterhound', 66, 46, 'wire', 'hound'],
  ['papillon', 'Papillon', 25, 4, 'long', 'toy'],
  ['pekingese', 'Pekingese', 20, 4.5, 'long', 'flat-faced'],
  ['pembroke-welsh-corgi', 'Pembroke Welsh Corgi', 28, 12, 'medium', 'short-legged'],
  ['pomeranian', 'Pomeranian', 20, 2.5, 'long', 'spitz'],
  ['poodle', 'Poodle', 40, 15, 'curly', 'poodle'],
  ['pug', 'Pug', 30, 7.5, 'short', 'flat-faced'],
  ['redbone-coonhound', 'Redbone Coonhound', 61, 27, 'short', 'hound'],
  ['rhodesian-ridgeback', 'Rhodesian Ridgeback', 66, 38, 'short', 'hound'],
  ['rottweiler', 'Rottweiler', 63, 47, 'short', 'guardian'],
  ['saint-bernard', 'Saint Bernard', 72, 70, 'medium', 'guardian'],
  ['saluki', 'Saluki', 66, 23, 'short', 'sighthound'],
  ['samoyed', 'Samoyed', 53, 23, 'long', 'spitz'],
  ['schipperke', 'Schipperke', 30, 6.5, 'medium', 'spitz'],
  ['scottish-deerhound', 'Scottish Deerhound', 76, 42, 'wire', 'sighthound'],
  ['scottish-terrier', 'Scottish Terrier', 26, 9, 'wire', 'short-legged'],
  ['sealyham-terrier', 'Sealyham Terrier', 29, 9, 'wire', 'terrier'],
  ['shetland-sheepdog', 'Shetland Sheepdog', 37, 9, 'long', 'herder'],
  ['shiba-inu', 'Shiba Inu', 38, 9.5, 'medium', 'spitz'],
  ['shih-tzu', 'Shih Tzu', 25, 6, 'long', 'toy'],
  ['siberian-husky', 'Siberian Husky', 55, 22, 'medium', 'spitz'],
  ['silky-terrier', 'Silky Terrier', 24, 4.5, 'long', 'toy'],
  ['soft-coated-wheaten-terrier', 'Soft-coated Wheaten Terrier', 46, 17, 'curly', 'terrier'],
  ['staffordshire-bull-terrier', 'Staffordshire Bull Terrier', 38, 14, 'short', 'bull'],
  ['standard-poodle', 'Standard Poodle', 55, 25, 'curly', 'poodle', 'poodle'],
  ['standard-schnauzer', 'Standard Schnauzer', 47, 17, 'wire', 'terrier'],
  ['sussex-spaniel', 'Sussex Spaniel', 38, 19, 'medium', 'spaniel'],
  ['tibetan-mastiff', 'Tibetan Mastiff', 66, 50, 'long', 'guardian'],
  ['tibetan-terrier', 'Tibetan Terrier', 38, 11, 'long', 'toy'],
  ['toy-poodle', 'Toy Poodle', 26, 3, 'curly', 'poodle', 'poodle'],
  ['treeing-walker-coonhound', 'Treeing Walker Coonhound', 61, 27, 'short', 'hound'],
  ['vizsla', 'Vizsla', 59, 25, 'short', 'pointer'],
  ['weimaraner', 'Weimaraner', 64, 33, 'short', 'pointer'],
  ['welsh-springer-spaniel', 'Welsh Springer Spaniel', 46, 18, 'medium', 'spaniel'],
  ['west-highland-white-terrier', 'West Highland White Terrier', 27, 8, 'wire', 'terrier'],
  ['whippet', 'Whippet', 48, 13, 'short', 'sighthound'],
  ['wire-fox-terrier', 'Wire Fox Terrier', 38, 8, 'wire', 'terrier'],
  ['xoloitzcuintli', 'Xoloitzcuintli', 46, 15, 'hairless', 'sighthound'],
  ['yorkshire-terrier', 'Yorkshire Terrier', 20, 3, 'long', 'toy'],
]

const CATS: readonly BreedRow[] = [
  ['abyssinian', 'Abyssinian', 26, 4, 'short', 'slender'],
  ['bengal', 'Bengal', 28, 5.5, 'short', 'athletic'],
  ['birman', 'Birman', 27, 5, 'long', 'sturdy'],
  ['bombay', 'Bombay', 26, 4.5, 'short', 'sturdy'],
  ['british-shorthair', 'British Shorthair', 28, 6, 'short', 'cobby'],
  ['devon-rex', 'Devon Rex', 25, 3.5, 'curly', 'slender'],
  ['domestic-longhair', 'Domestic Longhair', 26, 5, 'long', 'athletic'],
  ['domestic-shorthair', 'Domestic Shorthair', 26, 4.5, 'short', 'athletic'],
  ['egyptian-mau', 'Egyptian Mau', 26, 4.5, 'short', 'athletic'],
  ['maine-coon', 'Maine Coon', 33, 7.5, 'long', 'large'],
  ['norwegian-forest-cat', 'Norwegian Forest Cat', 32, 6.5, 'long', 'large'],
  ['oriental-shorthair', 'Oriental Shorthair', 26, 4, 'short', 'slender'],
  ['persian', 'Persian', 26, 5, 'long', 'cobby'],
  ['ragdoll', 'Ragdoll', 30, 7, 'long', 'large'],
  ['russian-blue', 'Russian Blue', 26, 4.5, 'short', 'slender'],
  ['scottish-fold', 'Scottish Fold', 26, 5, 'short', 'cobby'],
  ['siamese', 'Siamese', 26, 4, 'short', 'slender'],
  ['sphynx', 'Sphynx', 25, 4, 'hairless', 'athletic'],
]

function breedOf(species: Breed['species'], row: BreedRow): Breed {
  const [id, name, heightCm, weightKg, coat, bodyShape, varietyOf] = row
  const breed = { id, name, species, heightCm, weightKg, coat, bodyShape }
  return varietyOf === undefined ? breed : { ...breed, varietyOf }
}

/**
 * Breeds the product knows: every dog breed of ImageNet-1k, the 37 breeds of
 * the Oxford-IIIT Pet set, and some that owners often have. Measures are
 * typical values from breed standards, rounded; no animal is bound by them.
 */
export const BREEDS: readonly Breed[] = [
  ...DOGS.map(row => breedOf('dog', row)),
  ...CATS.map(row => breedOf('cat', row)),
]

const BREEDS_BY_ID: ReadonlyMap<string, Breed> = new Map(BREEDS.map(breed => [breed.id, breed]))

/** The breed with this id, or undefined for an unknown or mixed one. */
export function findBreed(breedId: string): Breed | undefined {
  return BREEDS_BY_ID.get(breedId)
}

/** The size a typical adult has among its own species, by weight. */
export function typicalSize(breed: Pick<Breed, 'species' | 'weightKg'>): Size {
  const heaviestKg: readonly (readonly [Size, number])[] =
    breed.species === 'dog' ? DOG_SIZES_BELOW_KG : CAT_SIZES_BELOW_KG
  return heaviestKg.find(([, belowKg]) => breed.weightKg < belowKg)?.[0] ?? 'giant'
}

const DOG_SIZES_BELOW_KG = [
  ['toy', 4],
  ['small', 10],
  ['medium', 25],
  ['large', 45],
] as const

/** No cat is a giant: one wish for sizes then reads the same for both species. */
const CAT_SIZES_BELOW_KG = [
  ['small', 4.5],
  ['medium', 6],
  ['large', Number.POSITIVE_INFINITY],
] as const
