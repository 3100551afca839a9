import type { SAYINGS_EN } from './sayings-en.ts'

/** The same sentences as `SAYINGS_EN`, in German. */
export const SAYINGS_DE: Readonly<Record<keyof typeof SAYINGS_EN, string>> = {
  'issuer-signature-fits':
    'Die Unterschrift passt zu jedem Wort der Urkunde: Seither wurde nichts verändert.',
  'issuer-signature-broken':
    'Die Unterschrift passt nicht zu dem, was in der Urkunde steht: Sie wurde danach verändert oder mit einem anderen Schlüssel unterschrieben.',
  'issuer-key-fits': 'Unterschrieben mit dem Schlüssel, den sie nennt: {{issuer}}.',
  'issuer-key-differs': 'Als Aussteller ist {{issuer}} genannt, unterschrieben hat {{signer}}.',
  'issuer-key-unsupported':
    'Welcher Schlüssel unterschrieben hat: Die Unterschrift stimmt nicht, also beweist sie keinen.',
  'issuer-history-unlisted':
    '{{issuer}} steht nicht unter den Schlüsseln des Ausstellers: Der Schlüssel gehört jemand anderem.',
  'issuer-history-retired': 'Dieser Schlüssel galt nur bis {{retiredAt}}, die Urkunde ist jünger.',
  'issuer-history-listed': 'Der Schlüssel steht seit {{since}} unter den Schlüsseln des Ausstellers.',
  'issuer-history-unsupported':
    'Ob der Schlüssel dem Aussteller gehört: Auf den Teil der Datei, der das sagt, ist kein Verlass.',
  'service-signature-fits': 'Die Datei ist vollständig und so, wie der Dienst sie geschrieben hat.',
  'service-signature-broken': 'Die Datei ist nicht mehr so, wie der Dienst sie geschrieben hat.',
  'digest-fits': 'Fingerabdruck und IPFS-Adresse gehören zu dieser Urkunde.',
  'digest-differs': 'Der Fingerabdruck oder die IPFS-Adresse gehört zu etwas anderem.',
  'merkle-proof-missing':
    'Sie ist unterschrieben, war aber noch nicht öffentlich verankert, als die Datei entstand.',
  'merkle-proof-fits': 'Laut ihrem Merkle-Beweis ist sie eine von {{size}} in Stapel {{batchId}}.',
  'merkle-proof-differs':
    'Ihr Merkle-Beweis führt zu einer anderen Wurzel: Die Verankerung gehört zu etwas anderem.',
  'service-trust-unnamed': 'Ob du dem Dienst dahinter traust ({{service}}): Es wurde keiner genannt.',
  'service-trust-known': 'Dem Dienst dahinter traust du: {{service}}.',
  'service-trust-foreign': 'Sie kommt von einem anderen Dienst als denen, denen du traust: {{service}}.',
  'service-trust-unsupported': 'Ob ein Dienst dahintersteht, dem du traust: Seine Unterschrift stimmt nicht.',
  'anchor-trust-none': 'Es gibt keine Verankerung zu vergleichen.',
  'anchor-trust-unnamed':
    'Ob du ihrer Verankerung traust (Vertrag {{contract}} auf Kette {{chainId}}): Es wurde keine genannt.',
  'anchor-trust-known': 'Ihrer Verankerung traust du: Vertrag {{contract}} auf Kette {{chainId}}.',
  'anchor-trust-foreign':
    'Sie ist woanders verankert als dort, wo du vertraust: Vertrag {{contract}} auf Kette {{chainId}}.',
  'not-revoked': 'Nicht zurückgezogen, Stand {{asOf}}.',
  revoked: 'Zurückgezogen: {{revokedAt}}.',
  'revoked-because': 'Zurückgezogen: {{revokedAt}}, Grund: {{reason}}.',
  'revocation-unsupported':
    'Ob sie zurückgezogen wurde: Auf den Teil der Datei, der das sagt, ist kein Verlass.',
  'chain-not-anchored': 'Keine Kette wurde gefragt: Die Urkunde war noch nicht verankert.',
  'chain-not-asked':
    'Ob die Buchung {{transaction}} wirklich in Block {{block}} steht: Keine Kette wurde gefragt.',
  'revoked-since': 'Ob sie nach {{asOf}} zurückgezogen wurde: Es wurde niemand gefragt.',
  'people-unknown':
    'Wer die Menschen hinter den Namen sind: Eine Unterschrift beweist einen Schlüssel, keinen Menschen.',
  'facts-slipped-in':
    '{{fact}} ist nicht, was der Aussteller unterschrieben hat: verändert oder untergeschoben.',
  'facts-impossible': 'Der Aussteller hat Unmögliches unterschrieben: {{problem}}.',
  'facts-signed': 'Alle gezeigten Angaben ({{shown}}) hat der Aussteller unterschrieben.',
  'facts-unsupported': 'Ob die Angaben die unterschriebenen sind: Die Unterschrift stimmt nicht.',
  'fact-twice': '{{fact}} steht zweimal da',
  'fact-unknown': 'eine Angabe namens {{fact}} gibt es nicht',
  'fact-misplaced': '{{fact}} gehört nicht in so ein Papier',
  'fact-miswritten': '{{fact}} ist nicht so geschrieben, wie es sein muss',
  'fact-not-the-end': '{{fact}} ist nicht das Ende von {{other}}',
  'fact-not-the-year': '{{fact}} ist nicht das Jahr von {{other}}',
  'fact-too-early': '{{fact}} liegt vor {{other}}',
  complete: 'Es fehlt nichts, was in so einem Papier stehen muss.',
  incomplete: '{{fact}} fehlt: In der Datei steht weniger, als ihr Aussteller unterschrieben hat.',
  'facts-hidden':
    'Was der Inhaber nicht gezeigt hat: Bis zu {{closed}} weitere Angaben bleiben verschlossen, manche sind vielleicht leer.',
  'not-corrected': 'Keine Berichtigung bekannt, Stand {{asOf}}.',
  corrected: 'Berichtigt: {{correctedAt}} durch {{id}}, Grund: {{reason}}. Lass dir dieses zeigen.',
  'correction-unsupported': 'Ob es berichtigt wurde: Auf den Teil der Datei, der das sagt, ist kein Verlass.',
  'period-unasked': 'Ob es abgelaufen ist: Der Tag der Prüfung wurde nicht genannt.',
  'period-ahead': 'Es gilt erst ab {{from}}.',
  'period-over': 'Es galt bis {{until}}.',
  'period-endless': 'Es läuft nicht ab.',
  'period-running': 'Es gilt bis {{until}}.',
  'attester-known': 'Du kennst den Schlüssel, Rolle: {{role}}. Gewicht {{weight}} von 4.',
  'attester-stated':
    'Ob die angegebene Rolle stimmt ({{role}}): Solange du den Schlüssel nicht kennst, gilt es so viel wie das Wort von irgendwem (Gewicht {{weight}} von 4).',
  'role-registry': 'Zuchtbuch',
  'role-vet': 'Tierarztpraxis',
  'role-shelter': 'Tierheim',
  'role-breeder': 'Zucht',
  'role-owner': 'Eigentümer',
  'photo-not-given': 'Ob dein Foto das bezeugte ist: Es wurde keins gegeben.',
  'photo-not-shown': 'Das Foto: Dieses Papier zeigt keins, mit dem es zu vergleichen wäre.',
  'photo-same': 'Das Foto ist Byte für Byte das, was der Aussteller gesehen hat.',
  'photo-differs':
    'Das Foto ist eine andere Datei als die, die der Aussteller gesehen hat. Es wurde vertauscht oder nur neu gespeichert.',
  'showing-fits': 'Die Auswahl der Angaben ist so, wie ihr Inhaber sie unterschrieben hat.',
  'showing-broken': 'Die Auswahl der Angaben wurde verändert, nachdem ihr Inhaber unterschrieben hat.',
  'holder-unnamed':
    'Wer es zeigen darf: Das Papier nennt keinen Inhaber, also kann es jeder, der eine Kopie hat.',
  'holder-fits': 'Gezeigt hat es der Schlüssel, den das Papier als Inhaber nennt.',
  'holder-differs': 'Gezeigt hat es ein anderer Schlüssel als der des Inhabers: Jemand zeigt eine Kopie.',
  'audience-unasked': 'Ob es für dich gemacht ist: Es nennt „{{audience}}“, Frage {{nonce}}.',
  'audience-you': 'Es ist für dich gemacht, als Antwort auf deine Frage.',
  'audience-other': 'Es ist für jemand anderen gemacht oder antwortet auf eine andere Frage.',
  'shown-unasked': 'Ob es frisch ist: Es entstand {{shownAt}}.',
  'shown-fresh': 'Es entstand {{shownAt}}.',
  'shown-stale': 'Es entstand {{shownAt}}: Gezeigtes gilt einen Tag lang.',
  'links-hold': 'Jedes Glied haben beide Seiten unterschrieben, und jedes folgt auf das davor.',
  'links-broken': 'Die Kette reißt bei Abschnitt {{stretch}}, Übergabe {{transfer}}: {{problem}}.',
  'link-begins-early': 'er beginnt vor dem Abschnitt davor',
  'link-received-early': 'sie ging vor der davor ein',
  'link-other-animal': 'es geht um ein anderes Tier',
  'link-does-not-follow': 'sie folgt nicht auf das Papier davor',
  'link-other-givers': 'die Gebenden sind nicht die Eigentümer',
  'link-before-final': 'eine weitere folgt, bevor sie endgültig war',
  'link-start-changed': 'die Urkunde am Anfang wurde verändert',
  'link-start-unsigned': 'die Urkunde am Anfang hat nicht ihr Aussteller unterschrieben',
  'link-names-no-owner': 'das Papier am Anfang nennt keinen Eigentümer',
  'link-owners-unsigned': 'die Eigentümer sind nicht die unterschriebenen',
  'step-not-an-offer': 'sie beginnt nicht mit einem Angebot oder bietet zweimal an',
  'step-signature-missing': 'eine Unterschrift fehlt',
  'step-another-offer': 'ein Schritt antwortet auf ein anderes Angebot',
  'step-out-of-order': 'ein Schritt ging vor dem davor ein',
  'step-not-open': 'ein Schritt kam, den der davor nicht erlaubt',
  'step-too-late': 'ein Schritt kam zu spät',
  'step-another-waits': 'eine andere Übergabe wartete noch',
  'gaps-none': 'Keine Lücke zwischen dem ersten und dem letzten Glied.',
  'gaps-none-before':
    'Keine Lücke zwischen dem ersten und dem letzten Glied. Vor {{since}} ist nichts gezeigt.',
  'gaps-one':
    'Eine Lücke dazwischen: Für diese Zeit hat niemand unterschrieben. Vor {{since}} ist nichts gezeigt.',
  'gaps-several':
    '{{gaps}} Lücken dazwischen: Für diese Zeit hat niemand unterschrieben. Vor {{since}} ist nichts gezeigt.',
  settled: 'Wer der letzte Eigentümer ist, ist geklärt, soweit die Datei weiß.',
  'settled-later':
    '{{period}} Endgültig ist es erst, wenn in einer neueren Datei die Zeit zum Widersprechen vorbei ist.',
  'signed-since': 'Was nach {{asOf}} unterschrieben wurde: Es wurde niemand gefragt.',
  'keys-unknown':
    'Wer die Menschen hinter den Schlüsseln sind: Eine Unterschrift beweist einen Schlüssel, keinen Menschen.',
  'had-gap':
    'Nichts Unterschriebenes führt vom Papier davor zu dem danach: Wer das Tier hatte und bis wann, ist nicht gezeigt.',
  'had-certified': 'Beurkundet von {{issuer}}.',
  'had-certified-to': 'Für {{owner}} beurkundet von {{issuer}}.',
  'had-final': 'Übergeben: Beide Seiten haben unterschrieben, und die Zeit zum Widersprechen ist vorbei.',
  'had-accepted': 'Übergeben: Beide Seiten haben unterschrieben, beide können noch widersprechen.',
  'had-disputed':
    'Übergeben und strittig: Eine Seite widerspricht, also ist nicht geklärt, wem das Tier gehört.',
  'had-handed-over': 'Übergeben.',
  'claim-altered':
    'Verändert: Dieser Code sagt nicht, was unterschrieben wurde. Verlass dich auf nichts davon.',
  'claim-unreadable': 'Dieser Code lässt sich nicht als Papier lesen: Er ist beschädigt oder etwas anderes.',
  'claim-signature-fits': 'Die Unterschrift passt zu jedem Wort im Code.',
  'claim-key-known': 'Du kennst den Schlüssel, der unterschrieben hat: {{did}}.',
  'claim-key-unknown':
    'Wessen Schlüssel unterschrieben hat ({{did}}): Jeder kann einen Schlüssel machen und ihn nennen, wie er will.',
  'claim-file': 'Ob er zu dem Papier gehört, auf dem er steht: Prüf auch die Datei.',
  'claim-status': 'Ob es zurückgezogen oder berichtigt wurde: Ein Code weiß davon nichts, die Datei schon.',
}
