import { isPlaceholder } from '../../secrets/values';
import { isChangeable } from './hosts';

// A name, whatever assigns to it, and a literal: nothing that replaces it stands between.
const given = (name: string) =>
  new RegExp(
    String.raw`(?<![\w-])["']?(?:\w{1,20}_)?(?:${name})["']?\s{0,8}(?:=|:|<-)\s{0,8}["']([^"'\s]{1,60})["']`,
    'i',
  );
const PASSWORD = given('password|passwd|pwd');
const USER = given('user|user_?name|uid');

// scheme://user:password@host of a database.
const ADDRESS =
  /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb|mssql)(?:\+\w{1,20})?:\/\/[^\s:@/"'`{}$<>]{1,60}:([^\s@/"'`{}$<>]{1,60})@/i;

/** A message or a sentence that shows how such an address looks. */
const EXAMPLE = /\be\.?g\b|\b(?:for )?example\b|\bsuch as\b|\bmust be\b/i;

/** Words of which each line that gives an account has one, in any case of letters. */
export const ACCOUNT_WORDS = ['password', 'passwd', 'pwd', '://'];

/** Whether a line gives a literal password to an account that it names, or that the lines above it do; never which. */
export function accountIn(
  text: string,
  above: readonly string[],
): 'account' | undefined {
  const address = ADDRESS.exec(text);
  if (address && !isPlaceholder(address[1]) && !EXAMPLE.test(text)) {
    const end = address.index + address[0].length;
    return isChangeable(text, end) ? undefined : 'account';
  }
  const password = PASSWORD.exec(text)?.[1];
  if (!password || isPlaceholder(password)) return undefined;
  return [text, ...above].some(line => USER.test(line)) ? 'account' : undefined;
}
