import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { DownloadThread } from './DownloadThread';

describe('DownloadThread', () => {
  const folder = createMockDirectory();
  const file = folder.resolve('archive');
  const downloads = new DownloadThread();
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** What `fetch` of this thread was asked for: all else was asked in the other one. */
  const here = jest.spyOn(globalThis, 'fetch');

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    folder.clear();
    here.mockClear();
  });
  afterAll(async () => {
    here.mockRestore();
    await downloads.close();
    server.close();
    server.closeAllConnections();
  });

  const ask = (change: { maxBytes?: number; url?: string } = {}) =>
    downloads.download({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a`,
      headers: { 'x-asked': 'yes' },
      file,
      maxBytes: 1_000_000,
      withinMs: 10_000,
      ...change,
    });

  it('writes what is sent to a file, in a thread of its own', async () => {
    const body = Buffer.alloc(500_000, 'archive');
    answer = ({ headers }, response) =>
      response.writeHead(200, { 'x-heard': headers['x-asked'] }).end(body);
    const downloaded = await ask();
    expect(downloaded).toMatchObject({ status: 200, bytes: 500_000 });
    expect(downloaded).toMatchObject({
      headers: expect.arrayContaining([['x-heard', 'yes']]),
    });
    expect(readFileSync(file).equals(body)).toBe(true);
    expect(here).not.toHaveBeenCalled();
  });

  it('follows no redirect, and tells the beginning of what a refusal says', async () => {
    answer = (_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    expect(await ask()).toMatchObject({ status: 302, text: '' });
    answer = (_, response) =>
      response.writeHead(403).end(`rate limit ${'x'.repeat(100_000)}`);
    const refused = await ask();
    expect(refused).toMatchObject({
      status: 403,
      text: expect.stringMatching(/^rate limit x{1989}$/),
    });
    expect(refused).not.toHaveProperty('bytes');
  });

  it('says what became of an archive that is too large, or cut', async () => {
    answer = (_, response) => response.end(Buffer.alloc(20_000));
    expect(await ask({ maxBytes: 10_000 })).toMatchObject({
      problem: {
        isUnreadable: true,
        message: expect.stringContaining('limit of 10000 bytes'),
      },
    });
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': 20_000 });
      response.write(Buffer.alloc(10_000));
      setTimeout(() => response.destroy(), 50);
    };
    expect(await ask()).toMatchObject({
      status: 200,
      problem: { isUnreadable: false, message: 'terminated' },
    });
  });

  it('says who can not be reached, which this thread has tried as well', async () => {
    const gone = createServer();
    await new Promise<void>(resolve => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise(resolve => gone.close(resolve));
    expect(await ask({ url: `http://127.0.0.1:${port}/a` })).toEqual({
      notReached: { message: 'fetch failed', code: 'ECONNREFUSED' },
    });
    expect(here).toHaveBeenCalledTimes(1);
  });

  it('stays with this thread where only that one was told how to reach a host', async () => {
    // As a portal does it that has certificates, or a proxy, of its own.
    here.mockImplementation(async () => new Response('by its own way'));
    const own = new DownloadThread();
    const task = {
      url: 'http://host.invalid/a',
      headers: {},
      file,
      maxBytes: 100,
      withinMs: 10_000,
    };
    try {
      expect(await own.download(task)).toMatchObject({ bytes: 14 });
      expect(await own.download(task)).toMatchObject({ bytes: 14 });
      expect(readFileSync(file, 'utf8')).toBe('by its own way');
    } finally {
      await own.close();
    }
  });
});
