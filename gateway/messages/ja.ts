import type { ReceiptWords } from '#node/receipt-pdf.ts';
import type { Catalogue } from './en.ts';

export const JAPANESE: Catalogue = {
  JSON_MALFORMED: {
    title: '本文が使用できる JSON ではありません',
    meaning:
      '本文が空か途切れている、UTF-8 でない、JSON でない、入れ子が深すぎる、または同じ名前が重複しています。',
    remedy: 'UTF-8 の JSON 値を一つ、各オブジェクト内で名前を重複させずに送信してください。',
  },
  BODY_INVALID: {
    title: '本文が所定の形式ではありません',
    meaning: '項目の不足、未知の項目、または誤りがあります。それぞれ `invalidParams` に示します。',
    remedy: '`invalidParams` に示した項目を訂正してください。',
  },
  FORM_MALFORMED: {
    title: 'フォームを読み取れません',
    meaning: '本文は multipart/form-data とされていますが、途切れているか、空か、その形式ではありません。',
    remedy: '`document` と、必要に応じて `statement` の各部を、それぞれ境界文字列で閉じて送信してください。',
  },
  QUERY_INVALID: {
    title: 'クエリのパラメーターに誤りがあります',
    meaning: 'クエリのパラメーターに誤りがあります。`invalidParams` に示します。',
    remedy: '`invalidParams` に示したパラメーターを訂正してください。',
  },
  LAST_EVENT_INVALID: {
    title: '最後のイベントの ID が正しくありません',
    meaning: 'ヘッダー Last-Event-ID が、このストリームのイベントの形式 `<block>.<index>` ではありません。',
    remedy: '最後のイベントの ID を受信したとおりに送信するか、ヘッダーを省いて現在から始めてください。',
  },
  RECEIPT_INVALID: {
    title: '受領証ではありません',
    meaning: '受領証を読み取れません。形式が誤っているか、バージョンが不明です。何も検証されていません。',
    remedy: '発行されたとおりの受領証を送信してください。不明なバージョンには新しいゲートウェイが必要です。',
  },
  REQUEST_INCOMPLETE: {
    title: '要求が途中で終わりました',
    meaning: '予告された本文が届く前に接続が終わったか、長さが誤っていました。',
    remedy: '要求をもう一度送信してください。',
  },
  REQUEST_MALFORMED: {
    title: '要求を読み取れません',
    meaning: 'パスまたはヘッダーが正しい HTTP ではありません。',
    remedy: '要求を訂正し、パスをパーセントエンコードしてください。',
  },
  CREDENTIALS_MISSING: {
    title: '認証が必要です',
    meaning: 'この操作は匿名では利用できませんが、要求に認証情報がありません。',
    remedy: 'API キー、ベアラートークン、またはクライアント証明書を送信してください。',
  },
  CREDENTIALS_INVALID: {
    title: '認証情報が有効ではありません',
    meaning:
      'キー、トークン、または証明書が不明、偽造、期限切れ、他者宛て、または受け付けられない方法で示されています。',
    remedy: 'ゲートウェイを運営する官庁、またはその OpenID プロバイダーから新しいものを取得してください。',
  },
  ROLE_MISSING: {
    title: 'この操作は許可されていません',
    meaning: '認証情報は有効ですが、操作に必要な役割がありません。',
    remedy: 'ゲートウェイを運営する官庁に役割の付与を依頼してください。',
  },
  IDEMPOTENCY_KEY_INVALID: {
    title: '冪等キーが正しくありません',
    meaning: 'ヘッダー Idempotency-Key が空か、長すぎるか、表示可能な ASCII 以外の文字を含んでいます。',
    remedy: 'UUID など、表示可能な ASCII 文字を 1～128 字で送信してください。',
  },
  IDEMPOTENCY_CONFLICT: {
    title: '冪等キーはすでに使われています',
    meaning: '同じ Idempotency-Key が一日以内に別の本文で送られました。何も実行されていません。',
    remedy: '別の操作には新しいキーを、再度の問い合わせには同じ本文を使ってください。',
  },
  TOO_MANY_REQUESTS: {
    title: '要求が多すぎます',
    meaning: 'このゲートウェイが許す頻度を超えました。何も検索されていません。',
    remedy: 'Retry-After が示す時に再度お試しください。官庁に上限の高い認証情報を依頼できます。',
  },
  RESOURCE_NOT_FOUND: {
    title: 'このリソースはありません',
    meaning: 'このパスにゲートウェイのリソースはありません。',
    remedy: 'リソースの一覧をご覧ください。',
  },
  APPLICATION_NOT_KNOWN: {
    title: '官庁にこの出願はありません',
    meaning:
      'このゲートウェイを運営する官庁に、この ID の出願はありません。これはその官庁の担当者だけに示されます。',
    remedy: 'ID を確認するか、先に出願の文書を提出してください。',
  },
  ENTRY_NOT_KNOWN: {
    title: 'ログにこの記録はありません',
    meaning: 'このゲートウェイを運営する官庁のログはそれより短いものです。',
    remedy: '記録の番号を確認してください。',
  },
  CLAIM_NOT_KNOWN: {
    title: '出願にこの優先権主張はありません',
    meaning: '出願にこの優先権主張がないか、示された内容に当たるものが複数あります。',
    remedy: '先の出願と主張された出願日を、記録のとおりに示してください。',
  },
  RECEIPT_NOT_ISSUED: {
    title: '受領証はまだ発行されていません',
    meaning: '文書は保存されていますが、固定がまだ確定していません。',
    remedy: '後で再度お試しください。時期は Retry-After が示します。',
  },
  LOG_NOT_HERE: {
    title: 'ログはここに保持されていません',
    meaning:
      'このゲートウェイはこのログの記録を保持していません。官庁は自身のログを保持し、オブザーバーは保持しません。',
    remedy: 'その官庁のゲートウェイに問い合わせてください。所在は官庁のプロフィールにあります。',
  },
  METHOD_NOT_ALLOWED: {
    title: 'このリソースではこのメソッドを使えません',
    meaning: 'リソースはありますが、使えるメソッドは別です。ヘッダー Allow に示します。',
    remedy: 'Allow に示したメソッドを使ってください。',
  },
  NOT_ACCEPTABLE: {
    title: '受け入れ可能な形式がありません',
    meaning: 'ヘッダー Accept は、このリソースのどの形式も認めていません。',
    remedy: 'application/json を受け入れてください。',
  },
  ACTION_NOT_POSSIBLE: {
    title: '現在の状態ではできません',
    meaning: '出願、優先権主張、または記録の状態が、この操作を許しません。',
    remedy: 'まず状態を確認してください。済んだことは重ねて行われません。',
  },
  ACCESS_CODE_MISSING: {
    title: 'アクセスコードがありません',
    meaning: '必要なアクセスコードが官庁の保存領域にないか、削除されました。',
    remedy: 'コードを示すか、バックアップから復元してください。',
  },
  BODY_TOO_LARGE: {
    title: '本文が大きすぎます',
    meaning: '本文がこのリソースの受け付ける大きさを超えています。',
    remedy: '文書ではなく受領証とハッシュ値を送信してください。長い主張の一覧は分割してください。',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    title: 'このコンテンツタイプには対応していません',
    meaning: '本文が、コンテンツ符号化なしの UTF-8 の application/json とされていません。',
    remedy: '圧縮せずに Content-Type: application/json で送信してください。',
  },
  DOCUMENT_REFUSED: {
    title: '文書は受け付けられません',
    meaning:
      '文書は読み取られましたが、受け付けられません。理由はそれぞれ固有のコードとともに `invalidParams` にあります。',
    remedy: '文書を訂正するか、文書自体にない事項を申告してください。文書の内容は保存されていません。',
  },
  REQUEST_TIMEOUT: {
    title: '要求の到着に時間がかかりすぎました',
    meaning: 'ヘッダーまたは本文が時間内に届きませんでした。何も実行されていません。',
    remedy: 'より良い接続で要求をもう一度送信してください。',
  },
  HEADERS_TOO_LARGE: {
    title: 'ヘッダーが大きすぎます',
    meaning: '要求のヘッダーの合計が 16 KB を超えています。',
    remedy: 'ヘッダーを減らすか、短くしてください。',
  },
  DOCUMENT_UNREADABLE: {
    title: '文書を読み取れません',
    meaning:
      '整形式でないか、対応する標準に従っていないか、記録を含んでいません。所見のコードは `invalidParams` にあります。',
    remedy: 'ST.96、ST.36、ST.66、ST.86 の XML 文書、または JSON の優先権主張を送信してください。',
  },
  DOCUMENT_NOT_READ: {
    title: '文書は読み取られませんでした',
    meaning:
      '時間または大きさの制限に達したか、この文字符号化はここでは読み取れません。文書については何も示しません。',
    remedy: '優先権主張を JSON で送信してください。',
  },
  INTERNAL: {
    title: 'ゲートウェイに障害が発生しました',
    meaning:
      'ゲートウェイの障害です。内容は相関 ID とともにゲートウェイ自身のログに残り、回答には示されません。',
    remedy: '相関 ID を運営者に知らせてください。',
  },
  TOO_MANY_STREAMS: {
    title: 'ストリームが多すぎます',
    meaning: 'ゲートウェイが扱えるイベントストリームの上限に達したか、まもなく停止します。',
    remedy:
      '後で再度お試しいただくか、別のオブザーバーに問い合わせてください。時期は Retry-After が示します。',
  },
  BUSY: {
    title: 'ゲートウェイが混み合っています',
    meaning: '読み取り待ちの文書、または保持中の長い一覧が上限に達しています。',
    remedy: 'Retry-After が示す時に再度お試しいただくか、別のオブザーバーに問い合わせてください。',
  },
  SIGNING_UNAVAILABLE: {
    title: 'ゲートウェイは署名できません',
    meaning: '鍵のないゲートウェイに署名付きの結果が求められました。',
    remedy: '`signed` なしで問い合わせるか、/api/v1/keys に鍵を示すゲートウェイに問い合わせてください。',
  },
  ACCESS_UNAVAILABLE: {
    title: '現在、認証情報を確認できません',
    meaning:
      'キーの一覧またはトークンの発行者に問い合わせできませんでした。認証情報については何も示しません。',
    remedy: '後で再度お試しください。運営者はキーのファイルとプロバイダーのアドレスを確認してください。',
  },
  REGISTER_UNAVAILABLE: {
    title: '現在、登録簿に問い合わせできません',
    meaning:
      'まだブロックを追跡していないか、索引が再構築中または閉じられています。優先権主張や文書についての回答では決してありません。',
    remedy: '後で再度お試しください。時期は Retry-After が示します。',
  },
  TLS_INVALID: {
    title: 'TLS を提供できません',
    meaning: '`gateway.access.tls` の証明書、鍵、またはクライアント認証局を読み取れないか、使えません。',
    remedy: '対応する PEM ファイルで、プロセスが読み取れるものを指定してください。',
  },
  SIGNING_KEYS_INVALID: {
    title: '署名鍵を読み取れません',
    meaning: '結果に署名する鍵のファイルが壊れているか、プロセスに読み取り権限がありません。',
    remedy:
      '`signing-keys.json` をバックアップから復元してください。これがないと署名済みのものを検証できません。',
  },
  PORT_IN_USE: {
    title: 'ポートは使用中です',
    meaning: 'ゲートウェイが使うはずのアドレスで、別のプロセスが待ち受けています。',
    remedy: '別のプロセスを止めるか、別のポートを選んでください。',
  },
  ADDRESS_UNAVAILABLE: {
    title: 'アドレスを使えません',
    meaning: 'ホストがこの機械のアドレスでないか、ポートに必要な権限がプロセスにありません。',
    remedy: 'この機械のアドレスと、1024 以上のポートを選んでください。',
  },
};

