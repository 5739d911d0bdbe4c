import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, type Answer, type Question } from './answers';
import { Faults } from './Faults';
import { askGithub } from './github';
import { askGitlab } from './gitlab';
import { RateLimit } from './RateLimit';
import { Repositories, type RepositoriesOptions } from './Repositories';
import { sendFaulty } from './sendFaulty';

export interface SourceHostOptions extends RepositoriesOptions {
  /** Default: GitHub, as GitHub Enterprise is. */
  type?: 'github' | 'gitlab';
  /** Default: any that is free. */
  port?: number;
  /** Without it, or with another, the answer is 401. Default: nobody is asked for one. */
  token?: string;
  /** As hosts have them, by the hour. Default: none. */
  requestsAnHour?: number;
}

/** What was asked of the host, and how often. */
export interface Counts {
  /** By kind of request. */
  requests: Record<string, number>;
  /** By status. */
  answers: Record<string, number>;
  /** By kind of fault. */
  faults: Record<string, number>;
}

/** A double of a source host: a server of this machine that speaks GitHub's or GitLab's API, and fails as it is told. */
export class SourceHost {
  readonly repositories: Repositories;
  readonly faults: Faults;
  readonly type: 'github' | 'gitlab';
  /** Without which nothing is answered; may be replaced, as by an administrator. */
  token: string | undefined;
  readonly #server: Server;
  readonly #limit: RateLimit;
  readonly #requests = new Map<string, number>();
  readonly #answers = new Map<string, number>();

  static async start(options: SourceHostOptions = {}): Promise<SourceHost> {
    const host = new SourceHost(options);
    await new Promise<void>(resolve =>
      host.#server.listen(options.port ?? 0, '127.0.0.1', resolve),
    );
    return host;
  }

  private constructor(options: SourceHostOptions) {
    this.repositories = new Repositories(options);
    this.faults = new Faults(options.seed ?? 1);
    this.type = options.type ?? 'github';
    this.token = options.token;
    this.#limit = new RateLimit(this.type, options.requestsAnHour);
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(error => {
        response.destroy(error);
      });
    });
  }

  /** With its port, as it is in URLs. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  /** What stands under `integrations` in a portal's configuration. */
  get integrations(): Record<string, object[]> {
    const { host, url, token } = this;
    const apiBaseUrl =
      this.type === 'github' ? `${url}/api/v3` : `${url}/api/v4`;
    return {
      [this.type]: [
        {
          host,
          apiBaseUrl,
          ...(this.type === 'gitlab' && { baseUrl: url }),
          ...(token && { token }),
        },
      ],
    };
  }

  /** What an entity names as its source. */
  sourceOf(name: string, folder = '', ref = 'main'): string {
    const tree = this.type === 'github' ? 'tree' : '-/tree';
    return `url:${this.url}/${name}/${tree}/${ref}/${folder && `${folder}/`}`;
  }

  counts(): Counts {
    return {
      requests: Object.fromEntries(
        [...this.#requests].filter(([key]) => !key.includes(' ')),
      ),
      answers: Object.fromEntries(this.#answers),
      faults: this.faults.counts(),
    };
  }

  /** How often a repository was asked for, by one kind of request. */
  asked(kind: string, repository: string): number {
    return this.#requests.get(`${kind} ${repository}`) ?? 0;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', this.url);
    const { headers } = request;
    const question: Question = {
      url,
      headers,
      repositories: this.repositories,
      baseUrl: this.url,
    };
    const asked =
      this.type === 'github' ? askGithub(question) : askGitlab(question);
    if (!asked) {
      this.#send(response, json({ message: 'Not Found' }, 404));
      return;
    }
    const { kind, repository } = asked;
    count(this.#requests, kind);
    count(this.#requests, `${kind} ${repository}`);
    const isDownload = this.type === 'github' && kind === 'archive';
    const fault = this.faults.next(kind, repository);
    const answer = async () => {
      // A download is allowed by the link that led to it, as GitHub's are.
      if (isDownload) return asked.answer();
      if (!this.#isAllowed(request)) {
        return json({ message: 'Bad credentials' }, 401);
      }
      return this.#limit.spend() ?? this.#limit.note(await asked.answer());
    };
    if (fault) {
      count(this.#answers, fault.kind);
      await sendFaulty(response, fault, answer, plain =>
        this.#send(response, plain),
      );
    } else {
      this.#send(response, await answer());
    }
  }

  #isAllowed({ headers }: IncomingMessage): boolean {
    if (this.token === undefined) return true;
    const given = headers['private-token'] ?? headers.authorization ?? '';
    return `${given}`.replace(/^(?:bearer|token) /i, '') === this.token;
  }

  #send(response: ServerResponse, { status, headers, body = [] }: Answer) {
    count(this.#answers, `${status}`);
    response.writeHead(status, headers);
    body.forEach(part => response.write(part));
    response.end();
  }
}

function count(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
