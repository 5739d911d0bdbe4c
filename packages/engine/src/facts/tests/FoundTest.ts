/** A test, or what stands in its place. */
export interface FoundTest {
  runner: string;
  /** It holds whatever the code does. */
  stub: boolean;
  line?: number;
}
