// Written by `npm run generate` from gateway/openapi.generated.json.
/**
 * access code of the earlier application, from the applicant; the sign that checks it may follow, and is no pattern
 */
export type AccessCode = string;
/**
 * application id <office>.<right type>.<canonical number>
 */
export type ApplicationId = string;
/**
 * WIPO ST.3 code of an office
 */
export type OfficeCode = string;
/**
 * right type: P patent, U utility model, T trademark, D industrial design, S supplementary protection certificate, V plant variety, G geographical indication, L layout-design
 */
export type RightType = 'P' | 'U' | 'T' | 'D' | 'S' | 'V' | 'G' | 'L';
/**
 * number as written by the office or the applicant
 */
export type NumberAsWritten = string;
/**
 * calendar date yyyy-mm-dd, or as much of it as was given: yyyy-mm, yyyy
 */
export type PartialDate = string;
/**
 * 32 bytes, lower-case hexadecimal
 */
export type Hash = string;
/**
 * calendar date yyyy-mm-dd, local to the office
 */
export type Date = string;
/**
 * document digest, <profile>:<SHA-256>
 */
export type Digest = string;
/**
 * UTC time to the second, yyyy-mm-ddThh:mm:ssZ
 */
export type Time = string;
/**
 * digests of one document, at most one for each profile
 *
 * @minItems 1
 * @maxItems 2
 */
export type DigestBag = Digest[];
/**
 * any JSON without fractions
 */
export type PlainJson =
  | string
  | number
  | boolean
  | null
  | PlainJson[]
  | {
      [k: string]: PlainJson;
    };
/**
 * ST.96 PriorityStatusCategory, as its office decided
 */
export type PriorityStatus =
  'Claimed' | 'Abandoned' | 'Accepted' | 'PartiallyRefused' | 'Refused' | 'Undefined';
export type CheckPriorityClaimsAnswer =
  | (
      | {
          asOf: AsOf;
          freshness: Freshness;
          laterApplication?: LaterApplicationCheck;
          /**
           * one for each claim, in the order of the request
           */
          priorityCheckBag: PriorityCheck[];
          /**
           * JWS in compact form: its payload is this answer without this member, with `iat` and the question; keys are at /api/v1/keys
           */
          signedResult?: string;
        }
      | {
          asOf: AsOf;
          freshness: Freshness;
          document: {
            /**
             * of what was sent: it is not kept
             */
            documentDigestBag: Digest[];
            /**
             * which reader read it
             */
            standard: 'st96' | 'st36' | 'st66' | 'st86';
            /**
             * whose form of the standard it is
             */
            dialect: string;
            /**
             * as written
             */
            version?: string;
            /**
             * about the document as a whole
             */
            readingBag: ReadingFinding[];
          };
          /**
           * one for each record of the document, in its order
           */
          checkSetBag: DocumentCheckSet[];
          /**
           * JWS in compact form: its payload is this answer without this member, with `iat` and the question; keys are at /api/v1/keys
           */
          signedResult?: string;
        }
    )
  | PriorityCheckJobState;
export type HandInDocumentAnswer = {
  /**
   * known: the same document was acknowledged before
   */
  status: 'accepted' | 'known';
  /**
   * place of the entry in the log of the office
   */
  leafIndex: number;
  applicationCount: number;
  /**
   * the first 100
   */
  applicationIdBag: string[];
  /**
   * records of a package that are not taken; given again they are tried again
   */
  notTakenCount: number;
  /**
   * the first 100
   */
  notTakenBag: {
    /**
     * in the document, as local names
     */
    path: string;
    /**
     * as written, masked
     */
    applicationNumber?: string;
    refusalBag: {
      code: string;
      message: string;
      where?: string;
    }[];
  }[];
  /**
   * what the quality report of the document has
   */
  quality: {
    errorCount: number;
    warningCount: number;
    infoCount: number;
  };
};

export interface ApplicationNamed {
  office: OfficeCode;
  rightType?: RightType;
  applicationNumber: NumberAsWritten;
  filingDate?: PartialDate;
  sealedKey?: Hash;
}
/**
 * an application as the register has it
 */
export interface ApplicationRecord {
  office: OfficeCode;
  key: Hash;
  state: 'sealed' | 'open';
  /**
   * open records only
   */
  applicationId?: string;
  rightType: RightType;
  filingDate: Date;
  documentDigest?: Digest;
  withdrawn: boolean;
  withdrawnAt?: Time;
  recordedAt: Time;
  openedAt?: Time;
  /**
   * number of corrections
   */
  revision: number;
  revisedAt?: Time;
  /**
   * block of the last change
   */
  blockNumber: number;
  transactionHash: Hash;
}
/**
 * the block that the answer is true for
 */
export interface AsOf {
  /**
   * EIP-155 chain id, decimal
   */
  chainId: string;
  /**
   * block number
   */
  blockNumber: number;
  blockHash: Hash;
  blockTime: Time;
}
/**
 * right type → number of records; types without any are left out
 */
export interface CountByRightType {
  [k: string]: number;
}
export interface DocumentCheckSet {
  /**
   * of the record in the document
   */
  path: string;
  office?: OfficeCode;
  rightType?: RightType;
  /**
   * as written in the document
   */
  applicationNumber?: string;
  filingDate?: Date;
  /**
   * about the record
   */
  readingBag: ReadingFinding[];
  laterApplication?: LaterApplicationCheck;
  /**
   * false: office, right type or filing date are missing, and without them nothing can be checked
   */
  checked: boolean;
  priorityCheckBag: {
    office?: OfficeCode;
    /**
     * as written in the request
     */
    applicationNumber?: string;
    verdict: 'confirmed' | 'contradicted' | 'not-recorded' | 'needs-review';
    /**
     * proven since: recorded before the later filing; otherwise it is the word of the office
     */
    basis?: 'proven since' | 'stated by the office';
    /**
     * what the number can mean, the most likely first
     */
    applicationIdBag: string[];
    findingBag: PriorityFinding[];
    evidence?: RecordEvidence;
    /**
     * of the claim in the document
     */
    path: string;
    /**
     * as claimed
     */
    filingDate?: string;
    readingBag: ReadingFinding[];
  }[];
}
/**
 * what was noticed while the document was read
 */
