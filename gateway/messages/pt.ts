import type { ReceiptWords } from '#node/receipt-pdf.ts';
import type { Catalogue } from './en.ts';

export const PORTUGUESE: Catalogue = {
  JSON_MALFORMED: {
    title: 'O corpo não é JSON utilizável',
    meaning:
      'O corpo está vazio ou cortado, não é UTF-8, não é JSON, está aninhado demais ou dá um nome duas vezes.',
    remedy: 'Envie um só valor JSON em UTF-8, cada nome uma só vez por objeto.',
  },
  BODY_INVALID: {
    title: 'O corpo não tem a forma esperada',
    meaning: 'Há campos que faltam, são desconhecidos ou errados; `invalidParams` nomeia cada um.',
    remedy: 'Corrija os campos nomeados em `invalidParams`.',
  },
  FORM_MALFORMED: {
    title: 'O formulário não pode ser lido',
    meaning: 'O corpo é declarado como multipart/form-data e está cortado, vazio ou não tem essa forma.',
    remedy:
      'Envie as partes `document` e, quando necessário, `statement`, cada uma terminada pelo delimitador.',
  },
  QUERY_INVALID: {
    title: 'A consulta tem um parâmetro errado',
    meaning: 'Um parâmetro da consulta está errado; `invalidParams` o nomeia.',
    remedy: 'Corrija os parâmetros nomeados em `invalidParams`.',
  },
  LAST_EVENT_INVALID: {
    title: 'O identificador do último evento não é válido',
    meaning: 'O cabeçalho Last-Event-ID não é `<block>.<index>`, como o têm os eventos deste fluxo.',
    remedy: 'Envie o identificador do último evento como veio, ou omita o cabeçalho para começar agora.',
  },
  RECEIPT_INVALID: {
    title: 'O recibo não é um recibo',
    meaning:
      'O recibo não pode ser lido: a forma está errada ou a versão é desconhecida. Nada foi verificado.',
    remedy: 'Envie o recibo como foi emitido. Uma versão desconhecida exige um gateway mais novo.',
  },
  REQUEST_INCOMPLETE: {
    title: 'A solicitação terminou antes da hora',
    meaning: 'A conexão terminou antes de chegar o corpo anunciado, ou o comprimento estava errado.',
    remedy: 'Envie a solicitação novamente.',
  },
  REQUEST_MALFORMED: {
    title: 'A solicitação não pode ser lida',
    meaning: 'O caminho ou um cabeçalho não é HTTP válido.',
    remedy: 'Corrija a solicitação; codifique o caminho com sinais de porcentagem.',
  },
  CREDENTIALS_MISSING: {
    title: 'São necessárias credenciais',
    meaning: 'A operação não é aberta a chamadas anônimas, e a solicitação não apresenta credenciais.',
    remedy: 'Envie uma chave de API, um token de portador ou um certificado de cliente.',
  },
  CREDENTIALS_INVALID: {
    title: 'As credenciais não são válidas',
    meaning:
      'A chave, o token ou o certificado é desconhecido, falsificado, vencido, de outra pessoa ou apresentado de modo não aceito.',
    remedy: 'Peça novas ao instituto que opera o gateway ou ao seu provedor OpenID.',
  },
  ROLE_MISSING: {
    title: 'Quem chama não pode fazer isto',
    meaning: 'As credenciais são boas, mas quem chama não tem nenhuma das funções que a operação exige.',
    remedy: 'Peça a função ao instituto que opera o gateway.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    title: 'A chave de idempotência não é válida',
    meaning:
      'O cabeçalho Idempotency-Key está vazio, é longo demais ou tem caracteres que não são ASCII visível.',
    remedy: 'Envie de 1 a 128 caracteres ASCII visíveis, como um UUID.',
  },
  IDEMPOTENCY_CONFLICT: {
    title: 'A chave de idempotência já foi usada',
    meaning: 'A mesma Idempotency-Key veio com outro corpo no prazo de um dia. Nada foi feito.',
    remedy: 'Use uma chave nova para outra ação, e o mesmo corpo ao perguntar de novo.',
  },
  TOO_MANY_REQUESTS: {
    title: 'Solicitações demais',
    meaning: 'O cliente perguntou mais vezes do que este gateway permite. Nada foi consultado.',
    remedy: 'Pergunte de novo quando Retry-After disser; peça ao instituto credenciais com limite maior.',
  },
  RESOURCE_NOT_FOUND: {
    title: 'Não há tal recurso',
    meaning: 'O gateway não tem recurso neste caminho.',
    remedy: 'Veja a lista de recursos.',
  },
  APPLICATION_NOT_KNOWN: {
    title: 'O instituto não tem esse pedido',
    meaning:
      'O instituto que opera este gateway não tem pedido com esse identificador. Só os seus operadores são informados.',
    remedy: 'Confira o identificador, ou entregue antes o documento do pedido.',
  },
  ENTRY_NOT_KNOWN: {
    title: 'O livro não tem esse lançamento',
    meaning: 'O livro do instituto que opera este gateway é mais curto.',
    remedy: 'Confira o número do lançamento.',
  },
  CLAIM_NOT_KNOWN: {
    title: 'O pedido não faz essa reivindicação',
    meaning: 'O pedido não faz essa reivindicação de prioridade, ou faz várias que correspondem ao indicado.',
    remedy: 'Indique o pedido anterior e a data reivindicada como estão registrados.',
  },
  RECEIPT_NOT_ISSUED: {
    title: 'O recibo ainda não foi emitido',
    meaning: 'O documento está guardado de forma durável, mas a ancoragem ainda não é definitiva.',
    remedy: 'Pergunte mais tarde; Retry-After diz quando.',
  },
  LOG_NOT_HERE: {
    title: 'O livro não é mantido aqui',
    meaning: 'O gateway não guarda lançamentos deste livro: um instituto mantém o seu, um observador nenhum.',
    remedy: 'Pergunte ao gateway do instituto; o perfil dele diz onde está.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'O recurso não aceita este método',
    meaning: 'O recurso existe e tem outros métodos; o cabeçalho Allow os enumera.',
    remedy: 'Use um método que conste de Allow.',
  },
  NOT_ACCEPTABLE: {
    title: 'Nenhum formato aceitável',
    meaning: 'O cabeçalho Accept não admite nenhum dos formatos deste recurso.',
    remedy: 'Aceite application/json.',
  },
  ACTION_NOT_POSSIBLE: {
    title: 'O estado não permite isto',
    meaning: 'O pedido, a reivindicação ou o lançamento está em um estado que não permite isto.',
    remedy: 'Veja primeiro o estado. O que já foi feito não é feito de novo.',
  },
  ACCESS_CODE_MISSING: {
    title: 'O código de acesso não está lá',
    meaning: 'O código de acesso necessário não está no armazenamento do instituto, ou foi eliminado.',
    remedy: 'Informe o código, ou recupere-o de uma cópia de segurança.',
  },
  BODY_TOO_LARGE: {
    title: 'O corpo é grande demais',
    meaning: 'O corpo é maior do que este recurso aceita.',
    remedy: 'Envie recibos e resumos, não documentos; divida uma lista longa de reivindicações.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    title: 'O tipo de conteúdo não é aceito',
    meaning: 'O corpo não é declarado como application/json em UTF-8 sem codificação de conteúdo.',
    remedy: 'Envie Content-Type: application/json, sem compressão.',
  },
  DOCUMENT_REFUSED: {
    title: 'O documento não é aceito',
    meaning: 'O documento foi lido e não é aceito; `invalidParams` traz cada motivo com código próprio.',
    remedy: 'Corrija o documento, ou declare o que ele mesmo não diz. Nada dele foi guardado.',
  },
  REQUEST_TIMEOUT: {
    title: 'A solicitação demorou demais para chegar',
    meaning: 'Os cabeçalhos ou o corpo não chegaram a tempo. Nada foi feito.',
    remedy: 'Envie a solicitação novamente, por uma conexão melhor.',
  },
  HEADERS_TOO_LARGE: {
    title: 'Os cabeçalhos são grandes demais',
    meaning: 'Os cabeçalhos da solicitação somam mais de 16 KB.',
    remedy: 'Envie menos cabeçalhos, ou mais curtos.',
  },
  DOCUMENT_UNREADABLE: {
    title: 'O documento não pode ser lido',
    meaning:
      'Não está bem formado, não segue nenhuma norma que se leia ou não contém registro algum. `invalidParams` traz o código da constatação.',
    remedy: 'Envie um documento XML segundo ST.96, ST.36, ST.66 ou ST.86, ou as reivindicações em JSON.',
  },
  DOCUMENT_NOT_READ: {
    title: 'O documento não foi lido',
    meaning:
      'Foi atingido um limite de tempo ou de tamanho, ou a codificação não é lida aqui. Isto nada diz do documento.',
    remedy: 'Envie as reivindicações em JSON.',
  },
  INTERNAL: {
    title: 'O gateway falhou',
    meaning:
      'Uma falha do gateway. O que houve está no registro interno dele, sob o identificador de correlação, nunca na resposta.',
    remedy: 'Comunique o identificador de correlação ao operador.',
  },
  TOO_MANY_STREAMS: {
    title: 'Fluxos demais',
    meaning: 'O gateway serve tantos fluxos de eventos quanto pode, ou está prestes a parar.',
    remedy: 'Pergunte mais tarde, ou a outro observador; Retry-After diz quando.',
  },
  BUSY: {
    title: 'O gateway tem trabalho demais',
    meaning: 'Não há mais lugar para documentos à espera de leitura nem para listas longas.',
    remedy: 'Pergunte de novo quando Retry-After disser, ou a outro observador.',
  },
  SIGNING_UNAVAILABLE: {
    title: 'O gateway não pode assinar',
    meaning: 'Foi pedido um resultado assinado a um gateway sem chave.',
    remedy: 'Pergunte sem `signed`, ou a um gateway que indique chaves em /api/v1/keys.',
  },
  ACCESS_UNAVAILABLE: {
    title: 'As credenciais não podem ser verificadas agora',
    meaning:
      'Não foi possível consultar a lista de chaves ou o emissor dos tokens. Isto nada diz das credenciais.',
    remedy: 'Pergunte mais tarde. O operador deve ver o arquivo de chaves e o endereço do provedor.',
  },
  REGISTER_UNAVAILABLE: {
    title: 'O registro não pode ser consultado agora',
    meaning:
      'Nenhum bloco foi seguido ainda, ou o índice está sendo reconstruído ou fechado. Isto nunca é uma resposta sobre uma reivindicação ou um documento.',
    remedy: 'Pergunte mais tarde; Retry-After diz quando.',
  },
  TLS_INVALID: {
    title: 'Não é possível oferecer TLS',
    meaning:
      'O certificado, a chave ou as autoridades dos clientes de `gateway.access.tls` não podem ser lidos ou usados.',
    remedy: 'Indique arquivos PEM que combinem e que o processo possa ler.',
  },
  SIGNING_KEYS_INVALID: {
    title: 'As chaves de assinatura não podem ser lidas',
    meaning:
      'O arquivo das chaves com que se assinam os resultados está danificado, ou o processo não pode lê-lo.',
    remedy:
      'Recupere `signing-keys.json` de uma cópia de segurança: sem ele o que foi assinado não pode ser verificado.',
  },
  PORT_IN_USE: {
    title: 'A porta está ocupada',
    meaning: 'Outro processo escuta no endereço que o gateway deveria usar.',
    remedy: 'Encerre o outro processo, ou escolha outra porta.',
  },
  ADDRESS_UNAVAILABLE: {
    title: 'O endereço não pode ser usado',
    meaning: 'O host não é um endereço desta máquina, ou a porta exige um privilégio que falta ao processo.',
    remedy: 'Escolha um endereço desta máquina e uma porta a partir de 1024.',
  },
};

