/** Being built. */
export function CheckPage() {
  return null;
}
