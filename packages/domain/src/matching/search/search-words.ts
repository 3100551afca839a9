import type { Meaning } from './word-meaning.ts'

const calm = { kind: 'slider', slider: 'energy', end: 'low' } as const
const lively = { kind: 'slider', slider: 'energy', end: 'high' } as const
const shy = { kind: 'slider', slider: 'confidence', end: 'low' } as const
const bold = { kind: 'slider', slider: 'confidence', end: 'high' } as const
const sociable = { kind: 'slider', slider: 'sociability', end: 'high' } as const
const loner = { kind: 'slider', slider: 'sociability', end: 'low' } as const
const gentle = { kind: 'slider', slider: 'gentleness', end: 'high' } as const
const rough = { kind: 'slider', slider: 'gentleness', end: 'low' } as const
const dog = { kind: 'species', species: 'dog' } as const
const cat = { kind: 'species', species: 'cat' } as const
const female = { kind: 'sex', is: 'female' } as const
const male = { kind: 'sex', is: 'male' } as const
const small: Meaning = { kind: 'size', sizes: ['toy', 'small'] }
const large: Meaning = { kind: 'size', sizes: ['large', 'giant'] }
/** Months; a year of youth, and eight years to be called old. */
const baby = { kind: 'age', below: 12 } as const
const young = { kind: 'age', below: 36 } as const
const adult = { kind: 'age', from: 12 } as const
const old = { kind: 'age', from: 96 } as const
const weekend = { kind: 'day', day: 'weekend' } as const
const weekdays = { kind: 'day', day: 'weekdays' } as const
const today = { kind: 'day-from-today', days: 0 } as const
const morning = { kind: 'hour', hour: 'morning' } as const
const evening = { kind: 'hour', hour: 'evening' } as const
const below = { kind: 'bound', bound: 'below' } as const
const upTo = { kind: 'bound', bound: 'up-to' } as const

/** One to twelve, as they stand before a unit. */
const NUMBERS = [
  'one / ein|eine|einem|einen|einer|eines / un|une / uno|un|una',
  'two / zwei / deux / dos',
  'three / drei / trois / tres',
  'four / vier / quatre / cuatro',
  'five / fünf / cinq / cinco',
  'six / sechs / six / seis',
  'seven / sieben / sept / siete',
  'eight / acht / huit / ocho',
  'nine / neun / neuf / nueve',
  'ten / zehn / dix / diez',
  'eleven / elf / onze / once',
  'twelve / zwölf / douze / doce',
]

/**
 * Words by meaning, in English / German / French / Spanish. `~` stands for the German endings (none, e, er, es, en,
 * em), `@` for the Spanish ones (o, a, os, as), `*` for none, e, s and es. Add a word in the row that means it.
 */