export interface ReadingFinding {
  /**
   * of the catalogue of findings
   */
  code: string;
  severity: 'info' | 'warning' | 'error';
  /**
   * for people; may change
   */
  message: string;
  /**
   * where in the document
   */
  path?: string;
}
export interface LaterApplicationCheck {
  /**
   * what its number means, where that is one thing
   */
  applicationId?: string;
  /**
   * its document beside its own record; they touch no verdict
   */
  findingBag: PriorityFinding[];
  evidence?: RecordEvidence;
}
export interface PriorityFinding {
  code:
    | 'OFFICE_UNKNOWN'
    | 'OFFICE_FORMER'
    | 'OFFICE_NOT_PARTICIPATING'
    | 'OFFICE_NOT_ACTIVE'
    | 'NUMBER_READ'
    | 'NUMBER_AMBIGUOUS'
    | 'NUMBER_REFUSED'
    | 'NUMBER_RULE_SUPERSEDED'
    | 'NUMBER_NOTE'
    | 'CLAIM_INCOMPLETE'
    | 'NOT_RECORDED'
    | 'WRONG_OFFICE_CANDIDATE'
    | 'RECORD_FOUND'
    | 'RECORD_FOUND_BY_OTHER_READING'
    | 'SEALED_RECORD_FOUND'
    | 'SEALED_KEY_OF_ANOTHER'
    | 'PROVEN_SINCE'
    | 'STATED_BY_OFFICE'
    | 'DATE_EQUAL'
    | 'DATE_DIFFERENT'
    | 'RIGHT_TYPE_CORRECTED'
    | 'REGIME_GENERAL'
    | 'DATE_PARTIAL'
    | 'SAME_DAY'
    | 'AFTER_FILING'
    | 'RIGHT_TYPE_EQUAL'
    | 'RIGHT_TYPE_COMPATIBLE'
    | 'RIGHT_TYPE_INCOMPATIBLE'
    | 'WITHIN_PERIOD'
    | 'LAST_DAY'
    | 'WITHIN_EXTENDED_PERIOD'
    | 'EXTENSION_UNCERTAIN'
    | 'LATE_RESTORABLE'
    | 'LATE'
    | 'PERIOD_UNKNOWN'
    | 'CALENDAR_UNKNOWN'
    | 'CHAIN_REQUIRED'
    | 'CHAIN_FOLLOWED'
    | 'NOT_FIRST_FILING_SUSPECTED'
    | 'TAKEN_AS_FIRST_FILING'
    | 'UNION_NOT_ESTABLISHED'
    | 'DOMESTIC_CLAIM'
    | 'CLAIM_CORRECTABLE_UNTIL'
    | 'DIGEST_EQUAL'
    | 'DIGEST_DIFFERENT'
    | 'DIGEST_NOT_RECORDED'
    | 'DIGEST_NOT_COMPARABLE'
    | 'DIGEST_NOT_IN_SEAL'
    | 'WITHDRAWN'
    | 'WITHDRAWN_AFTER_FILING'
    | 'CORRECTED_BEFORE_FILING'
    | 'CORRECTED_AFTER_FILING'
    | 'CLAIM_DECLARED'
    | 'CLAIM_DECLARED_SEALED';
  severity: 'info' | 'warning' | 'error';
  /**
   * for people; may change
   */
  message: string;
  /**
   * the rule it is measured by
   */
  legalBasis: string;
  /**
   * values side by side, each by whose it is
   */
  compared?: {
    claim?: string;
    /**
     * what the number of the claim means
     */
    reading?: string;
    laterApplication?: string;
    register?: string;
    /**
     * filing date of the application whose date the later one keeps
     */
    parent?: string;
    /**
     * of the limit that the finding is about
     */
    lastDay?: string;
    /**
     * on which the months end, where closed days or a decision moved the last day
     */
    periodEnd?: string;
    /**
     * until when the later filing can be for the right to be restored
     */
    restorableUntil?: string;
  };
  /**
   * what the number rules found
   */
  rule?:
    | 'OFFICE_MISSING'
    | 'OFFICE_UNKNOWN'
    | 'OFFICE_FORMER'
    | 'NUMBER_MISSING'
    | 'NUMBER_REFUSED'
    | 'NUMBER_SEVERAL'
    | 'NUMBER_FORMS_DIFFER'
    | 'NUMBER_AMBIGUOUS'
    | 'NUMBER_INCOMPLETE'
    | 'NUMBER_PUBLICATION'
    | 'NUMBER_RULE_UNKNOWN'
    | 'NUMBER_RULE_SUPERSEDED'
    | 'NUMBER_CHARACTERS'
    | 'NUMBER_OFFICE_INSIDE'
    | 'NUMBER_CHECK_DIGIT'
    | 'NUMBER_YEAR'
    | 'NUMBER_PART_DROPPED'
    | 'NUMBER_OTHER_OFFICE'
    | 'DATE_IMPOSSIBLE'
    | 'DATE_PARTIAL'
    | 'DATE_OFFSET'
    | 'DATE_SEVERAL'
    | 'DATE_MISSING'
    | 'FILING_DATE_MISSING'
    | 'FILING_DATE_PARTIAL'
    | 'CLAIM_REPEATED'
    | 'RECORD_DELETED'
    | 'READ_AS'
    | 'VERSION_MISSING'
    | 'VERSION_MIXED'
    | 'PREFIX_REBOUND';
  /**
   * what a finding of the period rests on
   */
  evidence?: {
    /**
     * the table of law that judged
     */
    regime: 'paris' | 'pct' | 'epc' | 'us' | 'cn' | 'jp' | 'kr' | 'eutm' | 'rcd' | 'hague' | 'madrid';
    /**
     * office and year of the closed days that were looked at
     */
    calendar?: string;
    /**
     * that extended the limit
     */
    decision?: string;
    /**
     * where it was published
     */
    citation?: string;
  };
  /**
   * what would resolve it
   */
  resolution?: string;
}
/**
 * the record of the register that the findings are about
 */
export interface RecordEvidence {
  office: OfficeCode;
  key: Hash;
  state: 'sealed' | 'open';
  /**
   * open records only
   */
  applicationId?: string;
  rightType: RightType;
  filingDate: Date;
  recordedAt: Time;
  /**
   * number of corrections
   */
  revision: number;
  revisedAt?: Time;
  /**
   * block of the last change
   */
  blockNumber: number;
  transactionHash: Hash;
}
/**
 * what the document does not say itself
 */
export interface DocumentStatement {
  applicationId?: ApplicationId;
  kind?: 'application' | 'priority-document' | 'publication' | 'grant' | 'extract' | 'status-event';
  filingDate?: Date;
  /**
   * takes the place of an earlier document of first filing
   */
  correction?: boolean;
  /**
   * of earlier applications, as the applicant gave them
   */
  accessCodes?: {
    [k: string]: AccessCode;
  };
}
/**
 * how old the data is that the answer rests on
 */
export interface Freshness {
  /**
   * whether the index follows the chain; unknown: the chain could not be asked
   */
  state: 'current' | 'behind' | 'unknown';
  /**
   * blocks that the chain is ahead; null: could not be asked
   */
  blocksBehind: number | null;
  /**
   * seconds since the block of asOf; a quiet chain may make no blocks
   */
  ageSeconds: number;
  officeBag: {
    office: OfficeCode;
    /**
     * as the directory has it
     */
    participation: 'active' | 'suspended' | 'removed' | 'none';
    lastWriteAt?: Time;
  }[];
}
/**
 * how the offices decide
 */
export interface Governance {
  /**
   * one-account: a chain for trying out, where nobody votes and no office has a validator
   */
  decidedBy: 'offices' | 'one-account';
  readAt: Time;
  /**
   * seconds since then
   */
  ageSeconds: number;
  /**
   * newest block of the chain when it was read
   */
  blockNumber: number;
  /**
   * offices that have a vote
   */
  memberCount: number;
  /**
   * as the offices agreed on them
   */
  validatorBag: {
    office: OfficeCode;
    /**
     * 40 hexadecimal digits
     */
    address: string;
  }[];
  /**
   * what waits for votes or to be carried out, the newest first
   *
   * @maxItems 50
   */
  proposalBag: Proposal[];
  /**
   * whether there are more proposals than were looked at
   */
  isPart: boolean;
}
/**
 * what member offices vote on
 */
export interface Proposal {
  proposalId: Hash;
  /**
   * as its proposer wrote it, fit to be shown; may be cut
   */
  reason: string;
  /**
   * what is carried out, call by call, in English words made from the bytes that are voted on
   */
  callBag: string[];
  /**
   * a suspension for a time, which needs fewer votes
   */
  isEmergency: boolean;
  /**
   * pending: voted on from the next second; decided: enough votes, not yet carried out
   */
  state: 'pending' | 'open' | 'decided';
  forCount: number;
  againstCount: number;
  abstainCount: number;
  /**
   * votes for it that are enough, of the members that there are now
   */
  neededCount: number;
  /**
   * null: it could not be told, for the votes did not add up to the counts, as when one was just cast
   */
  rollCall: RollCall | null;
  /**
   * block number
   */
  proposedInBlock: number;
  votingUntil: Time;
  executableUntil: Time;
}
/**
 * which member office voted how, each once, ascending by code
 */
