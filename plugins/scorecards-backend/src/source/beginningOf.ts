/** The beginning of a text, which may be of any length: a commit’s message is part of it. @throws Where it was cut. */
export async function beginningOf(
  response: Response,
  maxLength: number,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= maxLength) break;
  }
  return text.slice(0, maxLength);
}
