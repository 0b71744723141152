import type { ReceiptWords } from '#node/receipt-pdf.ts';
import type { Catalogue } from './en.ts';

export const SPANISH: Catalogue = {
  JSON_MALFORMED: {
    title: 'El cuerpo no es JSON utilizable',
    meaning:
      'El cuerpo está vacío o cortado, no es UTF-8, no es JSON, está demasiado anidado o da un nombre dos veces.',
    remedy: 'Envíe un solo valor JSON en UTF-8, con cada nombre una sola vez por objeto.',
  },
  BODY_INVALID: {
    title: 'El cuerpo no tiene la forma esperada',
    meaning: 'Hay campos que faltan, son desconocidos o erróneos; `invalidParams` nombra cada uno.',
    remedy: 'Corrija los campos nombrados en `invalidParams`.',
  },
  FORM_MALFORMED: {
    title: 'El formulario no se puede leer',
    meaning: 'El cuerpo se declara como multipart/form-data y está cortado, vacío o no tiene esa forma.',
    remedy:
      'Envíe las partes `document` y, cuando haga falta, `statement`, cada una terminada por el delimitador.',
  },
  QUERY_INVALID: {
    title: 'La consulta tiene un parámetro erróneo',
    meaning: 'Un parámetro de la consulta es erróneo; `invalidParams` lo nombra.',
    remedy: 'Corrija los parámetros nombrados en `invalidParams`.',
  },
  LAST_EVENT_INVALID: {
    title: 'El identificador del último evento no lo es',
    meaning: 'La cabecera Last-Event-ID no es `<block>.<index>`, como lo tienen los eventos de este flujo.',
    remedy:
      'Envíe el identificador del último evento tal como llegó, u omita la cabecera para empezar ahora.',
  },
  RECEIPT_INVALID: {
    title: 'El recibo no es un recibo',
    meaning:
      'El recibo no se puede leer: su forma es errónea o su versión desconocida. No se ha comprobado nada.',
    remedy:
      'Envíe el recibo tal como se expidió. Una versión desconocida necesita una pasarela más reciente.',
  },
  REQUEST_INCOMPLETE: {
    title: 'La petición terminó antes de tiempo',
    meaning: 'La conexión terminó antes de que llegara el cuerpo anunciado, o su longitud era errónea.',
    remedy: 'Envíe la petición otra vez.',
  },
  REQUEST_MALFORMED: {
    title: 'La petición no se puede leer',
    meaning: 'La ruta o una cabecera no es HTTP válido.',
    remedy: 'Corrija la petición; codifique la ruta con signos de porcentaje.',
  },
  CREDENTIALS_MISSING: {
    title: 'Hacen falta credenciales',
    meaning: 'La operación no está abierta a llamadas anónimas y la petición no presenta credenciales.',
    remedy: 'Envíe una clave de API, un token de portador o un certificado de cliente.',
  },
  CREDENTIALS_INVALID: {
    title: 'Las credenciales no son válidas',
    meaning:
      'La clave, el token o el certificado es desconocido, falsificado, caducado, de otra persona o se presenta de un modo no admitido.',
    remedy: 'Pida otras a la oficina que gestiona la pasarela o a su proveedor de OpenID.',
  },
  ROLE_MISSING: {
    title: 'Quien llama no puede hacer esto',
    meaning:
      'Las credenciales son buenas, pero quien llama no tiene ninguna de las funciones que la operación exige.',
    remedy: 'Pida la función a la oficina que gestiona la pasarela.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    title: 'La clave de idempotencia no lo es',
    meaning:
      'La cabecera Idempotency-Key está vacía, es demasiado larga o tiene caracteres que no son ASCII visible.',
    remedy: 'Envíe de 1 a 128 caracteres ASCII visibles, por ejemplo un UUID.',
  },
  IDEMPOTENCY_CONFLICT: {
    title: 'La clave de idempotencia ya se usó',
    meaning: 'La misma Idempotency-Key llegó con otro cuerpo en el plazo de un día. No se ha hecho nada.',
    remedy: 'Use una clave nueva para otra acción, y el mismo cuerpo al volver a preguntar.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Demasiadas peticiones',
    meaning:
      'El cliente ha preguntado más a menudo de lo que permite esta pasarela. No se ha consultado nada.',
    remedy:
      'Pregunte de nuevo cuando lo diga Retry-After; pida a la oficina credenciales con un límite mayor.',
  },
  RESOURCE_NOT_FOUND: {
    title: 'No existe tal recurso',
    meaning: 'La pasarela no tiene ningún recurso en esta ruta.',
    remedy: 'Consulte la lista de recursos.',
  },
  APPLICATION_NOT_KNOWN: {
    title: 'La oficina no tiene esa solicitud',
    meaning:
      'La oficina que gestiona esta pasarela no tiene ninguna solicitud con ese identificador. Solo se dice a sus operadores.',
    remedy: 'Compruebe el identificador, o entregue antes el documento de la solicitud.',
  },
  ENTRY_NOT_KNOWN: {
    title: 'El libro no tiene ese asiento',
    meaning: 'El libro de la oficina que gestiona esta pasarela es más corto.',
    remedy: 'Compruebe el número del asiento.',
  },
  CLAIM_NOT_KNOWN: {
    title: 'La solicitud no contiene esa reivindicación',
    meaning:
      'La solicitud no contiene esa reivindicación de prioridad, o contiene varias que responden a lo indicado.',
    remedy: 'Indique la solicitud anterior y la fecha reivindicada tal como están inscritas.',
  },
  RECEIPT_NOT_ISSUED: {
    title: 'El recibo aún no se ha expedido',
    meaning: 'El documento está guardado de forma duradera, pero su anclaje todavía no es definitivo.',
    remedy: 'Pregunte más tarde; Retry-After dice cuándo.',
  },
  LOG_NOT_HERE: {
    title: 'El libro no se lleva aquí',
    meaning:
      'La pasarela no guarda asientos de este libro: una oficina lleva el suyo, un observador ninguno.',
    remedy: 'Pregunte a la pasarela de la oficina; su perfil dice dónde está.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'El recurso no admite este método',
    meaning: 'El recurso existe y tiene otros métodos; la cabecera Allow los enumera.',
    remedy: 'Use un método que figure en Allow.',
  },
  NOT_ACCEPTABLE: {
    title: 'Ningún formato aceptable',
    meaning: 'La cabecera Accept no admite ninguno de los formatos de este recurso.',
    remedy: 'Acepte application/json.',
  },
  ACTION_NOT_POSSIBLE: {
    title: 'El estado no lo permite',
    meaning: 'La solicitud, la reivindicación o el asiento está en un estado que no lo permite.',
    remedy: 'Consulte primero el estado. Lo que ya está hecho no se hace otra vez.',
  },
  ACCESS_CODE_MISSING: {
    title: 'El código de acceso no está',
    meaning: 'El código de acceso necesario no está en el almacén de la oficina, o se eliminó.',
    remedy: 'Indique el código, o recupérelo de una copia de seguridad.',
  },
  BODY_TOO_LARGE: {
    title: 'El cuerpo es demasiado grande',
    meaning: 'El cuerpo es mayor de lo que admite este recurso.',
    remedy: 'Envíe recibos y resúmenes, no documentos; divida una lista larga de reivindicaciones.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    title: 'El tipo de contenido no se admite',
    meaning: 'El cuerpo no se declara como application/json en UTF-8 sin codificación de contenido.',
    remedy: 'Envíe Content-Type: application/json, sin comprimir.',
  },
  DOCUMENT_REFUSED: {
    title: 'El documento no se admite',
    meaning: 'El documento se leyó y no se admite; `invalidParams` da cada motivo con su propio código.',
    remedy: 'Corrija el documento, o declare lo que él mismo no dice. No se ha guardado nada de él.',
  },
  REQUEST_TIMEOUT: {
    title: 'La petición tardó demasiado en llegar',
    meaning: 'Las cabeceras o el cuerpo no llegaron a tiempo. No se ha hecho nada.',
    remedy: 'Envíe la petición otra vez, por una conexión mejor.',
  },
  HEADERS_TOO_LARGE: {
    title: 'Las cabeceras son demasiado grandes',
    meaning: 'Las cabeceras de la petición superan juntas los 16 KB.',
    remedy: 'Envíe menos cabeceras, o más cortas.',
  },
  DOCUMENT_UNREADABLE: {
    title: 'El documento no se puede leer',
    meaning:
      'No está bien formado, no sigue ninguna norma que se lea o no contiene ningún registro. `invalidParams` da el código de la constatación.',
    remedy: 'Envíe un documento XML según ST.96, ST.36, ST.66 o ST.86, o las reivindicaciones en JSON.',
  },
  DOCUMENT_NOT_READ: {
    title: 'El documento no se ha leído',
    meaning:
      'Se alcanzó un límite de tiempo o de tamaño, o la codificación no se lee aquí. Esto no dice nada del documento.',
    remedy: 'Envíe las reivindicaciones en JSON.',
  },
  INTERNAL: {
    title: 'La pasarela ha fallado',
    meaning:
      'Un fallo de la pasarela. Lo ocurrido consta en su propio registro con el identificador de correlación, nunca en la respuesta.',
    remedy: 'Comunique el identificador de correlación al operador.',
  },
  TOO_MANY_STREAMS: {
    title: 'Demasiados flujos',
    meaning: 'La pasarela sirve tantos flujos de eventos como puede, o está a punto de detenerse.',
    remedy: 'Pregunte más tarde, o a otro observador; Retry-After dice cuándo.',
  },
  BUSY: {
    title: 'La pasarela tiene demasiado que hacer',
    meaning: 'Ya no hay sitio para más documentos en espera de lectura ni para más listas largas.',
    remedy: 'Pregunte de nuevo cuando lo diga Retry-After, o a otro observador.',
  },
  SIGNING_UNAVAILABLE: {
    title: 'La pasarela no puede firmar',
    meaning: 'Se pidió un resultado firmado a una pasarela sin clave.',
    remedy: 'Pregunte sin `signed`, o a una pasarela que indique claves en /api/v1/keys.',
  },
  ACCESS_UNAVAILABLE: {
    title: 'Las credenciales no se pueden comprobar ahora',
    meaning:
      'No se pudo consultar la lista de claves o al emisor de los tokens. Esto no dice nada de las credenciales.',
    remedy:
      'Pregunte más tarde. El operador debería revisar el archivo de claves y la dirección del proveedor.',
  },
  REGISTER_UNAVAILABLE: {
    title: 'El registro no se puede consultar ahora',
    meaning:
      'Todavía no se ha seguido ningún bloque, o el índice se está reconstruyendo o está cerrado. Esto nunca es una respuesta sobre una reivindicación o un documento.',
    remedy: 'Pregunte más tarde; Retry-After dice cuándo.',
  },
  TLS_INVALID: {
    title: 'No se puede ofrecer TLS',
    meaning:
      'El certificado, la clave o las autoridades de los clientes de `gateway.access.tls` no se pueden leer o usar.',
    remedy: 'Indique archivos PEM que vayan juntos y que el proceso pueda leer.',
  },
  SIGNING_KEYS_INVALID: {
    title: 'Las claves de firma no se pueden leer',
    meaning:
      'El archivo de las claves con que se firman los resultados está dañado, o el proceso no puede leerlo.',
    remedy:
      'Recupere `signing-keys.json` de una copia de seguridad: sin él no se puede verificar lo firmado.',
  },
  PORT_IN_USE: {
    title: 'El puerto está ocupado',
    meaning: 'Otro proceso escucha en la dirección que debía usar la pasarela.',
    remedy: 'Detenga el otro proceso, o elija otro puerto.',
  },
  ADDRESS_UNAVAILABLE: {
    title: 'La dirección no se puede usar',
    meaning:
      'El host no es una dirección de esta máquina, o el puerto exige un privilegio que el proceso no tiene.',
    remedy: 'Elija una dirección de esta máquina y un puerto desde 1024.',
  },
};