export const JAPANESE_RECEIPT: ReceiptWords = {
  language: 'ja',
  receipt: '受領証',
  proof: '文書が官庁のログにあることの証明',
  document: '文書',
  subject: '対象',
  kind: '種別',
  kinds: {
    application: '出願',
    'priority-document': '優先権書類',
    publication: '公開公報',
    grant: '登録',
    extract: '登録簿の謄本',
    'status-event': '法的状態の変更',
    'data-package': 'データパッケージ',
  },
  digest: 'ハッシュ値',
  rawDigest: 'バイト列のハッシュ値',
  recorded: '記録',
  recordedAt: 'チェーン上の記録日時',
  hearsay: '受領証の記載による。検証ではチェーンに問い合わせます',
  office: '官庁',
  statedAt: '官庁が申告した日時',
  log: 'ログ',
  place: 'ログ内の位置（0 から）',
  size: 'その時点の記録数',
  chain: 'チェーン',
  block: 'ブロック',
  transaction: 'トランザクション',
  check: '受領証の検証方法',
  page: 'ページ',
  how: '手順',
  withCode:
    '下のコードには受領証の全体が入っています。コードを読み取り、開いたページで文書を選んでください。ハッシュ値はお使いの端末で計算され、文書は送信されません。この用紙だけでは何の証明にもなりません。証明となるのは、ページでの検証結果です。',
  withoutCode:
    '受領証が長すぎてコードに収まりません。官庁に受領証のファイルを求め、ページで文書と一緒に選んでください。ハッシュ値はお使いの端末で計算され、文書は送信されません。この用紙だけでは何の証明にもなりません。証明となるのは、ページでの検証結果です。',
  code: '検証ページでこの受領証を開く QR コード',
};
