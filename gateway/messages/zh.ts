import type { ReceiptWords } from '#node/receipt-pdf.ts';
import type { Catalogue } from './en.ts';

export const CHINESE: Catalogue = {
  JSON_MALFORMED: {
    title: '正文不是可用的 JSON',
    meaning: '正文为空、被截断、不是 UTF-8、不是 JSON、嵌套过深，或同一名称出现两次。',
    remedy: '请以 UTF-8 发送一个 JSON 值，每个对象中各名称只出现一次。',
  },
  BODY_INVALID: {
    title: '正文不符合要求的格式',
    meaning: '有字段缺失、未知或有误；`invalidParams` 列出每一个。',
    remedy: '请更正 `invalidParams` 中列出的字段。',
  },
  FORM_MALFORMED: {
    title: '表单无法读取',
    meaning: '正文声明为 multipart/form-data，但被截断、为空或不是该格式。',
    remedy: '请发送 `document` 部分，必要时发送 `statement` 部分，各以分界符结束。',
  },
  QUERY_INVALID: {
    title: '查询参数有误',
    meaning: '某个查询参数有误；`invalidParams` 指明是哪一个。',
    remedy: '请更正 `invalidParams` 中列出的参数。',
  },
  LAST_EVENT_INVALID: {
    title: '最后一个事件的标识无效',
    meaning: 'Last-Event-ID 标头不是此事件流所用的 `<block>.<index>` 格式。',
    remedy: '请按收到的原样发送最后一个事件的标识，或省略该标头从现在开始。',
  },
  RECEIPT_INVALID: {
    title: '回执不是有效的回执',
    meaning: '回执无法读取：格式有误或版本未知。未作任何核查。',
    remedy: '请按出具的原样发送回执。未知版本需要更新的网关。',
  },
  REQUEST_INCOMPLETE: {
    title: '请求提前结束',
    meaning: '所声明的正文尚未到齐连接即已结束，或其长度有误。',
    remedy: '请重新发送请求。',
  },
  REQUEST_MALFORMED: {
    title: '请求无法读取',
    meaning: '路径或某个标头不是有效的 HTTP。',
    remedy: '请更正请求；对路径进行百分号编码。',
  },
  CREDENTIALS_MISSING: {
    title: '需要凭证',
    meaning: '此操作不对匿名调用者开放，而请求未出示凭证。',
    remedy: '请发送 API 密钥、持有者令牌或客户端证书。',
  },
  CREDENTIALS_INVALID: {
    title: '凭证无效',
    meaning: '密钥、令牌或证书未知、系伪造、已过期、属于他人，或出示方式不被接受。',
    remedy: '请向运行该网关的主管局或其 OpenID 提供方获取新的凭证。',
  },
  ROLE_MISSING: {
    title: '调用者无权进行此操作',
    meaning: '凭证有效，但调用者不具备此操作所需的任何角色。',
    remedy: '请向运行该网关的主管局申请该角色。',
  },
  IDEMPOTENCY_KEY_INVALID: {
    title: '幂等键无效',
    meaning: 'Idempotency-Key 标头为空、过长，或含有不可见或非 ASCII 的字符。',
    remedy: '请发送 1 至 128 个可见 ASCII 字符，例如 UUID。',
  },
  IDEMPOTENCY_CONFLICT: {
    title: '幂等键已被使用',
    meaning: '同一 Idempotency-Key 在一天之内随不同的正文发送。未执行任何操作。',
    remedy: '其他操作请用新的键；再次询问时请用相同的正文。',
  },
  TOO_MANY_REQUESTS: {
    title: '请求过多',
    meaning: '客户端的请求超过本网关允许的频率。未作任何查询。',
    remedy: '请在 Retry-After 所示时间后再试；可向主管局申请上限更高的凭证。',
  },
  RESOURCE_NOT_FOUND: {
    title: '没有此资源',
    meaning: '网关在此路径下没有资源。',
    remedy: '请查看资源列表。',
  },
  APPLICATION_NOT_KNOWN: {
    title: '主管局没有此申请',
    meaning: '运行本网关的主管局没有此标识的申请。只有其操作员会得到此答复。',
    remedy: '请核对标识，或先提交该申请的文件。',
  },
  ENTRY_NOT_KNOWN: {
    title: '日志中没有此条目',
    meaning: '运行本网关的主管局的日志没有那么长。',
    remedy: '请核对条目编号。',
  },
  CLAIM_NOT_KNOWN: {
    title: '申请没有提出此优先权要求',
    meaning: '申请没有提出此优先权要求，或有多项与所述相符。',
    remedy: '请按登记的内容写明在先申请和所要求的日期。',
  },
  RECEIPT_NOT_ISSUED: {
    title: '回执尚未出具',
    meaning: '文件已持久保存，但其锚定尚未最终确定。',
    remedy: '请稍后再试；Retry-After 指明时间。',
  },
  LOG_NOT_HERE: {
    title: '此处不保存该日志',
    meaning: '本网关不保存该日志的条目：主管局只保存自己的日志，观察者不保存任何日志。',
    remedy: '请询问该主管局的网关；其资料中注明所在位置。',
  },
  METHOD_NOT_ALLOWED: {
    title: '该资源不支持此方法',
    meaning: '资源存在，但使用其他方法；Allow 标头列出这些方法。',
    remedy: '请使用 Allow 列出的方法。',
  },
  NOT_ACCEPTABLE: {
    title: '没有可接受的格式',
    meaning: 'Accept 标头不接受此资源的任何一种格式。',
    remedy: '请接受 application/json。',
  },
  ACTION_NOT_POSSIBLE: {
    title: '当前状态不允许此操作',
    meaning: '申请、优先权要求或条目的状态不允许此操作。',
    remedy: '请先查看状态。已完成的操作不会重复执行。',
  },
  ACCESS_CODE_MISSING: {
    title: '接入码不在此处',
    meaning: '所需的接入码不在主管局的存储中，或已被清除。',
    remedy: '请提供接入码，或从备份恢复。',
  },
  BODY_TOO_LARGE: {
    title: '正文过大',
    meaning: '正文超过此资源可接受的大小。',
    remedy: '请发送回执和摘要，而非文件；较长的优先权要求列表请拆分。',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    title: '不支持该内容类型',
    meaning: '正文未声明为不带内容编码的 UTF-8 application/json。',
    remedy: '请发送 Content-Type: application/json，不要压缩。',
  },
  DOCUMENT_REFUSED: {
    title: '文件未被接受',
    meaning: '文件已读取但未被接受；`invalidParams` 列出每项理由及其代码。',
    remedy: '请更正文件，或补充说明其本身未载明的内容。文件内容均未保留。',
  },
  REQUEST_TIMEOUT: {
    title: '请求到达时间过长',
    meaning: '标头或正文未及时到达。未执行任何操作。',
    remedy: '请通过更好的连接重新发送请求。',
  },
  HEADERS_TOO_LARGE: {
    title: '标头过大',
    meaning: '请求的标头总计超过 16 KB。',
    remedy: '请减少或缩短标头。',
  },
  DOCUMENT_UNREADABLE: {
    title: '文件无法读取',
    meaning: '文件格式不良、不属于可读取的标准，或不含任何记录。`invalidParams` 给出核查结果的代码。',
    remedy: '请发送 ST.96、ST.36、ST.66 或 ST.86 的 XML 文件，或以 JSON 发送优先权要求。',
  },
  DOCUMENT_NOT_READ: {
    title: '文件未被读取',
    meaning: '已达到时间或大小的限制，或此处不读取该编码。这不说明文件本身的任何情况。',
    remedy: '请以 JSON 发送优先权要求。',
  },
  INTERNAL: {
    title: '网关发生故障',
    meaning: '这是网关的故障。经过以关联标识记入网关自己的日志，绝不出现在答复中。',
    remedy: '请将关联标识告知运营者。',
  },
  TOO_MANY_STREAMS: {
    title: '事件流过多',
    meaning: '网关提供的事件流已达上限，或即将停止。',
    remedy: '请稍后再试，或询问另一观察者；Retry-After 指明时间。',
  },
  BUSY: {
    title: '网关过于繁忙',
    meaning: '等待读取的文件或保存的长列表已满。',
    remedy: '请在 Retry-After 所示时间后再试，或询问另一观察者。',
  },
  SIGNING_UNAVAILABLE: {
    title: '网关无法签名',
    meaning: '向没有密钥的网关请求了签名结果。',
    remedy: '请不带 `signed` 询问，或询问在 /api/v1/keys 列出密钥的网关。',
  },
  ACCESS_UNAVAILABLE: {
    title: '目前无法核查凭证',
    meaning: '无法查询密钥列表或令牌签发方。这不说明凭证本身的任何情况。',
    remedy: '请稍后再试。运营者应检查密钥文件和提供方的地址。',
  },
  REGISTER_UNAVAILABLE: {
    title: '目前无法查询登记簿',
    meaning: '尚未跟随任何区块，或索引正在重建或已关闭。这绝不是对优先权要求或文件的答复。',
    remedy: '请稍后再试；Retry-After 指明时间。',
  },
  TLS_INVALID: {
    title: '无法提供 TLS',
    meaning: '`gateway.access.tls` 的证书、密钥或客户端签发机构无法读取或使用。',
    remedy: '请提供相互匹配且进程可读取的 PEM 文件。',
  },
  SIGNING_KEYS_INVALID: {
    title: '签名密钥无法读取',
    meaning: '用于签署结果的密钥文件已损坏，或进程无权读取。',
    remedy: '请从备份恢复 `signing-keys.json`：没有它就无法验证已签署的内容。',
  },
  PORT_IN_USE: {
    title: '端口已被占用',
    meaning: '另一进程正在监听网关应使用的地址。',
    remedy: '请停止该进程，或选择其他端口。',
  },
  ADDRESS_UNAVAILABLE: {
    title: '地址无法使用',
    meaning: '主机不是本机的地址，或该端口需要进程所没有的权限。',
    remedy: '请选择本机的地址和 1024 及以上的端口。',
  },
};