export const SPANISH_RECEIPT: ReceiptWords = {
  language: 'es',
  receipt: 'Recibo',
  proof: 'Prueba de que un documento figura en el libro de una oficina',
  document: 'Documento',
  subject: 'Pertenece a',
  kind: 'Tipo',
  kinds: {
    application: 'Solicitud',
    'priority-document': 'Documento de prioridad',
    publication: 'Publicación',
    grant: 'Concesión',
    extract: 'Extracto del registro',
    'status-event': 'Evento de situación jurídica',
    'data-package': 'Paquete de datos',
  },
  digest: 'Resumen criptográfico',
  rawDigest: 'Resumen de los bytes',
  recorded: 'Inscripción',
  recordedAt: 'En la cadena desde',
  hearsay: 'según el recibo; la comprobación pregunta a la cadena',
  office: 'Oficina',
  statedAt: 'Declarado por la oficina',
  log: 'Libro',
  place: 'Lugar en el libro, desde 0',
  size: 'Asientos hasta entonces',
  chain: 'Cadena',
  block: 'Bloque',
  transaction: 'Transacción',
  check: 'Para comprobarlo',
  page: 'Página',
  how: 'Cómo',
  withCode:
    'Escanee el código de abajo, que contiene todo el recibo, y elija el documento en la página que se abre. Su resumen se calcula en su dispositivo y el documento no se envía. Esta hoja por sí sola no prueba nada; lo que la página comprueba, sí.',
  withoutCode:
    'El recibo es demasiado largo para un código. Pida su archivo a la oficina y elíjalo en la página junto con el documento. El resumen del documento se calcula en su dispositivo y el documento no se envía. Esta hoja por sí sola no prueba nada; lo que la página comprueba, sí.',
  code: 'Código QR que abre este recibo en la página de verificación',
};
