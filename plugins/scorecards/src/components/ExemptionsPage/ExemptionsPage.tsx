/** Being built. */
export function ExemptionsPage() {
  return null;
}
