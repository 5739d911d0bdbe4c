import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { http, HttpResponse } from 'msw';
import { create } from 'tar';

/** An archive as GitHub makes them: everything in one folder. */
export async function tarball(files: Record<string, string>): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'scorecards-tarball-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, 'acme-churn-c0ffee', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const file = join(folder, 'archive');
    await create({ gzip: true, cwd: folder, file }, ['acme-churn-c0ffee']);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A commit's hash, by its beginning. */
export const commit = (beginning: string) => beginning.padEnd(40, '0');

/** GitHub's API, as far as it is asked, for the repository `acme/churn`: by this plugin, and by Backstage's URL reader. */
export function github(options: { archive: Buffer; sha?: string }) {
  const { archive, sha = commit('c0ffee') } = options;
  const api = 'https://api.github.com/repos/acme/churn';
  let archives = 0;
  const commits = [
    http.get(`${api}/commits/main`, ({ request }) =>
      request.headers.get('if-none-match') === `"${sha}"`
        ? new HttpResponse(null, { status: 304 })
        : HttpResponse.text(sha, { headers: { etag: `"${sha}"` } }),
    ),
    http.get(`${api}/commits/main/status`, () =>
      HttpResponse.json({
        sha,
        repository: { archive_url: `${api}/{archive_format}{/ref}` },
      }),
    ),
  ];
  return {
    /** How many archives were sent. */
    archives: () => archives,
    commits,
    handlers: [
      ...commits,
      http.get(`${api}/tarball/${sha}`, () => {
        archives += 1;
        return new HttpResponse(new Uint8Array(archive));
      }),
    ],
  };
}
