/** Hands data to the browser as a download. */
export function saveAs(data: Blob, name: string): void {
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the data over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}
