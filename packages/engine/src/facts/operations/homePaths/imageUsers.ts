const HOMES_MADE: readonly RegExp[] = [
  /\b(?:WORKDIR|VOLUME)\s{1,10}["[]{0,2}\/home\/([\w.-]{1,64})/gi,
  /\bHOME[= ]["']?\/home\/([\w.-]{1,64})/g,
  /\b(?:mkdir|chown|install|COPY|ADD|-d|--home|--home-dir)\s[^#]{0,200}?\/home\/([\w.-]{1,64})/g,
];
const USER_MADE = /\b(?:useradd|adduser)\b([^&|;]{0,300})/;

// `USER name`, and the variable from which `useradd` takes it.
const USER_NAMED =
  /^\s*(?:USER\s+|(?:ENV|ARG)\s+\w{0,40}USER\w{0,40}[= ]["']?)([\w.-]+)/i;

/** The users whose home a line of a Dockerfile makes: by `useradd`, as working directory, by a copy into it. */
export function imageUsersIn(text: string): string[] {
  const homes = HOMES_MADE.flatMap(pattern =>
    [...text.matchAll(pattern)].map(([, user]) => user),
  );
  const words = USER_MADE.exec(text)?.[1].split(/\s+/) ?? [];
  const named = USER_NAMED.exec(text)?.[1] ?? [];
  return homes.concat(
    words.filter(word => /^[a-z_][\w.-]{0,63}$/i.test(word)),
    named,
  );
}
