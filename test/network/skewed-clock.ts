/** Loaded into a program by `--import`: its clock is wrong by CLOCK_SKEW_MS. */
const skewMs = Number(process.env.CLOCK_SKEW_MS);
const Right = Date;
const now = (): number => Right.now() + skewMs;

globalThis.Date = new Proxy(Right, {
  construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
