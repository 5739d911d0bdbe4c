/** Being built. */
export function PreviewPage() {
  return null;
}
