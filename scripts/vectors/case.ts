/** A vector: an input, and the result or the error code that every implementation must give for it. */
export interface VectorCase {
  /** The folder below `test/vectors`: what is tested. */
  readonly kind: 'access-code' | 'application-id' | 'keys' | 'tree' | 'entry' | 'receipt';
  /** The folder of the case. */
  readonly name: string;
  readonly title: string;
  /** Where the expected result comes from. */
  readonly origin: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
}