export const SEARCH_WORDS: readonly (readonly [readonly Meaning[], string])[] = [
  [
    [dog],
    'dog*|doggy|doggo|canine|pooch / Hund~|Hündchen|Wauwau / chien|chiens|toutou / perro|perros|perrito|perritos',
  ],
  [[cat], 'cat|cats|kitty|feline / Katze|Katzen|Kätzchen|Mieze / chat|chats / gato|gatos|gatito'],
  [[dog, male], '/ Rüde|Rüden / / '],
  [[dog, female], 'bitch / Hündin|Hündinnen / chienne|chiennes / perra|perras|perrita|perritas'],
  [[cat, male], 'tomcat|tom cat / Kater|Katern / matou / gato macho'],
  [[cat, female], 'molly|she cat / Kätzin|Kätzinnen / chatte|chattes / gata|gatas'],
  [[dog, baby], 'puppy|puppies|pup|pups / Welpe|Welpen|Hundebaby / chiot|chiots / cachorr@'],
  [[cat, baby], 'kitten|kittens / Katzenbaby|Kitten / chaton|chatons / gatit@'],
  [[baby], 'baby|babies|infant / Jungtier|Jungtiere|Junges / bébé|bébés / bebé|cría|crías'],
  [[young], 'young|youngster|adolescent / jung~|jugendlich~ / jeune|jeunes / joven|jóvenes'],
  [[adult], 'adult|adults|grown up|full grown / erwachsen~|ausgewachsen~ / adulte|adultes / adult@'],
  [
    [old],
    'old|senior|seniors|elderly|aged / alt~|Senior|Senioren|betagt~ / vieux|vieille|âgé|âgée|aîné / viej@|mayor|mayores|anciano',
  ],
  [
    [female],
    'female|females|girl|girls|lady|she / weiblich~|Mädchen|Weibchen / femelle|femelles / hembra|hembras',
  ],
  [[male], 'male|males|boy|boys|he / männlich~|Männchen|Junge|Jungs / mâle|mâles / macho|machos'],
  [
    [{ kind: 'neutered', is: true }],
    'neutered|spayed|castrated|fixed|sterilised|sterilized / kastriert~|sterilisiert~ / stérilisé*|stérilisée|castré*|castrée / castrad@|esterilizad@',
  ],
  [
    [{ kind: 'neutered', is: false }],
    'intact|entire|unneutered / unkastriert~|intakt~ / non castré|entier|entière / no castrado|sin castrar|entero|entera',
  ],
  [
    [{ kind: 'size', sizes: ['toy'] }],
    'tiny|toy|teacup|miniature|mini / winzig~|Zwerg|Zwerge / minuscule|nain|naine / diminut@|enan@|miniatura',
  ],
  [[small], 'small|little|smallish / klein~|Kleinhund / petit*|petite|petites / pequeñ@|chic@'],
  [
    [{ kind: 'size', sizes: ['medium'] }],
    'medium|medium sized|mid sized|midsize / mittel~|mittelgroß~ / moyen|moyenne|moyens / median@',
  ],
  [[large], 'large|big|bigger / groß~|größer~ / grand*|grande|grandes|gros|grosse / grande|grandes'],
  [
    [{ kind: 'size', sizes: ['giant'] }],
    'giant|huge|enormous / riesig~|Riese / géant*|géante|énorme / gigante|gigantes|enorme',
  ],
  [
    [calm],
    'calm|quiet|relaxed|easygoing|easy going|chill|chilled|lazy|mellow|placid|laid back|low energy|low-energy / ruhig~|gelassen~|entspannt~|gemütlich~|still~|faul~ / calme|calmes|tranquille|tranquilles|paisible|posé|posée / tranquil@|calmad@|relajad@|quiet@',
  ],
  [
    [lively],
    'lively|energetic|active|high energy|playful|sporty|hyper|boisterous / lebhaft~|aktiv~|energisch~|verspielt~|temperamentvoll~|sportlich~|wild~ / énergique|actif|active|vif|vive|joueur|joueuse|dynamique / enérgic@|activ@|juguetón|juguetona|movid@',
  ],
  [
    [shy],
    'shy|timid|nervous|anxious|fearful|insecure|reserved / schüchtern~|ängstlich~|scheu~|unsicher~|zurückhaltend~ / timide|timides|craintif|craintive|peureux / tímid@|miedos@|insegur@',
  ],
  [
    [bold],
    'bold|confident|brave|fearless|self confident / mutig~|selbstbewusst~|selbstsicher~|furchtlos~|sicher~ / sûr de lui|confiant|confiante|courageux / segur@|valiente|valientes|confiad@',
  ],
  [
    [sociable],
    'friendly|sociable|social|outgoing|companionable / freundlich~|gesellig~|sozial~|verträglich~|aufgeschlossen~ / sociable|sociables|amical|amicale / sociable|amistos@|amigable',
  ],
  [
    [loner],
    'loner|solitary|aloof|independent / einzelgänger|Einzelgängerin|eigenständig~ / solitaire|indépendant|indépendante / solitari@|independiente',
  ],
  [
    [gentle],
    'gentle|sweet|tender|soft|careful / sanft~|lieb~|zärtlich~|vorsichtig~|sanftmütig~ / doux|douce|doux|gentil|gentille / dulce|dulces|gentil|cariños@|suave',
  ],
  [[rough], 'rough|rowdy|tough / grob~|rau~|ruppig~ / brutal|rude / brusc@|rud@'],
  [
    [{ kind: 'play', style: 'chase' }],
    'chase|chasing|chases|run|runs|running / rennen|rennt|jagen|laufen|fangen / courir|course|poursuite / correr|perseguir',
  ],
  [
    [{ kind: 'play', style: 'wrestle' }],
    'wrestle|wrestling|wrestles / raufen|rauft|ringen|balgen / lutte|lutter|bagarre / luchar|lucha',
  ],
  [
    [{ kind: 'play', style: 'tug' }],
    'tug|tugging|tug of war / zerren|zerrt|Zerrspiel|Tauziehen / tirer|tir à la corde / tirar|tira y afloja',
  ],
  [
    [{ kind: 'play', style: 'fetch' }],
    'fetch|fetching|ball|balls|frisbee / apportieren|Ball|Bälle|holen|Stöckchen / balle|rapporter / pelota|traer',
  ],
  [
    [{ kind: 'play', style: 'explore' }],
    'explore|exploring|sniff|sniffing|hike|hiking|walks / erkunden|schnüffeln|wandern|spazieren / explorer|renifler|balade|promenade / explorar|olfatear|pasear',
  ],
  [
    [{ kind: 'play', style: 'calm' }],
    'cuddle|cuddling|cuddly|snuggle|lounging / kuscheln|kuschelig~|schmusen|verschmust~ / câlin|câline / mimos|mimos@',
  ],
  [
    [{ kind: 'purpose', purpose: 'play' }],
    'play|playdate|playmate|play mate|play date|playing / spielen|Spielfreund|Spielgefährte|Spielkamerad|spielt / jouer|copain de jeu / jugar|compañero de juego',
  ],
  [
    [{ kind: 'purpose', purpose: 'breed' }],
    'breed|breeding|mate|mating|stud / züchten|Zucht|Deckrüde|decken|Zuchtpartner / reproduction|saillie|élevage / criar|cría responsable|monta',
  ],
  [
    [{ kind: 'purpose', purpose: 'adopt' }],
    'adopt|adoption|adopting|rehome|rescue / adoptieren|Adoption|Zuhause gesucht|Tierheim / adopter|refuge / adoptar|adopción',
  ],
  [
    [{ kind: 'mixed', is: true }],
    'mix|mixed|mixed breed|mixes|mutt|mongrel|crossbreed|cross breed|cross / Mischling|Mischlinge|gemischt~|Promenadenmischung / croisé*|croisée|bâtard / mestiz@|cruce|mezcla',
  ],
  [
    [{ kind: 'mixed', is: false }],
    'purebred|pure bred|pedigree|pure breed / reinrassig~|Rassehund|Rassekatze / pure race|pur sang / pura raza|raza pura',
  ],
  [
    [{ kind: 'vaccinated' }],
    'vaccinated|vaccination|shots / geimpft~|Impfung / vacciné*|vaccinée / vacunad@',
  ],
  [[weekend, morning], '/ Samstag Morgen|Sonnabend Morgen|Sonntag Morgen / /'],
  [
    [weekdays, morning],
    '/ Montag Morgen|Dienstag Morgen|Mittwoch Morgen|Donnerstag Morgen|Freitag Morgen / /',
  ],
  [
    [weekend],
    'weekend|weekends|saturday|saturdays|sunday|sundays|sat|sun / Wochenende|Samstag|samstags|Sonnabend|Sonntag|sonntags / week end|weekend|samedi|dimanche / fin de semana|sábado|sábados|domingo|domingos',
  ],
  [
    [weekdays],
    'weekday|weekdays|monday|mondays|tuesday|tuesdays|wednesday|wednesdays|thursday|thursdays|friday|fridays / werktags|unter der Woche|Wochentag|wochentags|Montag|montags|Dienstag|dienstags|Mittwoch|mittwochs|Donnerstag|donnerstags|Freitag|freitags / en semaine|lundi|mardi|mercredi|jeudi|vendredi / entre semana|lunes|martes|miércoles|jueves|viernes',
  ],
  [[today], 'today / heute / aujourd’hui / hoy'],
  [[today, evening], 'tonight|this evening / heute Abend / ce soir / esta noche'],
  [[{ kind: 'day-from-today', days: 1 }], 'tomorrow / morgen / demain / mañana'],
  [[{ kind: 'day-from-today', days: 2 }], 'day after tomorrow / übermorgen / après-demain / pasado mañana'],
  [
    [morning],
    'morning|mornings|early / am Morgen|jeden Morgen|morgens|vormittags|Vormittag|früh / matin|matinée / por la mañana|mañanas',
  ],
  [
    [{ kind: 'hour', hour: 'midday' }],
    'midday|noon|lunchtime|lunch|afternoon|afternoons / mittags|Mittag|Nachmittag|nachmittags / midi|après-midi / mediodía|por la tarde|tarde',
  ],
  [[evening], 'evening|evenings|after work / abends|Abend|Feierabend / soir|soirée / atardecer'],
  [[{ kind: 'hour', hour: 'night' }], 'night|nights|late / nachts|Nacht|spät / nuit / noche|noches'],
  [
    [{ kind: 'near' }],
    'near|nearby|near me|not far|close|close by|around here|neighbourhood|neighborhood|local|around the corner / nah~|nicht weit|nahe bei|in der Nähe|Nähe|Umgebung|in der Nachbarschaft|Nachbarschaft|um die Ecke / près|pas loin|près de chez moi|près de moi|proche|à côté / cerca|no lejos|cerca de mí|cercan@|por aquí',
  ],
  [
    [{ kind: 'on-screen' }],
    'online|on screen|on the screen|virtual|virtually|remote / virtuell~|am Bildschirm|auf dem Bildschirm|im Netz / en ligne|à l’écran|virtuel|virtuelle / en línea|en pantalla|virtual',
  ],
  [
    [{ kind: 'not' }],
    'not|no|non|never|neither|without|except|isn’t|aren’t|don’t|doesn’t|won’t|can’t|not a|not too / nicht|kein~|ohne|außer|weder|nie|niemals|nicht zu / pas|sans|sauf|jamais|aucun|aucune|pas de|pas trop|ni / sin|excepto|nunca|ningún|ninguna|tampoco|no muy|ni',
  ],
  [[{ kind: 'very' }], 'very|really|super|extremely / sehr|besonders|total|richtig / très|vraiment / muy'],
  [
    [{ kind: 'named' }],
    'named|called|name / namens|heißt|Name|genannt / nommé*|nommée|appelé*|s’appelle / llamad@|se llama|nombre',
  ],
  [[{ kind: 'to' }, upTo], 'until / bis / jusqu’à / hasta'],
  [[{ kind: 'to' }], 'to / / à / a'],
  [[{ kind: 'unit', unit: 'year' }, { kind: 'and' }], 'y'],
  [[{ kind: 'and' }], 'and|but / und|sowie|aber / et|mais / e|pero'],
  [[{ kind: 'or' }], 'or|nor / oder|noch / ou / o|u'],
  [[{ kind: 'not' }, below], 'less / weniger / moins / menos'],
  [
    [below],
    'under|below|less than|fewer than|younger than|lighter than|younger / unter|weniger als|jünger als|leichter als|jünger / moins de|plus jeune|plus jeune que|plus léger que / menos de|menor de|menores de|menor que|menor',
  ],
  [
    [upTo],
    'up to|at most|max|maximum|within|no more than / bis zu|höchstens|maximal|max|im Umkreis von|Umkreis|innerhalb / au plus|dans un rayon de / como máximo|máximo|a menos de',
  ],
  [
    [{ kind: 'bound', bound: 'above' }],
    'over|above|more|more than|older than|at least|from|min|minimum|heavier than|older|up / über|ab|mehr|mehr als|älter als|mindestens|mind|schwerer als|älter / plus|plus de|plus âgé|plus âgé que|plus vieux que|plus lourd que|au moins|à partir de / más|más de|mayor de|mayores de|mayor que|al menos|desde',
  ],
  ...NUMBERS.map((words, at): readonly [readonly Meaning[], string] => [
    // "One" and "a" say nothing where no unit follows.
    at === 0 ? [{ kind: 'number', value: 1 }, { kind: 'filler' }] : [{ kind: 'number', value: at + 1 }],
    words,
  ]),
  [[{ kind: 'unit', unit: 'week' }], 'week|weeks / Woche|Wochen / semaine|semaines / semana|semanas'],
  [[{ kind: 'unit', unit: 'month' }], 'month|months|mo|mth / Monat|Monate|Monaten / mois / mes|meses'],
  [
    [{ kind: 'unit', unit: 'year' }],
    'year|years|yr|yrs|yo|year old|years old / Jahr|Jahre|Jahren|Jahre alt|jährig~ / an|ans|année|années / año|años',
  ],
  [
    [{ kind: 'unit', unit: 'km' }],
    'km|kms|kilometre|kilometres|kilometer|kilometers / Kilometer|Kilometern / kilomètre|kilomètres / kilómetro|kilómetros',
  ],
  [[{ kind: 'unit', unit: 'mile' }], 'mile|miles|mi / Meile|Meilen / / milla|millas'],
  [
    [{ kind: 'unit', unit: 'metre' }],
    'metre|metres|meter|meters / Meter|Metern / mètre|mètres / metro|metros',
  ],
  [
    [{ kind: 'unit', unit: 'kg' }],
    'kg|kgs|kilo|kilos|kilogram|kilograms / Kilogramm / kilogramme|kilogrammes / kilogramo|kilogramos',
  ],
  [[{ kind: 'unit', unit: 'pound' }], 'lb|lbs|pound|pounds / Pfund / livres / libras'],
  [
    [{ kind: 'filler' }],
    'a|an|the|for|with|of|in|on|at|by|me|my|us|our|is|are|be|who|that|which|likes|like|loves|love|want|wants|looking|look|search|searching|find|show|please|some|any|all|friend|friends|buddy|pet|pets|animal|animals|size|sized|age|free|available|i|am|we|you|it|also|between|away|time|this|next|one|can|somebody|someone|than|other|others|every|each|around|about|only|just|there|near to|have|has|get|meet|from me|good|nice|cute|here|her|his|him|they|them|these|those|would|could|d|ll|re|ve|s|t / der|die|das|den|dem|des|für|mit|von|vom|zu|zum|zur|im|am|an|auf|bei|mir|mich|mein|meine|meinen|meiner|uns|ich|wir|ist|sind|der mag|mag|liebt|gern|gerne|sucht|suche|suchen|bitte|auch|ca|etwa|ungefähr|Freund|Freundin|Freunde|Tier|Tiere|Haustier|zwischen|hier|Zeit|diesen|dieses|nächsten|jemand|man|kann|wer|hat|er|sie|es|nur|jeden|jede|jeder|jedes|haben|möchte|möchten|will|wollen|treffen|dein|deine|sein|seine|feine|alle|alles|andere|anderen / des|le|la|les|du|de|pour|avec|en|au|aux|qui|est|je|cherche|moi|mon|ma|mes|chez|ami|amie|animal|animaux|s|l|d|c / unos|unas|el|los|las|del|al|para|con|que|es|busco|mi|mis|amig@|animales|por|de mí|se|tiene|quiero|otro|otra|otros|solo',
  ],
]
