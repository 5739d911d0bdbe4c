import {
  docsOf,
  type AnyCheck,
  type CheckDocs,
  type Effort,
} from '@opaq/engine';

/** The checks that this run knows, whoever made them, and what is said of them. */
export class Catalogue {
  readonly checks: readonly AnyCheck[];
  readonly #byId: ReadonlyMap<string, AnyCheck>;

  constructor(checks: readonly AnyCheck[]) {
    this.checks = checks;
    this.#byId = new Map(checks.map(check => [check.id, check]));
  }

  get(checkId: string): AnyCheck | undefined {
    return this.#byId.get(checkId);
  }

  /** The state in which a check passes. */
  titleOf(checkId: string): string {
    return this.#byId.get(checkId)?.title ?? checkId;
  }

  /** How long the repair takes. */
  effortOf(checkId: string): Effort | undefined {
    return this.#byId.get(checkId)?.effort;
  }

  /** Undefined for a check of a third party that brings no documentation. */
  docsOf(checkId: string): CheckDocs | undefined {
    return this.#byId.get(checkId)?.docs ?? docsOf(checkId);
  }
}