export interface RollCall {
  forBag: OfficeCode[];
  againstBag: OfficeCode[];
  abstainBag: OfficeCode[];
  /**
   * could have voted, and are members now
   */
  notVotedBag: OfficeCode[];
}
/**
 * for who may know the application, if it is not published
 */
export interface IssuedExtract {
  applicationId: string;
  json: {
    /**
     * its entry in the log of the office; there its receipt is, once it is final
     */
    leafIndex: number;
    fileName: string;
    digest: Digest;
    /**
     * the machine-readable extract, as it is digested: keep it byte for byte
     */
    text: string;
  };
  pdf: {
    /**
     * its entry in the log of the office; there its receipt is, once it is final
     */
    leafIndex: number;
    fileName: string;
    digest: Digest;
    /**
     * the same for people, with a QR code
     */
    base64: string;
  };
}
export interface LogEntryRequest {
  documentDigestBag?: DigestBag;
  applicationId?: ApplicationId;
  sealedKey?: Hash;
}
/**
 * an application as its office knows it; what is new in it is sent to the chain after the answer
 */
export interface OwnApplication {
  applicationId: ApplicationId;
  state: 'sealed' | 'open';
  filingDate: Date;
  withdrawn: boolean;
  /**
   * null: not published; empty: no number was given
   */
  publicationNumber: string | null;
  /**
   * its entries in the log of the office
   */
  leafIndexBag: number[];
  priorityClaimBag: {
    earlierApplicationId: string;
    /**
     * null: not given in full
     */
    claimedDate: Date | null;
    /**
     * held: waits for a code or publication; sealed: declared under the code; open: for all
     */
    state: 'held' | 'sealed' | 'open';
    /**
     * as the office decided last; null: not yet
     */
    status: ('Claimed' | 'Abandoned' | 'Accepted' | 'PartiallyRefused' | 'Refused' | 'Undefined') | null;
    withdrawn: boolean;
  }[];
}
export interface PriorityCheck {
  office?: OfficeCode;
  /**
   * as written in the request
   */
  applicationNumber?: string;
  verdict: 'confirmed' | 'contradicted' | 'not-recorded' | 'needs-review';
  /**
   * proven since: recorded before the later filing; otherwise it is the word of the office
   */
  basis?: 'proven since' | 'stated by the office';
  /**
   * what the number can mean, the most likely first
   */
  applicationIdBag: string[];
  findingBag: PriorityFinding[];
  evidence?: RecordEvidence;
}
export interface PriorityCheckJobState {
  /**
   * of the job; only who sent it can read it
   */
  requestId: string;
  /**
   * pending: ask again; error: nothing was found out, `code` says why
   */
  requestStatusCategory: 'pending' | 'success' | 'error';
  receivedAt: Time;
  keptUntil: Time;
  claimQuantity: number;
  /**
   * claims that were checked so far
   */
  checkedQuantity: number;
}
export interface PriorityClaim {
  office: OfficeCode;
  rightType?: RightType;
  applicationNumber: NumberAsWritten;
  filingDate: PartialDate;
  documentDigestBag?: DigestBag;
  /**
   * derived from the access code by the client itself
   */
  keys?: {
    sealedKey: Hash;
    blinding?: Hash;
    /**
     * keys of the claims declared under the access code
     *
     * @maxItems 32
     */
    claimKeyBag?: Hash[];
  };
  /**
   * only where the office configured its gateway to take codes; otherwise send `keys`
   */
  accessCode?: string;
}
/**
 * a priority claim as the register has it
 */
export interface PriorityClaimRecord {
  claimId: Hash;
  earlierKey: Hash;
  laterKey: Hash;
  office: OfficeCode;
  claimedDate?: Date;
  status: PriorityStatus;
  declaredAt: Time;
  sealedSince?: Time;
  decidedAt?: Time;
  withdrawnAt?: Time;
}
/**
 * why a request was refused (RFC 9457)
 */
export interface Problem {
  /**
   * path of the description of this kind of problem
   */
  type: string;
  /**
   * the same for every problem of this type
   */
  title: string;
  /**
   * the HTTP status
   */
  status: number;
  /**
   * what is wrong here; never a value that was sent
   */
  detail: string;
  /**
   * stable code
   */
  code: string;
  /**
   * also in the header X-Correlation-Id and in the log of the gateway
   */
  correlationId: string;
  invalidParams?: {
    /**
     * path of the field, such as priorityClaimBag[0].filingDate
     */
    name: string;
    /**
     * what is expected there
     */
    reason: string;
  }[];
}
export interface Receipt {
  /**
   * version of this form
   */
  v: 1;
  /**
   * the exact text that was hashed: canonical JSON (RFC 8785) of a closed set of members
   */
  entry: string;
  /**
   * place of the entry in the log, from 0
   */
  leafIndex: number;
  /**
   * leaves under the anchored head
   */
  treeSize: number;
  /**
   * hashes from the leaf's sibling up
   *
   * @maxItems 53
   */
  inclusionPath: Hash[];
  /**
   * where the head was found: hints, a mismatch is a note
   */
  anchor: {
    /**
     * block number
     */
    blockNumber: number;
    blockHash: Hash;
    transactionHash: Hash;
    recordedAt: Time;
  };
  /**
   * proof of the head itself, for who cannot ask the chain; left alone here
   */
  chainProof?: {
    [k: string]: PlainJson;
  };
}
/**
 * a receipt for people
 */
export interface ReceiptSheet {
  /**
   * place of the entry in the log of the office
   */
  leafIndex: number;
  fileName: string;
  /**
   * the PDF
   */
  base64: string;
}
/**
 * the member `statement` of the extract in hand, unchanged: is it what the register says now? It holds keys, no numbers
 */
export interface RegisterStatement {
  asOf: AsOf;
  office: OfficeCode;
  openKey: Hash;
  sealedKey: Hash | null;
  state: 'sealed' | 'open';
  rightType: RightType;
  profile: 'raw' | 'c14n' | 'none';
  digest: Hash;
  filingDate: Date;
  recordedAt: Time;
  revision: number;
  revisedAt: Time | null;
  withdrawn: boolean;
  withdrawnAt: Time | null;
  /**
   * @maxItems 1000
   */
  claimsOnBag: {
    claimId: Hash;
    earlierKey: Hash;
    laterKey: Hash;
    claimedDate: Date | null;
    office: OfficeCode;
    status: 'Claimed' | 'Abandoned' | 'Accepted' | 'PartiallyRefused' | 'Refused' | 'Undefined';
    declaredAt: Time;
    decidedAt: Time | null;
    withdrawnAt: Time | null;
  }[];
  /**
   * @maxItems 1000
   */
  claimsByBag: {
    claimId: Hash;
    earlierKey: Hash;
    laterKey: Hash;
    claimedDate: Date | null;
    office: OfficeCode;
    status: 'Claimed' | 'Abandoned' | 'Accepted' | 'PartiallyRefused' | 'Refused' | 'Undefined';
    declaredAt: Time;
    decidedAt: Time | null;
    withdrawnAt: Time | null;
  }[];
  /**
   * @maxItems 1000
   */
  sealedClaimsOnBag: {
    claimKey: Hash;
    office: OfficeCode;
    status: 'Claimed' | 'Abandoned' | 'Accepted' | 'PartiallyRefused' | 'Refused' | 'Undefined';
    declaredAt: Time;
    decidedAt: Time | null;
    withdrawnAt: Time | null;
  }[];
  /**
   * @maxItems 1000
   */
  sealedClaimsByBag: {
    claimKey: Hash;
    office: OfficeCode;
    status: 'Claimed' | 'Abandoned' | 'Accepted' | 'PartiallyRefused' | 'Refused' | 'Undefined';
    declaredAt: Time;
    decidedAt: Time | null;
    withdrawnAt: Time | null;
  }[];
  nextClaimKey: Hash | null;
}
/**
 * RFC 7517
 */
