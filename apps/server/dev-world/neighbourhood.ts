import type { CoarsePlace } from '@pawfect/domain/identity'
import type { Coat } from '@pawfect/domain/pets'

/** A breed as it looks in the seeded world: id, main and second colour, pattern. */
export type Look = readonly [breedId: string, primary: string, secondary: string, pattern: Coat['pattern']]

/** Dogs of the neighbourhood, each with a colour its breed really comes in. */
export const DOG_LOOKS: readonly Look[] = [
  ['border-collie', '#23201f', '#f6f3ee', 'bicolour'],
  ['labrador-retriever', '#d8b378', '#ecd8b0', 'solid'],
  ['golden-retriever', '#c98f4a', '#e8c48c', 'solid'],
  ['beagle', '#a5662e', '#f7f1e6', 'bicolour'],
  ['german-shepherd', '#b07a3f', '#2a2420', 'saddle'],
  ['poodle', '#8d4f2c', '#a9683f', 'solid'],
  ['miniature-schnauzer', '#6f7073', '#d9dadb', 'bicolour'],
  ['dachshund', '#6d3018', '#a2562d', 'solid'],
  ['pug', '#d9bd93', '#2b2522', 'points'],
  ['french-bulldog', '#5f5a58', '#efe9e2', 'bicolour'],
  ['siberian-husky', '#71767c', '#f7f8f9', 'bicolour'],
  ['shiba-inu', '#c77b3a', '#f6e6cf', 'bicolour'],
  ['dalmatian', '#f7f5f1', '#26221f', 'spotted'],
  ['australian-shepherd', '#7f8a96', '#2d3136', 'merle'],
  ['jack-russell-terrier', '#f6f1e8', '#8f5427', 'spotted'],
  ['cavalier-king-charles-spaniel', '#95421f', '#f8f3ea', 'bicolour'],
  ['whippet', '#b9a085', '#efe6da', 'solid'],
  ['bernese-mountain-dog', '#221e1d', '#f5f1ea', 'bicolour'],
  ['samoyed', '#f8f5ee', '#ffffff', 'solid'],
  ['boxer', '#a4652f', '#f2ebe0', 'bicolour'],
  ['english-cocker-spaniel', '#b06a30', '#c98a4d', 'solid'],
  ['yorkshire-terrier', '#b07a45', '#4e5158', 'saddle'],
  ['pembroke-welsh-corgi', '#c88341', '#faf4ea', 'bicolour'],
  ['vizsla', '#a55c2a', '#b8703c', 'solid'],
  ['irish-setter', '#8a3a1a', '#9d4a25', 'solid'],
  ['newfoundland', '#241f1d', '#3a322e', 'solid'],
]

/** Cats of the neighbourhood. */
export const CAT_LOOKS: readonly Look[] = [
  ['domestic-shorthair', '#c9823e', '#96551f', 'tabby'],
  ['domestic-shorthair', '#7a7268', '#3d3833', 'tabby'],
  ['siamese', '#e9dcc6', '#4a382f', 'points'],
  ['maine-coon', '#7d5c3c', '#3f2c1c', 'tabby'],
  ['british-shorthair', '#7f8b99', '#97a3b0', 'solid'],
  ['ragdoll', '#eee5d8', '#7a6657', 'points'],
  ['bengal', '#c08a4c', '#4b2e17', 'spotted'],
  ['russian-blue', '#7b8794', '#8f9ba8', 'solid'],
  ['domestic-longhair', '#1f1c1b', '#f5f2ed', 'bicolour'],
  ['birman', '#efe6d9', '#6d5a4d', 'points'],
]

/** Names for animals; none is used twice. */
export const PET_NAMES: readonly string[] = [
  ...['Milo', 'Nala', 'Oskar', 'Paula', 'Bruno', 'Frieda', 'Sam', 'Lotte', 'Filou', 'Kira', 'Balu', 'Emma'],
  ...[
    'Henry',
    'Maya',
    'Theo',
    'Ronja',
    'Pepper',
    'Anton',
    'Lilly',
    'Snoopy',
    'Cora',
    'Fips',
    'Greta',
    'Otto',
  ],
  ...[
    'Yuki',
    'Sunny',
    'Bella',
    'Rocky',
    'Tilda',
    'Amigo',
    'Juno',
    'Karlo',
    'Wilma',
    'Socks',
    'Pina',
    'Django',
  ],
  ...[
    'Minka',
    'Simba',
    'Mogli',
    'Luzie',
    'Tiger',
    'Findus',
    'Cleo',
    'Leo',
    'Molly',
    'Felix',
    'Momo',
    'Gizmo',
  ],
  ...['Hazel', 'Nero', 'Smilla', 'Uma', 'Vito', 'Zoe', 'Quentin', 'Ida'],
]

/** First names of fictional owners; each has one or two animals. */
export const OWNER_NAMES: readonly string[] = [
  ...['Mia', 'Jonas', 'Aylin', 'Tariq', 'Hanna', 'Piotr', 'Lena', 'Samuel', 'Noor', 'Emil', 'Sofia', 'Finn'],
  ...['Ingrid', 'Mateo', 'Clara', 'Deniz', 'Ruth', 'Viktor', 'Amara', 'Hugo', 'Selma', 'Leif', 'Olga', 'Bao'],
  ...['Nina', 'Paul', 'Farah', 'Erik', 'Joana', 'Milan', 'Zeynep', 'Ludwig', 'Alma', 'Kofi', 'Marta', 'Iris'],
]

/** Neighbourhoods, rounded to a hundredth of a degree; most live in the first city. */
export const NEIGHBOURHOODS: readonly (CoarsePlace & {
  readonly share: number
  readonly timeZone: string
})[] = [
  {
    latitudeDeg: 52.54,
    longitudeDeg: 13.42,
    label: 'Berlin, Prenzlauer Berg',
    share: 9,
    timeZone: 'Europe/Berlin',
  },
  { latitudeDeg: 52.48, longitudeDeg: 13.43, label: 'Berlin, Neukölln', share: 7, timeZone: 'Europe/Berlin' },
  {
    latitudeDeg: 52.51,
    longitudeDeg: 13.31,
    label: 'Berlin, Charlottenburg',
    share: 6,
    timeZone: 'Europe/Berlin',
  },
  { latitudeDeg: 52.4, longitudeDeg: 13.06, label: 'Potsdam', share: 3, timeZone: 'Europe/Berlin' },
  { latitudeDeg: 48.2, longitudeDeg: 16.35, label: 'Vienna, Neubau', share: 5, timeZone: 'Europe/Vienna' },
  {
    latitudeDeg: 48.23,
    longitudeDeg: 16.4,
    label: 'Vienna, Brigittenau',
    share: 3,
    timeZone: 'Europe/Vienna',
  },
  { latitudeDeg: 38.72, longitudeDeg: -9.15, label: 'Lisbon, Estrela', share: 5, timeZone: 'Europe/Lisbon' },
]
