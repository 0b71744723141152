import type { ReceiptWords } from '#node/receipt-pdf.ts';
import type { Catalogue } from './en.ts';

export const GERMAN: Catalogue = {
  JSON_MALFORMED: {
    title: 'Der Inhalt ist kein brauchbares JSON',
    meaning:
      'Der Inhalt ist leer, abgeschnitten, kein UTF-8, kein JSON, zu tief verschachtelt oder gibt einen Namen doppelt an.',
    remedy: 'Senden Sie einen JSON-Wert in UTF-8, jeden Namen je Objekt nur einmal.',
  },
  BODY_INVALID: {
    title: 'Der Inhalt hat nicht die erwartete Form',
    meaning: 'Felder fehlen, sind unbekannt oder falsch; `invalidParams` nennt jedes.',
    remedy: 'Berichtigen Sie die in `invalidParams` genannten Felder.',
  },
  FORM_MALFORMED: {
    title: 'Das Formular ist nicht lesbar',
    meaning:
      'Der Inhalt ist als multipart/form-data bezeichnet und ist abgeschnitten, leer oder nicht von dieser Form.',
    remedy:
      'Senden Sie die Teile `document` und, wo nötig, `statement`, jeweils mit der Trennmarke abgeschlossen.',
  },
  QUERY_INVALID: {
    title: 'Die Abfrage hat einen falschen Parameter',
    meaning: 'Ein Parameter der Abfrage ist falsch; `invalidParams` nennt ihn.',
    remedy: 'Berichtigen Sie die in `invalidParams` genannten Parameter.',
  },
  LAST_EVENT_INVALID: {
    title: 'Die Kennung des letzten Ereignisses ist keine',
    meaning:
      'Der Header Last-Event-ID ist nicht `<block>.<index>`, wie es die Ereignisse dieses Stroms haben.',
    remedy:
      'Senden Sie die Kennung des letzten Ereignisses so, wie sie kam, oder lassen Sie den Header weg, um jetzt zu beginnen.',
  },
  RECEIPT_INVALID: {
    title: 'Die Quittung ist keine Quittung',
    meaning:
      'Die Quittung ist nicht lesbar: Ihre Form ist falsch oder ihre Version unbekannt. Es wurde nichts geprüft.',
    remedy:
      'Senden Sie die Quittung so, wie sie ausgestellt wurde. Eine unbekannte Version braucht ein neueres Gateway.',
  },
  REQUEST_INCOMPLETE: {
    title: 'Die Anfrage endete zu früh',
    meaning: 'Die Verbindung endete, bevor der angekündigte Inhalt da war, oder seine Länge war falsch.',
    remedy: 'Senden Sie die Anfrage noch einmal.',
  },
  REQUEST_MALFORMED: {
    title: 'Die Anfrage ist nicht lesbar',
    meaning: 'Der Pfad oder ein Header ist kein gültiges HTTP.',
    remedy: 'Berichtigen Sie die Anfrage; kodieren Sie den Pfad mit Prozentzeichen.',
  },
  CREDENTIALS_MISSING: {
    title: 'Ein Ausweis wird gebraucht',
    meaning: 'Der Vorgang steht anonymen Aufrufern nicht offen, und die Anfrage weist sich nicht aus.',
    remedy: 'Senden Sie einen API-Schlüssel, ein Bearer-Token oder ein Client-Zertifikat.',
  },
  CREDENTIALS_INVALID: {
    title: 'Der Ausweis ist nicht gültig',
    meaning:
      'Schlüssel, Token oder Zertifikat ist unbekannt, gefälscht, abgelaufen, für jemand anderen bestimmt oder wird auf eine nicht angenommene Weise gezeigt.',
    remedy: 'Holen Sie einen neuen bei dem Amt, das das Gateway betreibt, oder bei seinem OpenID-Anbieter.',
  },
  ROLE_MISSING: {
    title: 'Der Aufrufer darf das nicht',
    meaning: 'Der Ausweis ist gut, aber der Aufrufer hat keine der Rollen, die der Vorgang braucht.',
    remedy: 'Bitten Sie das Amt, das das Gateway betreibt, um die Rolle.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    title: 'Der Idempotenzschlüssel ist keiner',
    meaning:
      'Der Header Idempotency-Key ist leer, zu lang oder enthält Zeichen, die kein sichtbares ASCII sind.',
    remedy: 'Senden Sie 1 bis 128 sichtbare ASCII-Zeichen, etwa eine UUID.',
  },
  IDEMPOTENCY_CONFLICT: {
    title: 'Der Idempotenzschlüssel wurde schon verwendet',
    meaning:
      'Derselbe Idempotency-Key kam innerhalb eines Tages mit einem anderen Inhalt. Es wurde nichts getan.',
    remedy:
      'Verwenden Sie für einen anderen Vorgang einen neuen Schlüssel und beim erneuten Fragen denselben Inhalt.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Zu viele Anfragen',
    meaning: 'Der Client hat öfter gefragt, als dieses Gateway zulässt. Es wurde nichts nachgesehen.',
    remedy:
      'Fragen Sie wieder, wenn Retry-After es sagt; bitten Sie das Amt um einen Ausweis mit höherer Grenze.',
  },
  RESOURCE_NOT_FOUND: {
    title: 'Keine solche Ressource',
    meaning: 'Das Gateway hat unter diesem Pfad keine Ressource.',
    remedy: 'Sehen Sie die Liste der Ressourcen an.',
  },
  APPLICATION_NOT_KNOWN: {
    title: 'Das Amt hat keine solche Anmeldung',
    meaning:
      'Das Amt, das dieses Gateway betreibt, hat keine Anmeldung mit dieser Kennung. Das erfahren nur seine Bediener.',
    remedy: 'Prüfen Sie die Kennung oder reichen Sie zuerst das Dokument der Anmeldung ein.',
  },
  ENTRY_NOT_KNOWN: {
    title: 'Das Protokoll hat keinen solchen Eintrag',
    meaning: 'Das Protokoll des Amts, das dieses Gateway betreibt, ist kürzer.',
    remedy: 'Prüfen Sie die Nummer des Eintrags.',
  },
  CLAIM_NOT_KNOWN: {
    title: 'Die Anmeldung erhebt keinen solchen Anspruch',
    meaning:
      'Die Anmeldung erhebt keinen solchen Prioritätsanspruch oder mehrere, auf die die Angaben passen.',
    remedy: 'Nennen Sie die frühere Anmeldung und den beanspruchten Tag so, wie sie eingetragen sind.',
  },
  RECEIPT_NOT_ISSUED: {
    title: 'Die Quittung ist noch nicht ausgestellt',
    meaning: 'Das Dokument ist dauerhaft gespeichert, aber noch nicht endgültig verankert.',
    remedy: 'Fragen Sie später wieder; Retry-After sagt, wann.',
  },
  LOG_NOT_HERE: {
    title: 'Das Protokoll wird hier nicht geführt',
    meaning:
      'Das Gateway führt keine Einträge dieses Protokolls: Ein Amt führt sein eigenes, ein Beobachter keines.',
    remedy: 'Fragen Sie das Gateway des Amts; wo es ist, steht in dessen Profil.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'Die Ressource nimmt diese Methode nicht an',
    meaning: 'Die Ressource gibt es, aber mit anderen Methoden; der Header Allow führt sie auf.',
    remedy: 'Verwenden Sie eine Methode, die Allow nennt.',
  },
  NOT_ACCEPTABLE: {
    title: 'Kein annehmbares Format',
    meaning: 'Der Header Accept lässt keines der Formate dieser Ressource zu.',
    remedy: 'Akzeptieren Sie application/json.',
  },
  ACTION_NOT_POSSIBLE: {
    title: 'Der Zustand lässt das nicht zu',
    meaning: 'Die Anmeldung, der Anspruch oder der Eintrag ist in einem Zustand, der das nicht zulässt.',
    remedy: 'Sehen Sie zuerst den Zustand an. Was schon getan ist, wird nicht noch einmal getan.',
  },
  ACCESS_CODE_MISSING: {
    title: 'Der Zugangscode ist nicht da',
    meaning: 'Der nötige Zugangscode ist nicht im Speicher des Amts oder wurde dort gelöscht.',
    remedy: 'Geben Sie den Code an oder stellen Sie ihn aus einer Sicherung wieder her.',
  },
  BODY_TOO_LARGE: {
    title: 'Der Inhalt ist zu groß',
    meaning: 'Der Inhalt ist größer, als diese Ressource annimmt.',
    remedy:
      'Senden Sie Quittungen und Hashwerte statt Dokumenten; teilen Sie eine lange Liste von Ansprüchen.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    title: 'Der Inhaltstyp wird nicht unterstützt',
    meaning: 'Der Inhalt ist nicht als application/json in UTF-8 ohne Inhaltskodierung bezeichnet.',
    remedy: 'Senden Sie Content-Type: application/json, nicht komprimiert.',
  },
  DOCUMENT_REFUSED: {
    title: 'Das Dokument wird nicht angenommen',
    meaning:
      'Das Dokument wurde gelesen und wird nicht angenommen; `invalidParams` hat jeden Grund mit eigenem Code.',
    remedy:
      'Berichtigen Sie das Dokument oder geben Sie an, was es selbst nicht sagt. Es wurde nichts davon behalten.',
  },
  REQUEST_TIMEOUT: {
    title: 'Die Anfrage brauchte zu lange',
    meaning: 'Header oder Inhalt waren nicht rechtzeitig da. Es wurde nichts getan.',
    remedy: 'Senden Sie die Anfrage noch einmal, über eine bessere Verbindung.',
  },
  HEADERS_TOO_LARGE: {
    title: 'Die Header sind zu groß',
    meaning: 'Die Header der Anfrage sind zusammen größer als 16 KB.',
    remedy: 'Senden Sie weniger oder kürzere Header.',
  },
  DOCUMENT_UNREADABLE: {
    title: 'Das Dokument ist nicht lesbar',
    meaning:
      'Es ist nicht wohlgeformt, folgt keinem Standard, der gelesen wird, oder enthält keinen Datensatz. `invalidParams` nennt den Code der Feststellung.',
    remedy: 'Senden Sie ein XML-Dokument nach ST.96, ST.36, ST.66 oder ST.86 oder die Ansprüche in JSON.',
  },
  DOCUMENT_NOT_READ: {
    title: 'Das Dokument wurde nicht gelesen',
    meaning:
      'Eine Grenze der Zeit oder Größe war erreicht, oder die Kodierung wird hier nicht gelesen. Über das Dokument sagt das nichts.',
    remedy: 'Senden Sie die Ansprüche in JSON.',
  },
  INTERNAL: {
    title: 'Das Gateway hat versagt',
    meaning:
      'Ein Fehler des Gateways. Was geschah, steht unter der Korrelationskennung in seinem eigenen Protokoll, nie in der Antwort.',
    remedy: 'Melden Sie dem Betreiber die Korrelationskennung.',
  },
  TOO_MANY_STREAMS: {
    title: 'Zu viele Ströme',
    meaning: 'Das Gateway bedient so viele Ereignisströme, wie es kann, oder wird gleich beendet.',
    remedy: 'Fragen Sie später wieder oder einen anderen Beobachter; Retry-After sagt, wann.',
  },
  BUSY: {
    title: 'Das Gateway hat zu viel zu tun',
    meaning:
      'Es warten so viele Dokumente auf das Lesen, oder es werden so viele lange Listen gehalten, wie Platz ist.',
    remedy: 'Fragen Sie wieder, wenn Retry-After es sagt, oder einen anderen Beobachter.',
  },
  SIGNING_UNAVAILABLE: {
    title: 'Das Gateway kann nicht signieren',
    meaning: 'Ein signiertes Ergebnis wurde von einem Gateway ohne Schlüssel verlangt.',
    remedy: 'Fragen Sie ohne `signed` oder ein Gateway, das unter /api/v1/keys Schlüssel nennt.',
  },
  ACCESS_UNAVAILABLE: {
    title: 'Der Ausweis kann zurzeit nicht geprüft werden',
    meaning:
      'Die Liste der Schlüssel oder der Aussteller der Token war nicht zu erreichen. Über den Ausweis sagt das nichts.',
    remedy:
      'Fragen Sie später wieder. Der Betreiber sollte die Schlüsseldatei und die Adresse des Anbieters prüfen.',
  },
  REGISTER_UNAVAILABLE: {
    title: 'Das Register kann zurzeit nicht gefragt werden',
    meaning:
      'Es wurde noch kein Block verfolgt, oder der Index wird neu aufgebaut oder geschlossen. Das ist nie eine Antwort zu einem Anspruch oder Dokument.',
    remedy: 'Fragen Sie später wieder; Retry-After sagt, wann.',
  },
  TLS_INVALID: {
    title: 'TLS kann nicht angeboten werden',
    meaning:
      'Zertifikat, Schlüssel oder Client-Zertifizierungsstellen aus `gateway.access.tls` sind nicht lesbar oder nicht brauchbar.',
    remedy: 'Geben Sie PEM-Dateien an, die zusammengehören und die der Prozess lesen darf.',
  },
  SIGNING_KEYS_INVALID: {
    title: 'Die Signaturschlüssel sind nicht lesbar',
    meaning:
      'Die Datei der Schlüssel, mit denen Ergebnisse signiert werden, ist beschädigt, oder der Prozess darf sie nicht lesen.',
    remedy:
      'Stellen Sie `signing-keys.json` aus einer Sicherung wieder her: Ohne sie lässt sich Signiertes nicht prüfen.',
  },
  PORT_IN_USE: {
    title: 'Der Port ist belegt',
    meaning: 'Ein anderer Prozess lauscht an der Adresse, die das Gateway verwenden soll.',
    remedy: 'Beenden Sie den anderen Prozess oder wählen Sie einen anderen Port.',
  },
  ADDRESS_UNAVAILABLE: {
    title: 'Die Adresse kann nicht verwendet werden',
    meaning:
      'Der Host ist keine Adresse dieses Rechners, oder der Port braucht ein Recht, das dem Prozess fehlt.',
    remedy: 'Wählen Sie eine Adresse dieses Rechners und einen Port ab 1024.',
  },
};