export const CHINESE_RECEIPT: ReceiptWords = {
  language: 'zh',
  receipt: '回执',
  proof: '文件存在于主管局日志之中的证明',
  document: '文件',
  subject: '所属',
  kind: '类别',
  kinds: {
    application: '申请',
    'priority-document': '优先权文件',
    publication: '公布',
    grant: '授权',
    extract: '登记簿副本',
    'status-event': '法律状态事件',
    'data-package': '数据包',
  },
  digest: '摘要',
  rawDigest: '字节的摘要',
  recorded: '登记',
  recordedAt: '上链时间',
  hearsay: '据回执所载；验证时会查询链',
  office: '主管局',
  statedAt: '主管局声明的时间',
  log: '日志',
  place: '在日志中的位置（从 0 起）',
  size: '当时的条目数',
  chain: '链',
  block: '区块',
  transaction: '交易',
  check: '如何验证回执',
  page: '页面',
  how: '方法',
  withCode:
    '请扫描下方的二维码（其中包含完整的回执），并在打开的页面上选择文件。摘要在您的设备上计算，文件不会被发送。这张纸本身不能证明任何事项；能够证明的是页面的验证结果。',
  withoutCode:
    '回执过长，无法放入二维码。请向主管局索取回执的电子文件，并在页面上将其与所涉文件一并选择。摘要在您的设备上计算，文件不会被发送。这张纸本身不能证明任何事项；能够证明的是页面的验证结果。',
  code: '在验证页面打开此回执的二维码',
};