export const PORTUGUESE_RECEIPT: ReceiptWords = {
  language: 'pt',
  receipt: 'Recibo',
  proof: 'Prova de que um documento consta do livro de um instituto',
  document: 'Documento',
  subject: 'Pertence a',
  kind: 'Espécie',
  kinds: {
    application: 'Pedido',
    'priority-document': 'Documento de prioridade',
    publication: 'Publicação',
    grant: 'Concessão',
    extract: 'Extrato do registro',
    'status-event': 'Evento de situação',
    'data-package': 'Pacote de dados',
  },
  digest: 'Resumo criptográfico',
  rawDigest: 'Resumo dos bytes',
  recorded: 'Registro',
  recordedAt: 'Na cadeia desde',
  hearsay: 'segundo o recibo; a verificação pergunta à cadeia',
  office: 'Instituto',
  statedAt: 'Declarado pelo instituto',
  log: 'Livro',
  place: 'Posição no livro, a partir de 0',
  size: 'Lançamentos até então',
  chain: 'Cadeia',
  block: 'Bloco',
  transaction: 'Transação',
  check: 'Para verificar',
  page: 'Página',
  how: 'Como',
  withCode:
    'Leia o código abaixo, que contém o recibo inteiro, e escolha o documento na página que se abre. O resumo dele é calculado no seu dispositivo e o documento não é enviado. Esta folha por si só não prova nada; o que a página constata, sim.',
  withoutCode:
    'O recibo é longo demais para um código. Peça o arquivo ao instituto e escolha-o na página com o documento. O resumo do documento é calculado no seu dispositivo e o documento não é enviado. Esta folha por si só não prova nada; o que a página constata, sim.',
  code: 'Código QR que abre este recibo na página de verificação',
};
