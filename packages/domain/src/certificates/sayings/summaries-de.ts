import type { SUMMARIES_EN } from './summaries-en.ts'

/** The same sentences as `SUMMARIES_EN`, in German. */
export const SUMMARIES_DE: Readonly<Record<keyof typeof SUMMARIES_EN, string>> = {
  'fresh-as-of': 'Gültig, Stand {{asOf}}.',
  'fresh-ahead': 'Datiert {{asOf}}, später als die Uhr dieses Geräts: Eins von beiden stimmt nicht.',
  'fresh-today': 'Gültig, Stand {{asOf}}, keinen Tag alt.',
  'fresh-one-day': 'Gültig, Stand {{asOf}}, einen Tag alt.',
  'fresh-days': 'Gültig, Stand {{asOf}}, {{days}} Tage alt.',
  'deed-valid-unanchored':
    'Gültig, Stand {{asOf}}: von ihrem Aussteller unterschrieben, noch nicht öffentlich verankert.',
  'deed-valid':
    'Gültig, Stand {{asOf}}: von ihrem Aussteller unterschrieben und Teil eines verankerten Stapels.',
  'deed-altered':
    'Verändert: An dieser Datei wurde nach dem Unterschreiben etwas geändert. Verlass dich auf nichts davon.',
  'deed-revoked': 'Zurückgezogen: Die Urkunde ist echt, aber ihr Aussteller hat sie zurückgenommen.',
  'deed-unreadable': 'Diese Datei lässt sich nicht als Urkunde lesen.',
  'wrong-issuer': 'Falscher Aussteller: Unterschrieben hat kein Schlüssel des Ausstellers, der darin steht.',
  foreign:
    'Fremd: Die Unterschriften stimmen, aber es gehört zu einem anderen Dienst oder einer anderen Verankerung als der, der du traust.',
  'paper-valid':
    '{{fresh}} Von seinem Aussteller unterschrieben; jede gezeigte Angabe ist die unterschriebene.',
  'paper-altered':
    'Verändert: Etwas ist hier nicht so, wie es unterschrieben wurde. Verlass dich auf nichts davon.',
  'paper-revoked': 'Zurückgezogen: echt, aber sein Aussteller hat es zurückgenommen.',
  'paper-corrected':
    'Berichtigt: echt, aber sein Aussteller hat ein neueres geschrieben, das es richtigstellt.',
  'paper-expired': 'Heute nicht in Kraft: echt, aber es spricht von einer anderen Zeit.',
  'paper-replayed': 'Noch einmal gezeigt: echt, aber nicht von seinem Inhaber für dich und heute gemacht.',
  'paper-unreadable': 'Diese Datei lässt sich nicht als Papier lesen.',
  'custody-valid': '{{fresh}} Jedes Glied der Besitzgeschichte hält.',
  'custody-disputed': 'Strittig: Die Geschichte ist echt, aber eine Seite widerspricht der letzten Übergabe.',
  'custody-foreign':
    'Fremd: Die Geschichte hält, aber ein anderer Dienst als die, denen du traust, hat sie gemacht.',
  'custody-altered':
    'Verändert: Ein Glied dieser Geschichte wurde geändert, vertauscht oder herausgenommen. Verlass dich auf nichts davon.',
  'claim-valid':
    'Frühestens unterschrieben: {{from}}. Ein Code allein zeigt, wer diese Worte unterschrieben hat; prüf für den Rest die Datei.',
  'suspicious-invisible':
    '{{label}}: enthält unsichtbare Zeichen; was du siehst, ist vielleicht nicht, was da steht.',
  'suspicious-alphabets':
    '{{label}}: mischt Buchstaben verschiedener Alphabete ({{scripts}}) in „{{word}}“; das ahmt vielleicht einen anderen Namen nach.',
  'suspicious-spelling':
    '{{label}}: ungewöhnlich geschrieben; ein anderer Name sieht vielleicht genauso aus.',
  scripts: '{{one}} und {{other}}',
  'script-Latin': 'Lateinisch',
  'script-Cyrillic': 'Kyrillisch',
  'script-Greek': 'Griechisch',
  'script-Cherokee': 'Cherokee-Schrift',
  'script-Armenian': 'Armenisch',
  'script-Lisu': 'Lisu-Schrift',
  'script-Coptic': 'Koptisch',
  'label-animal': 'Name des Tiers',
  'label-owner': 'Name des Eigentümers',
  'label-issuer': 'Name des Ausstellers',
  'label-fact': 'Angabe „{{fact}}“',
  'valid-later': 'Sie gilt erst ab {{from}}.',
  'puts-right': 'Es berichtigt ein früheres Papier: {{reason}}',
  'pdf-pages':
    'Geprüft ist nur die Datei in diesem PDF. Auf seinen Seiten steht vielleicht etwas anderes: Vergleich es.',
  'pdf-too-large': 'Die Datei hat mehr als 12 MB; so groß ist kein gedrucktes Papier von uns.',
  'pdf-none':
    'In diesem PDF steckt keine Urkunde. Lass dir das PDF geben, wie es ausgestellt wurde, oder die Datei der Urkunde.',
  'pdf-several': 'In diesem PDF stecken mehrere Dateien; so stellen wir es nicht aus.',
  'pdf-packed':
    'Ein anderes Programm hat dieses PDF neu gespeichert. Lass es dir geben, wie es ausgestellt wurde, oder die Datei der Urkunde.',
  'pdf-broken': 'Die Datei in diesem PDF ist beschädigt.',
  'not-ours': 'Das ist keine Urkunde von PawfectMatch.',
  'file-too-large': 'Die Datei hat mehr als {{kilobytes}} KB; so groß ist keine Urkunde.',
  'not-text': 'Die Datei ist kein Text: Sie ist beschädigt oder etwas anderes.',
  'json-refused': 'Die Datei lässt sich nicht lesen: {{problem}} (bei Zeichen {{at}}).',
  'json-more': 'nach dem Ende steht noch etwas',
  'json-deep': 'sie ist mehr als {{levels}} Ebenen tief verschachtelt',
  'json-twice': 'der Name {{key}} kommt zweimal vor',
  'json-forbidden': 'der Name {{key}} ist nicht erlaubt',
  'json-colon': 'ein Doppelpunkt fehlt',
  'json-object': 'ein Objekt endet nicht',
  'json-list': 'eine Liste endet nicht',
  'json-quotes': 'ein Name oder Text in Anführungszeichen fehlt',
  'json-text': 'ein Text endet nicht',
  'json-half': 'in einem Text steht ein halbes Zeichen',
  'json-value': 'ein Wert fehlt, oder eine Zahl ist keine ganze Zahl',
  'json-large': 'eine Zahl ist zu groß',
  'json-invalid': 'ein Text oder eine Zahl ist kein gültiges JSON',
  'not-whole-deed':
    'Die Datei ist keine ganze Urkunde im Format {{format}}: Bei {{where}} stimmt etwas nicht.',
  'not-whole-attestation': 'Die Datei ist keine ganze Bescheinigung: Bei {{where}} stimmt etwas nicht.',
  'not-whole-showing': 'Die Datei ist keine ganze Vorlage von Angaben: Bei {{where}} stimmt etwas nicht.',
  'not-whole-history': 'Die Datei ist keine ganze Besitzgeschichte: Bei {{where}} stimmt etwas nicht.',
}
