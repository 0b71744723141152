import type { ReceiptWords } from '#node/receipt-pdf.ts';
import type { Catalogue } from './en.ts';

export const KOREAN: Catalogue = {
  JSON_MALFORMED: {
    title: '본문이 사용할 수 있는 JSON이 아닙니다',
    meaning:
      '본문이 비었거나 잘렸거나, UTF-8이 아니거나, JSON이 아니거나, 너무 깊게 중첩되었거나, 같은 이름이 두 번 나옵니다.',
    remedy: 'UTF-8로 된 JSON 값 하나를, 객체마다 이름을 한 번씩만 넣어 보내십시오.',
  },
  BODY_INVALID: {
    title: '본문이 정해진 형식이 아닙니다',
    meaning: '누락되었거나 알 수 없거나 잘못된 필드가 있습니다. `invalidParams`에 각각 표시됩니다.',
    remedy: '`invalidParams`에 표시된 필드를 고치십시오.',
  },
  FORM_MALFORMED: {
    title: '양식을 읽을 수 없습니다',
    meaning: '본문이 multipart/form-data로 선언되었으나 잘렸거나 비었거나 그 형식이 아닙니다.',
    remedy: '`document` 부분과 필요하면 `statement` 부분을 각각 경계 문자열로 끝내어 보내십시오.',
  },
  QUERY_INVALID: {
    title: '쿼리의 매개변수가 잘못되었습니다',
    meaning: '쿼리의 매개변수 하나가 잘못되었습니다. `invalidParams`에 표시됩니다.',
    remedy: '`invalidParams`에 표시된 매개변수를 고치십시오.',
  },
  LAST_EVENT_INVALID: {
    title: '마지막 이벤트의 식별자가 올바르지 않습니다',
    meaning: 'Last-Event-ID 헤더가 이 스트림의 이벤트 형식인 `<block>.<index>`가 아닙니다.',
    remedy: '마지막 이벤트의 식별자를 받은 그대로 보내거나, 헤더를 빼고 지금부터 시작하십시오.',
  },
  RECEIPT_INVALID: {
    title: '접수증이 아닙니다',
    meaning:
      '접수증을 읽을 수 없습니다. 형식이 잘못되었거나 버전을 알 수 없습니다. 아무것도 확인되지 않았습니다.',
    remedy: '발급된 그대로의 접수증을 보내십시오. 알 수 없는 버전에는 더 새로운 게이트웨이가 필요합니다.',
  },
  REQUEST_INCOMPLETE: {
    title: '요청이 도중에 끝났습니다',
    meaning: '예고된 본문이 도착하기 전에 연결이 끝났거나 길이가 잘못되었습니다.',
    remedy: '요청을 다시 보내십시오.',
  },
  REQUEST_MALFORMED: {
    title: '요청을 읽을 수 없습니다',
    meaning: '경로나 헤더가 올바른 HTTP가 아닙니다.',
    remedy: '요청을 고치고 경로를 퍼센트 인코딩하십시오.',
  },
  CREDENTIALS_MISSING: {
    title: '자격 증명이 필요합니다',
    meaning: '이 작업은 익명 호출자에게 열려 있지 않은데, 요청에 자격 증명이 없습니다.',
    remedy: 'API 키, 베어러 토큰 또는 클라이언트 인증서를 보내십시오.',
  },
  CREDENTIALS_INVALID: {
    title: '자격 증명이 유효하지 않습니다',
    meaning:
      '키, 토큰 또는 인증서를 알 수 없거나, 위조되었거나, 만료되었거나, 다른 사람의 것이거나, 허용되지 않는 방식으로 제시되었습니다.',
    remedy: '게이트웨이를 운영하는 관청이나 그 OpenID 제공자로부터 새것을 받으십시오.',
  },
  ROLE_MISSING: {
    title: '호출자에게 허용되지 않은 작업입니다',
    meaning: '자격 증명은 유효하지만, 호출자에게 작업에 필요한 역할이 없습니다.',
    remedy: '게이트웨이를 운영하는 관청에 역할을 요청하십시오.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    title: '멱등 키가 올바르지 않습니다',
    meaning: 'Idempotency-Key 헤더가 비었거나, 너무 길거나, 표시 가능한 ASCII가 아닌 문자를 포함합니다.',
    remedy: 'UUID처럼 표시 가능한 ASCII 문자 1~128자를 보내십시오.',
  },
  IDEMPOTENCY_CONFLICT: {
    title: '멱등 키가 이미 사용되었습니다',
    meaning: '같은 Idempotency-Key가 하루 안에 다른 본문과 함께 왔습니다. 아무것도 실행되지 않았습니다.',
    remedy: '다른 작업에는 새 키를, 다시 물을 때에는 같은 본문을 사용하십시오.',
  },
  TOO_MANY_REQUESTS: {
    title: '요청이 너무 많습니다',
    meaning: '클라이언트가 이 게이트웨이의 허용 횟수보다 자주 물었습니다. 아무것도 조회되지 않았습니다.',
    remedy: 'Retry-After가 알리는 때에 다시 시도하십시오. 한도가 더 높은 자격 증명은 관청에 요청하십시오.',
  },
  RESOURCE_NOT_FOUND: {
    title: '그런 리소스가 없습니다',
    meaning: '이 경로에 게이트웨이의 리소스가 없습니다.',
    remedy: '리소스 목록을 보십시오.',
  },
  APPLICATION_NOT_KNOWN: {
    title: '관청에 그런 출원이 없습니다',
    meaning:
      '이 게이트웨이를 운영하는 관청에 이 식별자의 출원이 없습니다. 이는 그 관청의 운영자에게만 알립니다.',
    remedy: '식별자를 확인하거나 출원 문서를 먼저 제출하십시오.',
  },
  ENTRY_NOT_KNOWN: {
    title: '로그에 그런 항목이 없습니다',
    meaning: '이 게이트웨이를 운영하는 관청의 로그는 그보다 짧습니다.',
    remedy: '항목 번호를 확인하십시오.',
  },
  CLAIM_NOT_KNOWN: {
    title: '출원에 그런 우선권 주장이 없습니다',
    meaning: '출원에 그런 우선권 주장이 없거나, 제시된 내용에 맞는 것이 여럿입니다.',
    remedy: '선출원과 주장된 출원일을 기록된 대로 제시하십시오.',
  },
  RECEIPT_NOT_ISSUED: {
    title: '접수증이 아직 발급되지 않았습니다',
    meaning: '문서는 저장되었으나 고정이 아직 확정되지 않았습니다.',
    remedy: '나중에 다시 시도하십시오. 시점은 Retry-After가 알립니다.',
  },
  LOG_NOT_HERE: {
    title: '로그를 여기에 보관하지 않습니다',
    meaning:
      '게이트웨이는 이 로그의 항목을 보관하지 않습니다. 관청은 자기 로그를 보관하고 관찰자는 보관하지 않습니다.',
    remedy: '그 관청의 게이트웨이에 문의하십시오. 위치는 관청의 프로필에 있습니다.',
  },
  METHOD_NOT_ALLOWED: {
    title: '리소스가 이 메서드를 받지 않습니다',
    meaning: '리소스는 있으나 메서드가 다릅니다. Allow 헤더에 나와 있습니다.',
    remedy: 'Allow에 나온 메서드를 사용하십시오.',
  },
  NOT_ACCEPTABLE: {
    title: '받을 수 있는 형식이 없습니다',
    meaning: 'Accept 헤더가 이 리소스의 어떤 형식도 허용하지 않습니다.',
    remedy: 'application/json을 허용하십시오.',
  },
  ACTION_NOT_POSSIBLE: {
    title: '현재 상태에서는 할 수 없습니다',
    meaning: '출원, 우선권 주장 또는 항목의 상태가 이 작업을 허용하지 않습니다.',
    remedy: '먼저 상태를 확인하십시오. 이미 한 일은 다시 하지 않습니다.',
  },
  ACCESS_CODE_MISSING: {
    title: '접근코드가 없습니다',
    meaning: '필요한 접근코드가 관청의 저장소에 없거나 삭제되었습니다.',
    remedy: '코드를 제시하거나 백업에서 복원하십시오.',
  },
  BODY_TOO_LARGE: {
    title: '본문이 너무 큽니다',
    meaning: '본문이 이 리소스가 받는 크기를 넘습니다.',
    remedy: '문서 대신 접수증과 해시값을 보내고, 긴 주장 목록은 나누십시오.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    title: '지원하지 않는 콘텐츠 유형입니다',
    meaning: '본문이 콘텐츠 인코딩 없는 UTF-8 application/json으로 선언되지 않았습니다.',
    remedy: '압축하지 않고 Content-Type: application/json으로 보내십시오.',
  },
  DOCUMENT_REFUSED: {
    title: '문서가 접수되지 않았습니다',
    meaning: '문서를 읽었으나 접수하지 않습니다. `invalidParams`에 모든 이유가 각각의 코드와 함께 있습니다.',
    remedy: '문서를 고치거나, 문서 자체에 없는 내용을 진술하십시오. 문서의 내용은 보관되지 않았습니다.',
  },
  REQUEST_TIMEOUT: {
    title: '요청이 도착하는 데 너무 오래 걸렸습니다',
    meaning: '헤더나 본문이 제때 도착하지 않았습니다. 아무것도 실행되지 않았습니다.',
    remedy: '더 나은 연결로 요청을 다시 보내십시오.',
  },
  HEADERS_TOO_LARGE: {
    title: '헤더가 너무 큽니다',
    meaning: '요청의 헤더가 모두 합쳐 16 KB를 넘습니다.',
    remedy: '헤더를 줄이거나 짧게 하십시오.',
  },
  DOCUMENT_UNREADABLE: {
    title: '문서를 읽을 수 없습니다',
    meaning:
      '형식이 올바르지 않거나, 읽을 수 있는 표준이 아니거나, 기록이 없습니다. `invalidParams`에 확인 결과의 코드가 있습니다.',
    remedy: 'ST.96, ST.36, ST.66 또는 ST.86의 XML 문서나 JSON으로 된 우선권 주장을 보내십시오.',
  },
  DOCUMENT_NOT_READ: {
    title: '문서를 읽지 않았습니다',
    meaning:
      '시간이나 크기의 한도에 이르렀거나, 여기서는 그 인코딩을 읽지 않습니다. 문서에 대해서는 아무것도 말해 주지 않습니다.',
    remedy: '우선권 주장을 JSON으로 보내십시오.',
  },
  INTERNAL: {
    title: '게이트웨이에 장애가 발생했습니다',
    meaning:
      '게이트웨이의 장애입니다. 내용은 상관 식별자와 함께 게이트웨이의 로그에만 남고 답변에는 나오지 않습니다.',
    remedy: '상관 식별자를 운영자에게 알리십시오.',
  },
  TOO_MANY_STREAMS: {
    title: '스트림이 너무 많습니다',
    meaning: '게이트웨이가 제공할 수 있는 이벤트 스트림의 한도에 이르렀거나 곧 중지됩니다.',
    remedy: '나중에 다시 시도하거나 다른 관찰자에게 문의하십시오. 시점은 Retry-After가 알립니다.',
  },
  BUSY: {
    title: '게이트웨이가 너무 바쁩니다',
    meaning: '읽기를 기다리는 문서나 보관 중인 긴 목록이 가득 찼습니다.',
    remedy: 'Retry-After가 알리는 때에 다시 시도하거나 다른 관찰자에게 문의하십시오.',
  },
  SIGNING_UNAVAILABLE: {
    title: '게이트웨이가 서명할 수 없습니다',
    meaning: '키가 없는 게이트웨이에 서명된 결과를 요청했습니다.',
    remedy: '`signed` 없이 요청하거나, /api/v1/keys에 키를 게시한 게이트웨이에 요청하십시오.',
  },
  ACCESS_UNAVAILABLE: {
    title: '지금은 자격 증명을 확인할 수 없습니다',
    meaning:
      '키 목록이나 토큰 발급자를 조회할 수 없었습니다. 자격 증명에 대해서는 아무것도 말해 주지 않습니다.',
    remedy: '나중에 다시 시도하십시오. 운영자는 키 파일과 제공자의 주소를 확인해야 합니다.',
  },
  REGISTER_UNAVAILABLE: {
    title: '지금은 등록부를 조회할 수 없습니다',
    meaning:
      '아직 블록을 따라가지 못했거나, 색인을 다시 만드는 중이거나 닫혔습니다. 이는 우선권 주장이나 문서에 대한 답변이 결코 아닙니다.',
    remedy: '나중에 다시 시도하십시오. 시점은 Retry-After가 알립니다.',
  },
  TLS_INVALID: {
    title: 'TLS를 제공할 수 없습니다',
    meaning: '`gateway.access.tls`의 인증서, 키 또는 클라이언트 인증기관을 읽거나 사용할 수 없습니다.',
    remedy: '서로 맞고 프로세스가 읽을 수 있는 PEM 파일을 지정하십시오.',
  },
  SIGNING_KEYS_INVALID: {
    title: '서명 키를 읽을 수 없습니다',
    meaning: '결과에 서명하는 키의 파일이 손상되었거나 프로세스가 읽을 수 없습니다.',
    remedy: '백업에서 `signing-keys.json`을 복원하십시오. 그것 없이는 서명된 것을 검증할 수 없습니다.',
  },
  PORT_IN_USE: {
    title: '포트가 사용 중입니다',
    meaning: '게이트웨이가 사용할 주소에서 다른 프로세스가 대기하고 있습니다.',
    remedy: '다른 프로세스를 멈추거나 다른 포트를 선택하십시오.',
  },
  ADDRESS_UNAVAILABLE: {
    title: '주소를 사용할 수 없습니다',
    meaning: '호스트가 이 기기의 주소가 아니거나, 포트에 필요한 권한이 프로세스에 없습니다.',
    remedy: '이 기기의 주소와 1024 이상의 포트를 선택하십시오.',
  },
};

