/** Being built. */
export function ChecksPage() {
  return null;
}
