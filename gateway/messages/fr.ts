import type { ReceiptWords } from '#node/receipt-pdf.ts';
import type { Catalogue } from './en.ts';

export const FRENCH: Catalogue = {
  JSON_MALFORMED: {
    title: 'Le corps n’est pas du JSON utilisable',
    meaning:
      'Le corps est vide, tronqué, n’est pas en UTF-8, n’est pas du JSON, est trop imbriqué ou donne deux fois un même nom.',
    remedy: 'Envoyez une seule valeur JSON en UTF-8, chaque nom une seule fois par objet.',
  },
  BODY_INVALID: {
    title: 'Le corps n’a pas la forme attendue',
    meaning: 'Des champs manquent, sont inconnus ou erronés ; `invalidParams` nomme chacun d’eux.',
    remedy: 'Corrigez les champs nommés dans `invalidParams`.',
  },
  FORM_MALFORMED: {
    title: 'Le formulaire n’est pas lisible',
    meaning: 'Le corps est déclaré multipart/form-data et il est tronqué, vide ou d’une autre forme.',
    remedy:
      'Envoyez les parties `document` et, si nécessaire, `statement`, chacune terminée par le délimiteur.',
  },
  QUERY_INVALID: {
    title: 'La requête a un paramètre erroné',
    meaning: 'Un paramètre de la requête est erroné ; `invalidParams` le nomme.',
    remedy: 'Corrigez les paramètres nommés dans `invalidParams`.',
  },
  LAST_EVENT_INVALID: {
    title: 'L’identifiant du dernier événement n’en est pas un',
    meaning: 'L’en-tête Last-Event-ID n’est pas `<block>.<index>`, forme qu’ont les événements de ce flux.',
    remedy:
      'Envoyez l’identifiant du dernier événement tel qu’il a été reçu, ou omettez l’en-tête pour commencer maintenant.',
  },
  RECEIPT_INVALID: {
    title: 'Le récépissé n’est pas un récépissé',
    meaning:
      'Le récépissé n’est pas lisible : sa forme est fausse ou sa version inconnue. Rien n’a été vérifié.',
    remedy:
      'Envoyez le récépissé tel qu’il a été délivré. Une version inconnue exige une passerelle plus récente.',
  },
  REQUEST_INCOMPLETE: {
    title: 'La requête s’est terminée trop tôt',
    meaning: 'La connexion a pris fin avant l’arrivée du corps annoncé, ou sa longueur était fausse.',
    remedy: 'Renvoyez la requête.',
  },
  REQUEST_MALFORMED: {
    title: 'La requête n’est pas lisible',
    meaning: 'Le chemin ou un en-tête n’est pas du HTTP valable.',
    remedy: 'Corrigez la requête ; encodez le chemin avec des pour-cent.',
  },
  CREDENTIALS_MISSING: {
    title: 'Une authentification est nécessaire',
    meaning:
      'L’opération n’est pas ouverte aux appels anonymes, et la requête ne présente aucun justificatif.',
    remedy: 'Envoyez une clé d’API, un jeton au porteur ou un certificat client.',
  },
  CREDENTIALS_INVALID: {
    title: 'Le justificatif n’est pas valable',
    meaning:
      'La clé, le jeton ou le certificat est inconnu, falsifié, expiré, destiné à un tiers ou présenté d’une manière non admise.',
    remedy: 'Demandez-en un nouveau à l’office qui exploite la passerelle ou à son fournisseur OpenID.',
  },
  ROLE_MISSING: {
    title: 'L’appelant n’y est pas autorisé',
    meaning: 'Le justificatif est bon, mais l’appelant n’a aucun des rôles que l’opération exige.',
    remedy: 'Demandez ce rôle à l’office qui exploite la passerelle.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    title: 'La clé d’idempotence n’en est pas une',
    meaning:
      'L’en-tête Idempotency-Key est vide, trop long ou contient des caractères qui ne sont pas de l’ASCII visible.',
    remedy: 'Envoyez de 1 à 128 caractères ASCII visibles, par exemple un UUID.',
  },
  IDEMPOTENCY_CONFLICT: {
    title: 'La clé d’idempotence a déjà servi',
    meaning:
      'La même Idempotency-Key est arrivée avec un autre corps en l’espace d’un jour. Rien n’a été fait.',
    remedy: 'Prenez une nouvelle clé pour une autre action, et le même corps pour redemander.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Trop de requêtes',
    meaning: 'Le client a interrogé plus souvent que cette passerelle ne le permet. Rien n’a été recherché.',
    remedy:
      'Redemandez quand Retry-After l’indique ; demandez à l’office un justificatif à limite plus élevée.',
  },
  RESOURCE_NOT_FOUND: {
    title: 'Ressource inexistante',
    meaning: 'La passerelle n’a pas de ressource à ce chemin.',
    remedy: 'Consultez la liste des ressources.',
  },
  APPLICATION_NOT_KNOWN: {
    title: 'L’office n’a pas cette demande',
    meaning:
      'L’office qui exploite cette passerelle n’a pas de demande portant cet identifiant. Seuls ses opérateurs l’apprennent.',
    remedy: 'Vérifiez l’identifiant, ou remettez d’abord le document de la demande.',
  },
  ENTRY_NOT_KNOWN: {
    title: 'Le journal n’a pas cette inscription',
    meaning: 'Le journal de l’office qui exploite cette passerelle est plus court.',
    remedy: 'Vérifiez le numéro de l’inscription.',
  },
  CLAIM_NOT_KNOWN: {
    title: 'La demande ne contient pas cette revendication',
    meaning:
      'La demande ne contient pas cette revendication de priorité, ou en contient plusieurs qui répondent à ce qui est indiqué.',
    remedy: 'Indiquez la demande antérieure et la date revendiquée telles qu’elles sont enregistrées.',
  },
  RECEIPT_NOT_ISSUED: {
    title: 'Le récépissé n’est pas encore délivré',
    meaning: 'Le document est conservé durablement, mais son ancrage n’est pas encore définitif.',
    remedy: 'Redemandez plus tard ; Retry-After indique quand.',
  },
  LOG_NOT_HERE: {
    title: 'Le journal n’est pas tenu ici',
    meaning:
      'La passerelle ne tient aucune inscription de ce journal : un office tient le sien, un observateur aucun.',
    remedy: 'Interrogez la passerelle de l’office ; son profil en donne l’adresse.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'La ressource n’admet pas cette méthode',
    meaning: 'La ressource existe, avec d’autres méthodes ; l’en-tête Allow les énumère.',
    remedy: 'Utilisez une méthode énumérée dans Allow.',
  },
  NOT_ACCEPTABLE: {
    title: 'Aucun format acceptable',
    meaning: 'L’en-tête Accept n’admet aucun des formats de cette ressource.',
    remedy: 'Acceptez application/json.',
  },
  ACTION_NOT_POSSIBLE: {
    title: 'L’état ne le permet pas',
    meaning: 'La demande, la revendication ou l’inscription est dans un état qui ne le permet pas.',
    remedy: 'Consultez d’abord l’état. Ce qui est déjà fait n’est pas refait.',
  },
  ACCESS_CODE_MISSING: {
    title: 'Le code d’accès n’est pas là',
    meaning: 'Le code d’accès nécessaire n’est pas dans la base de l’office, ou en a été purgé.',
    remedy: 'Indiquez le code, ou rétablissez-le à partir d’une sauvegarde.',
  },
  BODY_TOO_LARGE: {
    title: 'Le corps est trop volumineux',
    meaning: 'Le corps est plus volumineux que ce que cette ressource admet.',
    remedy:
      'Envoyez des récépissés et des empreintes, non des documents ; scindez une longue liste de revendications.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    title: 'Le type de contenu n’est pas pris en charge',
    meaning: 'Le corps n’est pas déclaré application/json en UTF-8 sans encodage de contenu.',
    remedy: 'Envoyez Content-Type: application/json, sans compression.',
  },
  DOCUMENT_REFUSED: {
    title: 'Le document n’est pas accepté',
    meaning: 'Le document a été lu et n’est pas accepté ; `invalidParams` donne chaque motif avec son code.',
    remedy: 'Corrigez le document, ou indiquez ce qu’il ne dit pas lui-même. Rien n’en a été conservé.',
  },
  REQUEST_TIMEOUT: {
    title: 'La requête a mis trop de temps à arriver',
    meaning: 'Les en-têtes ou le corps n’étaient pas là à temps. Rien n’a été fait.',
    remedy: 'Renvoyez la requête par une meilleure connexion.',
  },
  HEADERS_TOO_LARGE: {
    title: 'Les en-têtes sont trop volumineux',
    meaning: 'Les en-têtes de la requête dépassent ensemble 16 Ko.',
    remedy: 'Envoyez moins d’en-têtes, ou de plus courts.',
  },
  DOCUMENT_UNREADABLE: {
    title: 'Le document n’est pas lisible',
    meaning:
      'Il n’est pas bien formé, ne suit aucune norme prise en charge ou ne contient aucun enregistrement. `invalidParams` donne le code de la constatation.',
    remedy: 'Envoyez un document XML selon ST.96, ST.36, ST.66 ou ST.86, ou les revendications en JSON.',
  },
  DOCUMENT_NOT_READ: {
    title: 'Le document n’a pas été lu',
    meaning:
      'Une limite de temps ou de taille a été atteinte, ou l’encodage n’est pas lu ici. Cela ne dit rien du document.',
    remedy: 'Envoyez les revendications en JSON.',
  },
  INTERNAL: {
    title: 'La passerelle a échoué',
    meaning:
      'Une défaillance de la passerelle. Ce qui s’est passé figure dans son propre journal sous l’identifiant de corrélation, jamais dans la réponse.',
    remedy: 'Signalez l’identifiant de corrélation à l’exploitant.',
  },
  TOO_MANY_STREAMS: {
    title: 'Trop de flux',
    meaning: 'La passerelle sert autant de flux d’événements qu’elle peut, ou va s’arrêter.',
    remedy: 'Redemandez plus tard, ou interrogez un autre observateur ; Retry-After indique quand.',
  },
  BUSY: {
    title: 'La passerelle est surchargée',
    meaning:
      'Il n’y a plus de place pour d’autres documents en attente de lecture ou d’autres longues listes.',
    remedy: 'Redemandez quand Retry-After l’indique, ou interrogez un autre observateur.',
  },
  SIGNING_UNAVAILABLE: {
    title: 'La passerelle ne peut pas signer',
    meaning: 'Un résultat signé a été demandé à une passerelle sans clé.',
    remedy: 'Demandez sans `signed`, ou interrogez une passerelle qui indique des clés sous /api/v1/keys.',
  },
  ACCESS_UNAVAILABLE: {
    title: 'Les justificatifs ne peuvent pas être vérifiés pour l’instant',
    meaning:
      'La liste des clés ou l’émetteur des jetons n’a pas pu être interrogé. Cela ne dit rien du justificatif.',
    remedy:
      'Redemandez plus tard. L’exploitant devrait examiner le fichier des clés et l’adresse du fournisseur.',
  },
  REGISTER_UNAVAILABLE: {
    title: 'Le registre ne peut pas être interrogé pour l’instant',
    meaning:
      'Aucun bloc n’a encore été suivi, ou l’index est en cours de reconstruction ou fermé. Ce n’est jamais une réponse sur une revendication ou un document.',
    remedy: 'Redemandez plus tard ; Retry-After indique quand.',
  },
  TLS_INVALID: {
    title: 'TLS ne peut pas être servi',
    meaning:
      'Le certificat, la clé ou les autorités des clients de `gateway.access.tls` ne sont pas lisibles ou utilisables.',
    remedy: 'Indiquez des fichiers PEM qui vont ensemble et que le processus peut lire.',
  },
  SIGNING_KEYS_INVALID: {
    title: 'Les clés de signature ne sont pas lisibles',
    meaning:
      'Le fichier des clés qui signent les résultats est endommagé, ou le processus ne peut pas le lire.',
    remedy:
      'Rétablissez `signing-keys.json` à partir d’une sauvegarde : sans lui, ce qui a été signé ne peut pas être vérifié.',
  },
  PORT_IN_USE: {
    title: 'Le port est occupé',
    meaning: 'Un autre processus écoute à l’adresse que la passerelle doit utiliser.',
    remedy: 'Arrêtez l’autre processus, ou choisissez un autre port.',
  },
  ADDRESS_UNAVAILABLE: {
    title: 'L’adresse ne peut pas être utilisée',
    meaning:
      'L’hôte n’est pas une adresse de cette machine, ou le port exige un privilège que le processus n’a pas.',
    remedy: 'Choisissez une adresse de cette machine et un port à partir de 1024.',
  },
};

