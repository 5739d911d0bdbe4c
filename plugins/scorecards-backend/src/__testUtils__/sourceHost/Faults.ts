import { hash32 } from './random';

/** What is asked of a host; `link` is GitHub's redirection to an archive. */
export type RequestKind =
  | 'repository'
  | 'commit'
  | 'link'
  | 'archive'
  | 'contents';

/** What can go wrong with one request. */
export type Fault =
  /** The answer comes late. */
  | { kind: 'slow'; ms: number }
  /** 429, with Retry-After in seconds. */
  | { kind: 'tooMany'; seconds: number }
  /** GitHub's 403 where the hour's requests are used up, with the time at which there are new ones. */
  | { kind: 'rateLimit'; seconds: number }
  /** GitHub's 403 of its secondary limits, with Retry-After in seconds. */
  | { kind: 'abuse'; seconds: number }
  | { kind: 'status'; status: number }
  /** 401, as with a token that has expired. */
  | { kind: 'unauthorized' }
  /** The connection ends before there is an answer. */
  | { kind: 'drop' }
  /** The connection ends in the middle of the body. */
  | { kind: 'cut' }
  /** The body stops in the middle, and the connection stays open. */
  | { kind: 'stall' }
  /** Half of the body, sent as if it were all. */
  | { kind: 'truncated' }
  /** An archive whose last entries are missing, all of it sound beside that. */
  | { kind: 'tarBoundary' }
  /** Content-Length says twice as much as comes. */
  | { kind: 'longLength' }
  /** Content-Length says half of what comes. */
  | { kind: 'shortLength' }
  /** A web page, with 200. */
  | { kind: 'html' }
  /** Nothing, with 200. */
  | { kind: 'empty' };

/** Which requests a fault befalls. */
export interface FaultRule {
  fault: Fault;
  /** By the name that is asked for. Default: all. */
  repository?: string;
  /** Default: all. */
  requests?: readonly RequestKind[];
  /** From 0 to 1. Default: always. */
  probability?: number;
  /** After so many it is over. Default: never. */
  times?: number;
}

interface Rule extends FaultRule {
  number: number;
  left: number;
}

/** Decides which requests fail, and how: by a seed, whatever the order in which repositories are asked for. */
export class Faults {
  readonly #seed: string | number;
  readonly #asked = new Map<string, number>();
  readonly #counts = new Map<Fault['kind'], number>();
  #rules: Rule[] = [];
  #number = 0;

  constructor(seed: string | number) {
    this.#seed = seed;
  }

  /**
   * Of several that befall a request the one that was added first counts.
   *
   * @returns Ends it.
   */
  add(rule: FaultRule): () => void {
    return this.#enter(rule, added => this.#rules.push(added));
  }

  /** Before all others that there are. */
  addFirst(rule: FaultRule): () => void {
    return this.#enter(rule, added => this.#rules.unshift(added));
  }

  #enter(rule: FaultRule, put: (added: Rule) => void): () => void {
    const added = {
      ...rule,
      number: this.#number++,
      left: rule.times ?? Infinity,
    };
    put(added);
    return () => {
      this.#rules = this.#rules.filter(one => one !== added);
    };
  }

  /** Ends all of them. */
  clear(): void {
    this.#rules = [];
  }

  /** How often each befell. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  /** The fault of one request. */
  next(kind: RequestKind, repository: string): Fault | undefined {
    const key = `${repository}\n${kind}`;
    const nth = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, nth);
    const rule = this.#rules.find(
      one =>
        one.left > 0 &&
        (one.repository ?? repository) === repository &&
        (one.requests ?? [kind]).includes(kind) &&
        hash32(this.#seed, one.number, key, nth) / 2 ** 32 <
          (one.probability ?? 1),
    );
    if (!rule) return undefined;
    rule.left -= 1;
    const { fault } = rule;
    this.#counts.set(fault.kind, (this.#counts.get(fault.kind) ?? 0) + 1);
    return fault;
  }
}
