// A machine whose clock is wrong: by so many milliseconds, in all threads of a process that this is required by.
const skew = Number(process.env.SOAK_SKEW_MS);
const RealDate = Date;

globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + skew);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + skew;
  }
};