export interface SigningKey {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  kid: string;
  use: 'sig';
  alg: 'EdDSA';
}
export interface VerificationRequest {
  receipt?: Receipt;
  documentDigestBag?: DigestBag;
  /**
   * the application that the document is thought to belong to
   */
  application?: {
    office: OfficeCode;
    rightType?: RightType;
    applicationNumber: NumberAsWritten;
    /**
     * derived from the access code by the client itself; the code is never sent
     */
    keys?: {
      sealedKey: Hash;
      blinding?: Hash;
    };
  };
  statement?: RegisterStatement;
}
export interface CheckPriorityClaimsRequest {
  query?: {
    signed?: 'true' | 'false';
  };
  body?: {
    laterApplication: {
      office: OfficeCode;
      rightType: RightType;
      filingDate: Date;
      applicationNumber?: NumberAsWritten;
      documentDigestBag?: DigestBag;
      /**
       * by which treaty it was filed; without it the law of its office judges
       */
      route?: 'national' | 'PCT' | 'Hague' | 'Madrid';
      receivingOffice?: OfficeCode;
      /**
       * how it came from an earlier application of its own family
       */
      relation?: 'divisional' | 'continuation' | 'continuation-in-part' | 'conversion' | 'national-phase';
      parentFilingDate?: Date;
    };
    /**
     * @minItems 1
     * @maxItems 20000
     */
    priorityClaimBag: PriorityClaim[];
    /**
     * the answer comes with a signature, to go on file; for at most 1000 claims
     */
    signed?: boolean;
  };
}
export interface ReadPriorityCheckJobRequest {
  params: {
    id: string;
  };
  query?: {
    limit?: string;
    offset?: string;
    count?: 'true' | 'false';
  };
}
export interface ReadPriorityCheckJobAnswer {
  /**
   * of the job; only who sent it can read it
   */
  requestId: string;
  /**
   * pending: ask again; error: nothing was found out, `code` says why
   */
  requestStatusCategory: 'pending' | 'success' | 'error';
  receivedAt: Time;
  keptUntil: Time;
  claimQuantity: number;
  /**
   * claims that were checked so far
   */
  checkedQuantity: number;
  /**
   * of the problem, when it ended in one
   */
  code?:
    | 'JSON_MALFORMED'
    | 'BODY_INVALID'
    | 'FORM_MALFORMED'
    | 'QUERY_INVALID'
    | 'LAST_EVENT_INVALID'
    | 'RECEIPT_INVALID'
    | 'REQUEST_INCOMPLETE'
    | 'REQUEST_MALFORMED'
    | 'CREDENTIALS_MISSING'
    | 'CREDENTIALS_INVALID'
    | 'ROLE_MISSING'
    | 'IDEMPOTENCY_KEY_INVALID'
    | 'IDEMPOTENCY_CONFLICT'
    | 'TOO_MANY_REQUESTS'
    | 'RESOURCE_NOT_FOUND'
    | 'APPLICATION_NOT_KNOWN'
    | 'ENTRY_NOT_KNOWN'
    | 'CLAIM_NOT_KNOWN'
    | 'RECEIPT_NOT_ISSUED'
    | 'LOG_NOT_HERE'
    | 'METHOD_NOT_ALLOWED'
    | 'NOT_ACCEPTABLE'
    | 'ACTION_NOT_POSSIBLE'
    | 'ACCESS_CODE_MISSING'
    | 'BODY_TOO_LARGE'
    | 'CONTENT_TYPE_UNSUPPORTED'
    | 'DOCUMENT_REFUSED'
    | 'REQUEST_TIMEOUT'
    | 'HEADERS_TOO_LARGE'
    | 'DOCUMENT_UNREADABLE'
    | 'DOCUMENT_NOT_READ'
    | 'INTERNAL'
    | 'TOO_MANY_STREAMS'
    | 'BUSY'
    | 'SIGNING_UNAVAILABLE'
    | 'ACCESS_UNAVAILABLE'
    | 'REGISTER_UNAVAILABLE';
  asOf?: AsOf;
  freshness?: Freshness;
  /**
   * as asked for
   */
  limit: number;
  /**
   * as asked for
   */
  offset: number;
  /**
   * only with count=true
   */
  totalCount?: number;
  /**
   * in the order of the claims, when it succeeded
   */
  priorityCheckBag?: PriorityCheck[];
}
export interface ListSigningKeysRequest {}
export interface ListSigningKeysAnswer {
  /**
   * the one that signs now first, then those that did; none: it signs nothing
   */
  keys: SigningKey[];
}
export interface VerifyDocumentRequest {
  body: VerificationRequest;
}
export interface VerifyDocumentAnswer {
  asOf: AsOf;
  freshness: Freshness;
  verdict: 'verified' | 'contradicted' | 'not-recorded' | 'incomplete';
  /**
   * one for each step taken, in order
   */
  findingBag: {
    code:
      | 'RECEIPT_READABLE'
      | 'LOG_EXPECTED'
      | 'SUBJECT_EXPECTED'
      | 'ISSUER_COMPETENT'
      | 'DOCUMENT_EQUAL'
      | 'HEAD_ANCHORED'
      | 'LEAF_INCLUDED'
      | 'ANCHOR_AS_STATED'
      | 'HEAD_IN_FORCE'
      | 'KEY_AUTHORISED'
      | 'KEY_TRUSTED'
      | 'NOT_REVOKED'
      | 'APPLICATION_RECORDED'
      | 'DIGEST_RECORDED'
      | 'NOT_WITHDRAWN'
      | 'EXTRACT_OF_SUBJECT'
      | 'EXTRACT_CURRENT'
      | 'EXTRACT_SUPERSEDED'
      | 'FINAL';
    /**
     * note: decides nothing; unknown: could not be found out; absent: looked for and not there
     */
    result: 'holds' | 'note' | 'unknown' | 'absent' | 'fails';
    /**
     * for people; may change
     */
    message: string;
    /**
     * code of the protocol error behind it
     */
    reason?: string;
    evidence?: {
      [k: string]: string | number;
    };
  }[];
  /**
   * what the receipt says; believe it when the verdict is verified
   */
  entry?: {
    /**
     * <chain id>/<DocumentLog address>/<office>/<log number>
     */
    log: string;
    kind:
      | 'application'
      | 'priority-document'
      | 'publication'
      | 'grant'
      | 'extract'
      | 'status-event'
      | 'data-package';
    /**
     * application id, or the office of a data package
     */
    subject: string;
    digest: Digest;
    mediaType: string;
    issuedAt: Time;
  };
  /**
   * the anchored tree head that the receipt was checked against
   */
  head?: {
    office: OfficeCode;
    logNumber: number;
    treeSize: number;
    root: Hash;
    recordedAt: Time;
    /**
     * address of the key that recorded it, 40 hexadecimal digits
     */
    key: string;
    /**
     * block number
     */
    blockNumber: number;
    blockHash: Hash;
    transactionHash: Hash;
  };
}
export interface ReadNumbersRequest {
  body: {
    /**
     * @minItems 1
     * @maxItems 1000
     */
    numberBag: {
      office: OfficeCode;
      rightType?: RightType;
      applicationNumber: NumberAsWritten;
      filingDate?: PartialDate;
    }[];
  };
}
export interface ReadNumbersAnswer {
  /**
   * one for each number, in the order of the request
   */
  numberReadingBag: {
    outcome: 'canonical' | 'candidates' | 'refused';
    /**
     * one when canonical, the most likely first when several
     */
    candidateBag: {
      /**
       * <office>.<right type>.<canonical number>
       */
      applicationId: string;
      /**
       * <rule id>@<version>
       */
      rule: string;
      /**
       * why the number can mean this
       */
      reason: string;
      /**
       * as the office itself writes it
       */
      officeForm?: string;
    }[];
    /**
     * what superseded rules gave: a record of that time may stand under it
     */
    formerBag: {
      /**
       * <office>.<right type>.<canonical number>
       */
      applicationId: string;
      /**
       * <rule id>@<version>
       */
      rule: string;
      /**
       * why the number can mean this
       */
      reason: string;
      /**
       * as the office itself writes it
       */
      officeForm?: string;
    }[];
    findingBag: {
      code:
        | 'OFFICE_MISSING'
        | 'OFFICE_UNKNOWN'
        | 'OFFICE_FORMER'
        | 'NUMBER_MISSING'
        | 'NUMBER_REFUSED'
        | 'NUMBER_SEVERAL'
        | 'NUMBER_FORMS_DIFFER'
        | 'NUMBER_AMBIGUOUS'
        | 'NUMBER_INCOMPLETE'
        | 'NUMBER_PUBLICATION'
        | 'NUMBER_RULE_UNKNOWN'
        | 'NUMBER_RULE_SUPERSEDED'
        | 'NUMBER_CHARACTERS'
        | 'NUMBER_OFFICE_INSIDE'
        | 'NUMBER_CHECK_DIGIT'
        | 'NUMBER_YEAR'
        | 'NUMBER_PART_DROPPED'
        | 'NUMBER_OTHER_OFFICE'
        | 'DATE_IMPOSSIBLE'
        | 'DATE_PARTIAL'
        | 'DATE_OFFSET'
        | 'DATE_SEVERAL'
        | 'DATE_MISSING'
        | 'FILING_DATE_MISSING'
        | 'FILING_DATE_PARTIAL'
        | 'CLAIM_REPEATED'
        | 'RECORD_DELETED'
        | 'READ_AS'
        | 'VERSION_MISSING'
        | 'VERSION_MIXED'
        | 'PREFIX_REBOUND';
      severity: 'info' | 'warning' | 'error';
      /**
       * for people; may change
       */
      message: string;
    }[];
  }[];
}
export interface LookUpApplicationRequest {
  body: ApplicationNamed;
}
export interface LookUpApplicationAnswer {
  asOf: AsOf;
  freshness: Freshness;
  /**
   * what the number can mean, the most likely first
   */
  applicationIdBag: string[];
  /**
   * those of them that the register has; may be empty
   */
  applicationBag: ApplicationRecord[];
}
export interface SearchApplicationsRequest {
  query: {
    limit?: string;
    offset?: string;
    sort?: 'filingDate' | '-filingDate';
    fields?: string;
    office: OfficeCode;
    rightType: RightType;
    status?: 'recorded' | 'withdrawn';
    filedFrom?: Date;
    filedTo?: Date;
  };
}
export interface SearchApplicationsAnswer {
  asOf: AsOf;
  freshness: Freshness;
  /**
   * as asked for
   */
  limit: number;
  /**
   * as asked for
   */
  offset: number;
  /**
   * only with count=true
   */
  totalCount?: number;
  /**
   * published ones only
   */
  applicationBag: {
    office?: OfficeCode;
    key?: Hash;
    state?: 'sealed' | 'open';
    /**
     * open records only
     */
    applicationId?: string;
    rightType?: RightType;
    filingDate?: Date;
    documentDigest?: Digest;
    withdrawn?: boolean;
    withdrawnAt?: Time;
    recordedAt?: Time;
    openedAt?: Time;
    /**
     * number of corrections
     */
    revision?: number;
    revisedAt?: Time;
    /**
     * block of the last change
     */
    blockNumber?: number;
    transactionHash?: Hash;
  }[];
}
export interface LookUpFamilyRequest {
  body: {
    office: OfficeCode;
    rightType?: RightType;
    applicationNumber: NumberAsWritten;
    filingDate?: PartialDate;
    sealedKey?: Hash;
    /**
     * of claims declared under the access code, derived by the client itself
     *
     * @maxItems 32
     */
    claimKeyBag?: Hash[];
  };
}
export interface LookUpFamilyAnswer {
  asOf: AsOf;
  freshness: Freshness;
  /**
   * what the number can mean, the most likely first
   */
  applicationIdBag: string[];
  /**
   * one for each application that the register has, or has claims on
   */
  familyBag: {
    /**
     * the application asked about first
     */
    memberBag: {
      key: Hash;
      /**
       * claims on the way from the application asked about
       */
      distance: number;
      application?: ApplicationRecord;
    }[];
    priorityClaimBag: PriorityClaimRecord[];
    /**
     * false: there are more than 500 members
     */
    whole: boolean;
  }[];
  /**
   * of the claim keys given, those that the register has
   */
  sealedClaimBag: {
    claimKey: Hash;
    office: OfficeCode;
    status: PriorityStatus;
    declaredAt: Time;
    decidedAt?: Time;
    withdrawnAt?: Time;
    /**
     * then it stands among the claims of the family too
     */
    opened: boolean;
  }[];
}
export interface ListOfficesRequest {
  query?: {
    limit?: string;
    offset?: string;
    count?: 'true' | 'false';
    sort?: 'office' | '-office' | 'since' | '-since' | 'lastWriteAt' | '-lastWriteAt' | 'status' | '-status';
    fields?: string;
  };
}
export interface ListOfficesAnswer {
  asOf: AsOf;
  freshness: Freshness;
  /**
   * as asked for
   */
  limit: number;
  /**
   * as asked for
   */
  offset: number;
  /**
   * only with count=true
   */
  totalCount?: number;
  officeBag: {
    office?: OfficeCode;
    /**
     * as the directory has it
     */
    status?: 'active' | 'suspended' | 'removed';
    since?: Time;
    /**
     * how many times it was admitted
     */
    term?: number;
    /**
     * where the office describes itself; may be empty
     */
    profileUri?: string;
    profileDigest?: Hash;
    lastWriteAt?: Time;
  }[];
}
export interface GetOfficeRequest {
  params: {
    code: OfficeCode;
  };
}
export interface GetOfficeAnswer {
  asOf: AsOf;
  freshness: Freshness;
  office: OfficeCode;
  /**
   * as the directory has it
   */
  status: 'active' | 'suspended' | 'removed';
  since: Time;
  /**
   * how many times it was admitted
   */
  term: number;
  /**
   * where the office describes itself; may be empty
   */
  profileUri: string;
  profileDigest: Hash;
  lastWriteAt?: Time;
  /**
   * address that administers the office, 40 hexadecimal digits
   */
  admin: string;
  /**
   * every status that it had, ascending
   */
  statusHistoryBag: {
    status: 'active' | 'suspended' | 'removed';
    term: number;
    /**
     * block number
     */
    fromBlock: number;
  }[];
  /**
   * every interval of every key
   */
  keyBag: {
    /**
     * of the key, 40 hexadecimal digits
     */
    address: string;
    role: 'recorder' | 'registrar';
    /**
     * first block in which it may write
     */
    fromBlock: number;
    /**
     * first block after; open end when missing
     */
    untilBlock?: number;
    /**
     * from this block on the office itself distrusts what it wrote
     */
    compromisedSinceBlock?: number;
  }[];
  /**
   * how much of it is in the register
   */
  coverage: {
    openApplicationCount: number;
    sealedApplicationCount: number;
    priorityClaimCount: number;
  };
  /**
   * the largest that holds, of its newest log
   */
  treeHead?: {
    logNumber: number;
    treeSize: number;
    root: Hash;
    recordedAt: Time;
  };
}
export interface ListTreeHeadsRequest {
  params: {
    code: OfficeCode;
  };
  query?: {
    limit?: string;
    offset?: string;
    sort?: 'treeSize' | '-treeSize';
    fields?: string;
  };
}
export interface ListTreeHeadsAnswer {
  asOf: AsOf;
  freshness: Freshness;
  /**
   * as asked for
   */
  limit: number;
  /**
   * as asked for
   */
  offset: number;
  /**
   * only with count=true
   */
  totalCount?: number;
  treeHeadBag: {
    logNumber?: number;
    treeSize?: number;
    root?: Hash;
    /**
     * false: the log was closed at a smaller head
     */
    holds?: boolean;
    recordedAt?: Time;
    /**
     * address of the key that recorded it, 40 hexadecimal digits
     */
    key?: string;
    /**
     * block number
     */
    blockNumber?: number;
    blockHash?: Hash;
    transactionHash?: Hash;
  }[];
}
export interface LookUpLogEntriesRequest {
  body: LogEntryRequest;
}
export interface LookUpLogEntriesAnswer {
  asOf: AsOf;
  freshness: Freshness;
  /**
   * entries that may be shown, oldest first; may be empty
   */
  logEntryBag: {
    leafIndex: number;
    leafHash: Hash;
    /**
     * the exact text that was hashed
     */
    entry: string;
    /**
     * its text, once it is issued: verify it, and need no gateway
     */
    receipt?: string;
  }[];
}
export interface GetConsistencyProofRequest {
  params: {
    code: OfficeCode;
  };
  query: {
    firstTreeSize: string;
    secondTreeSize: string;
  };
}
export interface GetConsistencyProofAnswer {
  logNumber: number;
  firstTreeSize: number;
  secondTreeSize: number;
  /**
   * RFC 9162 §2.1.4; verify it with the roots of both heads
   */
  consistencyPath: Hash[];
}
export interface StreamEventsRequest {
  query?: {
    office?: OfficeCode;
    type?:
      | 'application-recorded'
      | 'application-opened'
      | 'application-corrected'
      | 'application-withdrawn'
      | 'claim-declared'
      | 'claim-opened'
      | 'claim-decided'
      | 'claim-withdrawn'
      | 'tree-head-anchored'
      | 'entry-revoked'
      | 'log-closed'
      | 'office-changed'
      | 'key-changed';
  };
}
export interface GetStatisticsRequest {}
export interface GetStatisticsAnswer {
  asOf: AsOf;
  freshness: Freshness;
  /**
   * records of all offices, sealed and open
   */
  applicationCount: number;
  priorityClaimCount: number;
  officeBag: {
    office: OfficeCode;
    openApplicationCounts: CountByRightType;
    sealedApplicationCounts: CountByRightType;
    /**
     * claims that the office declared, sealed and open
     */
    priorityClaimCount: number;
  }[];
}
export interface GetNetworkRequest {}
export interface GetNetworkAnswer {
  asOf: AsOf;
  freshness: Freshness;
  /**
   * null: it could not be read yet, which says nothing about it
   */
  governance: Governance | null;
}
export interface HandInDocumentRequest {}
export interface ListDocumentsRequest {
  query?: {
    limit?: string;
    offset?: string;
    count?: 'true' | 'false';
    sort?: 'leafIndex' | '-leafIndex';
    fields?: string;
  };
}
export interface ListDocumentsAnswer {
  /**
   * as asked for
   */
  limit: number;
  /**
   * as asked for
   */
  offset: number;
  /**
   * only with count=true
   */
  totalCount?: number;
  documentBag: {
    /**
     * place of the entry in the log of the office
     */
    leafIndex?: number;
    /**
     * logged: durable; anchored: its receipt is issued; verified: by the office itself, from the chain; erased: on purpose, with its entry
     */
    state?: 'logged' | 'anchored' | 'verified' | 'erased';
    revoked?: boolean;
    kind?:
      | 'application'
      | 'priority-document'
      | 'publication'
      | 'grant'
      | 'extract'
      | 'status-event'
      | 'data-package';
    /**
     * application id, or the office of a package
     */
    subject?: string;
    digest?: Digest;
    rawDigest?: Digest;
    mediaType?: string;
    fileName?: string;
    receivedAt?: Time;
    applicationCount?: number;
    /**
     * the first 100
     */
    applicationIdBag?: string[];
    /**
     * what the quality report has; missing where none was kept, as of what a command wrote
     */
    quality?: {
      errorCount: number;
      warningCount: number;
      infoCount: number;
    };
  }[];
}
export interface GetDocumentRequest {
  params: {
    index: string;
  };
}
export interface GetDocumentAnswer {
  /**
   * place of the entry in the log of the office
   */
  leafIndex: number;
  /**
   * logged: durable; anchored: its receipt is issued; verified: by the office itself, from the chain; erased: on purpose, with its entry
   */
  state: 'logged' | 'anchored' | 'verified' | 'erased';
  revoked: boolean;
  kind:
    | 'application'
    | 'priority-document'
    | 'publication'
    | 'grant'
    | 'extract'
    | 'status-event'
    | 'data-package';
  /**
   * application id, or the office of a package
   */
  subject: string;
  digest?: Digest;
  rawDigest: Digest;
  mediaType: string;
  fileName: string;
  receivedAt: Time;
  applicationCount: number;
  /**
   * the first 100
   */
  applicationIdBag: string[];
  /**
   * what the quality report has; missing where none was kept, as of what a command wrote
   */
  quality?: {
    errorCount: number;
    warningCount: number;
    infoCount: number;
  };
  findingCount: number;
  /**
   * the first 100
   */
  findingBag: {
    /**
     * of docs/error-codes.md
     */
    code: string;
    severity: 'info' | 'warning' | 'error';
    message: string;
    /**
     * in the file as it came, from 1
     */
    line?: number;
    /**
     * in the document, as local names; or the field that is wrong
     */
    path?: string;
    /**
     * what stands there, masked
     */
    value?: string;
    /**
     * of the code
     */
    meaning?: string;
    /**
     * what can be done about it
     */
    remedy?: string;
  }[];
}
export interface GetReceiptRequest {
  params: {
    index: string;
  };
}
export interface GetReceiptSheetRequest {
  params: {
    index: string;
  };
  query: {
    page: string;
  };
}
export interface RevokeRequest {
  body: {
    /**
     * place of the entry in the log of the office
     */
    leafIndex: number;
    reason: 'Replaced' | 'IssuedInError' | 'Falsified' | 'KeyCompromised' | 'Other';
    /**
     * the entry that takes its place
     */
    replacementLeafIndex?: number;
  };
}
export interface RevokeAnswer {
  /**
   * place of the entry in the log of the office
   */
  leafIndex: number;
  reason: 'Replaced' | 'IssuedInError' | 'Falsified' | 'KeyCompromised' | 'Other';
}
export interface ListRefusalsRequest {
  query?: {
    limit?: string;
    offset?: string;
    count?: 'true' | 'false';
  };
}
export interface ListRefusalsAnswer {
  /**
   * as asked for
   */
  limit: number;
  /**
   * as asked for
   */
  offset: number;
  /**
   * only with count=true
   */
  totalCount?: number;
  refusalBag: {
    /**
     * as it lies in the folder of refused files: whatever somebody called it
     */
    fileName: string;
    at: Time;
    /**
     * why there are no findings: the report is damaged, too large, or could not be read now
     */
    report: 'read' | 'damaged' | 'too-large' | 'unreadable';
    /**
     * of a package that is in the log, whose report is on the records that were not taken
     */
    leafIndex?: number;
    findingCount: number;
    /**
     * the first 100
     */
    findingBag: {
      /**
       * of docs/error-codes.md
       */
      code: string;
      severity: 'info' | 'warning' | 'error';
      message: string;
      /**
       * in the file as it came, from 1
       */
      line?: number;
      /**
       * in the document, as local names; or the field that is wrong
       */
      path?: string;
      /**
       * what stands there, masked
       */
      value?: string;
      /**
       * of the code
       */
      meaning?: string;
      /**
       * what can be done about it
       */
      remedy?: string;
    }[];
  }[];
}
export interface LookUpOwnApplicationRequest {
  body: {
    applicationId: ApplicationId;
  };
}
export interface PublishRequest {
  body: {
    applicationId: ApplicationId;
    publicationNumber?: string;
  };
}
export interface CorrectRequest {
  body: {
    applicationId: ApplicationId;
    filingDate: Date;
  };
}
export interface WithdrawRequest {
  body: {
    applicationId: ApplicationId;
    /**
     * the mark is taken back
     */
    undo?: boolean;
  };
}
export interface GiveOutAccessCodeRequest {
  body: {
    applicationId: ApplicationId;
  };
}
export interface GiveOutAccessCodeAnswer {
  applicationId: ApplicationId;
  /**
   * for the applicant alone
   */
  accessCode: string;
  givenOutAt: Time;
}
export interface DeclarePriorityClaimRequest {
  body: {
    laterApplicationId: ApplicationId;
    earlierApplicationId: ApplicationId;
    claimedDate?: Date;
    accessCode?: AccessCode;
  };
}
export interface OpenPriorityClaimsRequest {
  body: {
    laterApplicationId: ApplicationId;
  };
}
export interface DecidePriorityClaimRequest {
  body: {
    laterApplicationId: ApplicationId;
    earlierApplicationId: ApplicationId;
    claimedDate?: Date;
    /**
     * ST.96 PriorityStatusCategory
     */
    status: 'Claimed' | 'Abandoned' | 'Accepted' | 'PartiallyRefused' | 'Refused' | 'Undefined';
  };
}
export interface WithdrawPriorityClaimRequest {
  body: {
    laterApplicationId: ApplicationId;
    earlierApplicationId: ApplicationId;
    claimedDate?: Date;
    /**
     * the mark is taken back
     */
    undo?: boolean;
  };
}
export interface IssueExtractRequest {
  body: {
    applicationId: ApplicationId;
  };
}
export interface ListAuditEventsRequest {
  query?: {
    limit?: string;
    offset?: string;
    count?: 'true' | 'false';
    sort?: 'sequenceNumber' | '-sequenceNumber';
    fields?: string;
  };
}
export interface ListAuditEventsAnswer {
  /**
   * as asked for
   */
  limit: number;
  /**
   * as asked for
   */
  offset: number;
  /**
   * only with count=true
   */
  totalCount?: number;
  auditEventBag: {
    /**
     * from 1, without gaps
     */
    sequenceNumber?: number;
    at?: Time;
    /**
     * name of the caller, `oidc:` and a subject, `os:` and an account, or `anonymous`
     */
    by?: string;
    channel?: 'http' | 'command';
    operation?: string;
    /**
     * begun: written before the work; refused: it came to nothing; used: a key of a sealed application
     */
    outcome?: 'begun' | 'refused' | 'used';
    /**
     * the event that is refused
     */
    refusedSequenceNumber?: number;
    /**
     * why it was refused
     */
    code?: string;
    /**
     * application id, entry, API key, or of sealed keys the offices
     */
    subject?: string;
    correlationId?: string;
    previousHash?: Hash;
    hash?: Hash;
  }[];
}
export interface GetProblemRequest {
  params: {
    code:
      | 'JSON_MALFORMED'
      | 'BODY_INVALID'
      | 'FORM_MALFORMED'
      | 'QUERY_INVALID'
      | 'LAST_EVENT_INVALID'
      | 'RECEIPT_INVALID'
      | 'REQUEST_INCOMPLETE'
      | 'REQUEST_MALFORMED'
      | 'CREDENTIALS_MISSING'
      | 'CREDENTIALS_INVALID'
      | 'ROLE_MISSING'
      | 'IDEMPOTENCY_KEY_INVALID'
      | 'IDEMPOTENCY_CONFLICT'
      | 'TOO_MANY_REQUESTS'
      | 'RESOURCE_NOT_FOUND'
      | 'APPLICATION_NOT_KNOWN'
      | 'ENTRY_NOT_KNOWN'
      | 'CLAIM_NOT_KNOWN'
      | 'RECEIPT_NOT_ISSUED'
      | 'LOG_NOT_HERE'
      | 'METHOD_NOT_ALLOWED'
      | 'NOT_ACCEPTABLE'
      | 'ACTION_NOT_POSSIBLE'
      | 'ACCESS_CODE_MISSING'
      | 'BODY_TOO_LARGE'
      | 'CONTENT_TYPE_UNSUPPORTED'
      | 'DOCUMENT_REFUSED'
      | 'REQUEST_TIMEOUT'
      | 'HEADERS_TOO_LARGE'
      | 'DOCUMENT_UNREADABLE'
      | 'DOCUMENT_NOT_READ'
      | 'INTERNAL'
      | 'TOO_MANY_STREAMS'
      | 'BUSY'
      | 'SIGNING_UNAVAILABLE'
      | 'ACCESS_UNAVAILABLE'
      | 'REGISTER_UNAVAILABLE';
  };
}
export interface GetProblemAnswer {
  code: string;
  status: number;
  title: string;
  meaning: string;
  remedy: string;
}
export interface GetHealthRequest {}
export interface GetHealthAnswer {
  /**
   * the process answers; whether it should be asked says /readyz
   */
  status: 'alive';
  role: 'office' | 'observer';
  /**
   * whose gateway it is; null: an observer’s
   */
  office: OfficeCode | null;
  version: string;
  /**
   * true: a register to be tried out, whose records are no official ones
   */
  demonstration: boolean;
  /**
   * code of what keeps it from following the chain now
   */
  problem: string | null;
  /**
   * null: the register cannot be read
   */
  asOf: AsOf | null;
  freshness: Freshness | null;
  register: {
    /**
     * records, sealed and open
     */
    applicationCount: number;
    /**
     * priority claims, sealed and open
     */
    claimCount: number;
  } | null;
}
export interface GetReadinessRequest {}
export interface GetReadinessAnswer {
  status: 'ready';
  asOf: AsOf;
  freshness: Freshness;
}
export interface GetMetricsRequest {}
export interface GetContractRequest {}
export interface GetContractAnswer {
  openapi: string;
  paths: {
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
export interface GetContractAtRootRequest {}
export interface GetContractAtRootAnswer {
  openapi: string;
  paths: {
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
export interface GetContractPageRequest {}
export interface GetContractStyleRequest {}

/** What each operation takes and answers; `never` where the answer is no JSON. */
export interface Operations {
  checkPriorityClaims: { request: CheckPriorityClaimsRequest; answer: CheckPriorityClaimsAnswer };
  readPriorityCheckJob: { request: ReadPriorityCheckJobRequest; answer: ReadPriorityCheckJobAnswer };
  listSigningKeys: { request: ListSigningKeysRequest; answer: ListSigningKeysAnswer };
  verifyDocument: { request: VerifyDocumentRequest; answer: VerifyDocumentAnswer };
  readNumbers: { request: ReadNumbersRequest; answer: ReadNumbersAnswer };
  lookUpApplication: { request: LookUpApplicationRequest; answer: LookUpApplicationAnswer };
  searchApplications: { request: SearchApplicationsRequest; answer: SearchApplicationsAnswer };
  lookUpFamily: { request: LookUpFamilyRequest; answer: LookUpFamilyAnswer };
  listOffices: { request: ListOfficesRequest; answer: ListOfficesAnswer };
  getOffice: { request: GetOfficeRequest; answer: GetOfficeAnswer };
  listTreeHeads: { request: ListTreeHeadsRequest; answer: ListTreeHeadsAnswer };
  lookUpLogEntries: { request: LookUpLogEntriesRequest; answer: LookUpLogEntriesAnswer };
  getConsistencyProof: { request: GetConsistencyProofRequest; answer: GetConsistencyProofAnswer };
  streamEvents: { request: StreamEventsRequest; answer: never };
  getStatistics: { request: GetStatisticsRequest; answer: GetStatisticsAnswer };
  getNetwork: { request: GetNetworkRequest; answer: GetNetworkAnswer };
  handInDocument: { request: HandInDocumentRequest; answer: HandInDocumentAnswer };
  listDocuments: { request: ListDocumentsRequest; answer: ListDocumentsAnswer };
  getDocument: { request: GetDocumentRequest; answer: GetDocumentAnswer };
  getReceipt: { request: GetReceiptRequest; answer: never };
  getReceiptSheet: { request: GetReceiptSheetRequest; answer: ReceiptSheet };
  revoke: { request: RevokeRequest; answer: RevokeAnswer };
  listRefusals: { request: ListRefusalsRequest; answer: ListRefusalsAnswer };
  lookUpOwnApplication: { request: LookUpOwnApplicationRequest; answer: OwnApplication };
  publish: { request: PublishRequest; answer: OwnApplication };
  correct: { request: CorrectRequest; answer: OwnApplication };
  withdraw: { request: WithdrawRequest; answer: OwnApplication };
  giveOutAccessCode: { request: GiveOutAccessCodeRequest; answer: GiveOutAccessCodeAnswer };
  declarePriorityClaim: { request: DeclarePriorityClaimRequest; answer: OwnApplication };
  openPriorityClaims: { request: OpenPriorityClaimsRequest; answer: OwnApplication };
  decidePriorityClaim: { request: DecidePriorityClaimRequest; answer: OwnApplication };
  withdrawPriorityClaim: { request: WithdrawPriorityClaimRequest; answer: OwnApplication };
  issueExtract: { request: IssueExtractRequest; answer: IssuedExtract };
  listAuditEvents: { request: ListAuditEventsRequest; answer: ListAuditEventsAnswer };
  getProblem: { request: GetProblemRequest; answer: GetProblemAnswer };
  getHealth: { request: GetHealthRequest; answer: GetHealthAnswer };
  getReadiness: { request: GetReadinessRequest; answer: GetReadinessAnswer };
  getMetrics: { request: GetMetricsRequest; answer: never };
  getContract: { request: GetContractRequest; answer: GetContractAnswer };
  getContractAtRoot: { request: GetContractAtRootRequest; answer: GetContractAtRootAnswer };
  getContractPage: { request: GetContractPageRequest; answer: never };
  getContractStyle: { request: GetContractStyleRequest; answer: never };
}

export const OPERATIONS = {
  checkPriorityClaims: { method: 'POST', path: '/api/v1/priority-checks', idempotencyKey: false },
  readPriorityCheckJob: { method: 'GET', path: '/api/v1/priority-check-jobs/{id}', idempotencyKey: false },
  listSigningKeys: { method: 'GET', path: '/api/v1/keys', idempotencyKey: false },
  verifyDocument: { method: 'POST', path: '/api/v1/verifications', idempotencyKey: false },
  readNumbers: { method: 'POST', path: '/api/v1/number-readings', idempotencyKey: false },
  lookUpApplication: { method: 'POST', path: '/api/v1/application-lookups', idempotencyKey: false },
  searchApplications: { method: 'GET', path: '/api/v1/applications', idempotencyKey: false },
  lookUpFamily: { method: 'POST', path: '/api/v1/family-lookups', idempotencyKey: false },
  listOffices: { method: 'GET', path: '/api/v1/offices', idempotencyKey: false },
  getOffice: { method: 'GET', path: '/api/v1/offices/{code}', idempotencyKey: false },
  listTreeHeads: { method: 'GET', path: '/api/v1/offices/{code}/tree-heads', idempotencyKey: false },
  lookUpLogEntries: { method: 'POST', path: '/api/v1/log-entry-lookups', idempotencyKey: false },
  getConsistencyProof: { method: 'GET', path: '/api/v1/offices/{code}/consistency-proofs', idempotencyKey: false },
  streamEvents: { method: 'GET', path: '/api/v1/events', idempotencyKey: false },
  getStatistics: { method: 'GET', path: '/api/v1/statistics', idempotencyKey: false },
  getNetwork: { method: 'GET', path: '/api/v1/network', idempotencyKey: false },
  handInDocument: { method: 'POST', path: '/api/v1/documents', idempotencyKey: true },
  listDocuments: { method: 'GET', path: '/api/v1/documents', idempotencyKey: false },
  getDocument: { method: 'GET', path: '/api/v1/documents/{index}', idempotencyKey: false },
  getReceipt: { method: 'GET', path: '/api/v1/documents/{index}/receipt', idempotencyKey: false },
  getReceiptSheet: { method: 'GET', path: '/api/v1/documents/{index}/receipt-sheet', idempotencyKey: false },
  revoke: { method: 'POST', path: '/api/v1/revocations', idempotencyKey: true },
  listRefusals: { method: 'GET', path: '/api/v1/refusals', idempotencyKey: false },
  lookUpOwnApplication: { method: 'POST', path: '/api/v1/own-application-lookups', idempotencyKey: false },
  publish: { method: 'POST', path: '/api/v1/publications', idempotencyKey: true },
  correct: { method: 'POST', path: '/api/v1/corrections', idempotencyKey: true },
  withdraw: { method: 'POST', path: '/api/v1/withdrawals', idempotencyKey: true },
  giveOutAccessCode: { method: 'POST', path: '/api/v1/access-codes', idempotencyKey: false },
  declarePriorityClaim: { method: 'POST', path: '/api/v1/priority-claims', idempotencyKey: true },
  openPriorityClaims: { method: 'POST', path: '/api/v1/priority-claim-openings', idempotencyKey: true },
  decidePriorityClaim: { method: 'POST', path: '/api/v1/priority-claim-decisions', idempotencyKey: true },
  withdrawPriorityClaim: { method: 'POST', path: '/api/v1/priority-claim-withdrawals', idempotencyKey: true },
  issueExtract: { method: 'POST', path: '/api/v1/extracts', idempotencyKey: true },
  listAuditEvents: { method: 'GET', path: '/api/v1/audit-events', idempotencyKey: false },
  getProblem: { method: 'GET', path: '/api/v1/problems/{code}', idempotencyKey: false },
  getHealth: { method: 'GET', path: '/healthz', idempotencyKey: false },
  getReadiness: { method: 'GET', path: '/readyz', idempotencyKey: false },
  getMetrics: { method: 'GET', path: '/metrics', idempotencyKey: false },
  getContract: { method: 'GET', path: '/api/v1/openapi.json', idempotencyKey: false },
  getContractAtRoot: { method: 'GET', path: '/openapi.json', idempotencyKey: false },
  getContractPage: { method: 'GET', path: '/api/v1/docs', idempotencyKey: false },
  getContractStyle: { method: 'GET', path: '/api/v1/docs/style.css', idempotencyKey: false },
} as const;