export const GERMAN_RECEIPT: ReceiptWords = {
  language: 'de',
  receipt: 'Quittung',
  proof: 'Nachweis, dass ein Dokument im Protokoll eines Amts steht',
  document: 'Dokument',
  subject: 'Gehört zu',
  kind: 'Art',
  kinds: {
    application: 'Anmeldung',
    'priority-document': 'Prioritätsbeleg',
    publication: 'Veröffentlichung',
    grant: 'Erteilung',
    extract: 'Registerauszug',
    'status-event': 'Statusereignis',
    'data-package': 'Datenpaket',
  },
  digest: 'Hashwert',
  rawDigest: 'Hashwert der Bytes',
  recorded: 'Eingetragen',
  recordedAt: 'Auf der Chain seit',
  hearsay: 'laut Quittung; die Prüfung fragt die Chain',
  office: 'Amt',
  statedAt: 'Vom Amt erklärt',
  log: 'Protokoll',
  place: 'Stelle im Protokoll, ab 0',
  size: 'Einträge bis dahin',
  chain: 'Chain',
  block: 'Block',
  transaction: 'Transaktion',
  check: 'So prüfen Sie die Quittung',
  page: 'Seite',
  how: 'Vorgehen',
  withCode:
    'Scannen Sie den Code unten, der die ganze Quittung enthält, und wählen Sie auf der Seite, die sich öffnet, das Dokument. Sein Hashwert wird auf Ihrem Gerät berechnet; das Dokument wird nicht gesendet. Dieses Blatt allein beweist nichts; was die Seite feststellt, schon.',
  withoutCode:
    'Die Quittung ist zu lang für einen Code. Bitten Sie das Amt um ihre Datei und wählen Sie sie auf der Seite zusammen mit dem Dokument. Sein Hashwert wird auf Ihrem Gerät berechnet; das Dokument wird nicht gesendet. Dieses Blatt allein beweist nichts; was die Seite feststellt, schon.',
  code: 'QR-Code, der diese Quittung auf der Prüfseite öffnet',
};
