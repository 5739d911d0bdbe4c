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

/** Words of which each line that names an account has one, in any case of letters. */
export const PASSWORD_WORDS = ['password', 'passwd', 'pwd', '://'];
export const USER_WORDS = ['user', 'uid'];

/** Whether a line gives a literal password, and whether an address says whose it is; never the password. */
export function passwordIn(text: string): 'address' | 'argument' | undefined {
  const address = ADDRESS.exec(text);
  if (address && !isPlaceholder(address[1])) {
    return isChangeable(text, address.index + address[0].length)
      ? undefined
      : 'address';
  }
  const password = PASSWORD.exec(text)?.[1];
  return password && !isPlaceholder(password) ? 'argument' : undefined;
}

/** The account that a line names by a literal. */
export const userIn = (text: string): string | undefined =>
  USER.exec(text)?.[1];