export const KOREAN_RECEIPT: ReceiptWords = {
  language: 'ko',
  receipt: '접수증',
  proof: '문서가 관청의 로그에 있다는 증명',
  document: '문서',
  subject: '대상',
  kind: '종류',
  kinds: {
    application: '출원',
    'priority-document': '우선권 증명서류',
    publication: '공개공보',
    grant: '등록',
    extract: '등록부 초본',
    'status-event': '법적 상태 변동',
    'data-package': '데이터 패키지',
  },
  digest: '해시값',
  rawDigest: '바이트의 해시값',
  recorded: '기록',
  recordedAt: '체인 기록 시각',
  hearsay: '접수증의 기재이며, 검증할 때 체인에 조회합니다',
  office: '관청',
  statedAt: '관청이 진술한 시각',
  log: '로그',
  place: '로그 내 위치(0부터)',
  size: '그 시점의 항목 수',
  chain: '체인',
  block: '블록',
  transaction: '트랜잭션',
  check: '접수증 검증 방법',
  page: '페이지',
  how: '방법',
  withCode:
    '아래 코드에는 접수증 전체가 들어 있습니다. 코드를 스캔하고, 열리는 페이지에서 문서를 선택하십시오. 해시값은 사용자의 기기에서 계산되며 문서는 전송되지 않습니다. 이 종이만으로는 아무것도 증명되지 않으며, 페이지의 검증 결과가 증명합니다.',
  withoutCode:
    '접수증이 너무 길어 코드에 담을 수 없습니다. 관청에 접수증 파일을 요청하여 페이지에서 문서와 함께 선택하십시오. 해시값은 사용자의 기기에서 계산되며 문서는 전송되지 않습니다. 이 종이만으로는 아무것도 증명되지 않으며, 페이지의 검증 결과가 증명합니다.',
  code: '검증 페이지에서 이 접수증을 여는 QR 코드',
};