export const FRENCH_RECEIPT: ReceiptWords = {
  language: 'fr',
  receipt: 'Récépissé',
  proof: 'Preuve qu’un document figure dans le journal d’un office',
  document: 'Document',
  subject: 'Se rapporte à',
  kind: 'Nature',
  kinds: {
    application: 'Demande',
    'priority-document': 'Document de priorité',
    publication: 'Publication',
    grant: 'Délivrance',
    extract: 'Extrait du registre',
    'status-event': 'Événement de statut',
    'data-package': 'Lot de données',
  },
  digest: 'Empreinte',
  rawDigest: 'Empreinte des octets',
  recorded: 'Enregistrement',
  recordedAt: 'Sur la chaîne depuis',
  hearsay: 'selon le récépissé ; la vérification interroge la chaîne',
  office: 'Office',
  statedAt: 'Déclaré par l’office',
  log: 'Journal',
  place: 'Place dans le journal, à partir de 0',
  size: 'Inscriptions jusqu’alors',
  chain: 'Chaîne',
  block: 'Bloc',
  transaction: 'Transaction',
  check: 'Pour le vérifier',
  page: 'Page',
  how: 'Comment faire',
  withCode:
    'Scannez le code ci-dessous, qui contient tout le récépissé, et choisissez le document sur la page qui s’ouvre. Son empreinte est calculée sur votre appareil ; le document n’est pas envoyé. Cette feuille ne prouve rien par elle-même ; ce que la page constate, si.',
  withoutCode:
    'Le récépissé est trop long pour un code. Demandez son fichier à l’office et choisissez-le sur la page avec le document. L’empreinte du document est calculée sur votre appareil ; il n’est pas envoyé. Cette feuille ne prouve rien par elle-même ; ce que la page constate, si.',
  code: 'Code QR qui ouvre ce récépissé dans la page de vérification',
};
