import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Database } from '../database/Database';
import { claimSent, releaseSent } from '../database/operations/claimSent';

/** What is told to somebody. */
export interface Message {
  /** Full entity reference of a group or a user. */
  to: string;
  payload: NotificationPayload;
}

/** What a portal without the notifications plugin answers. */
const ABSENT = /\bstatus 404\b/;

// The notifications plugin's column takes 255 characters; an entity's title may have any number.
const MAX_TITLE = 200;
const MAX_DESCRIPTION = 2_000;

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length
    ? `${characters.slice(0, length - 1).join('')}…`
    : text;
}

// What hides text or changes its direction, and line ends.
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * Names come from repositories, and messages go on by mail and chat, which take `<` for markup and for calls of a whole
 * channel.
 */
const plain = (text: string) =>
  text.replace(CONTROL, ' ').replace(/</g, '‹').replace(/>/g, '›');

interface OutboxOptions {
  database: Database;
  notifications: NotificationService;
  logger: LoggerService;
  /** A message went out, or could not. */
  onEnd?(outcome: 'sent' | 'failed'): void;
}

/**
 * Sends notifications, each once, however many replicas do so. Where none can be sent, nothing else fails: a person finds
 * it in the log, and it is tried again.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #isAbsent = false;
  #isFailing = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /**
   * @param keys - Of what is to be told; each is told once.
   * @param compose - What is told of those that were not told yet; undefined for nothing.
   * @returns Whether it is done with; if not, it is to be tried again.
   */
  async send(
    keys: readonly string[],
    compose: (claimed: ReadonlySet<string>) => Message | undefined,
  ): Promise<boolean> {
    const { database, onEnd = () => {} } = this.#options;
    const claimed = await claimSent(database, keys);
    if (claimed.length === 0) return true;
    try {
      const message = compose(new Set(claimed));
      if (message && (await this.#send(message))) onEnd('sent');
      return true;
    } catch (error) {
      onEnd('failed');
      await releaseSent(database, claimed);
      this.#complain(error);
      return false;
    }
  }

  /** @returns Whether there is anybody to send it. */
  async #send({ to, payload }: Message): Promise<boolean> {
    const { notifications, logger } = this.#options;
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: to },
        payload: {
          ...payload,
          title: cut(plain(payload.title), MAX_TITLE),
          ...(payload.description && {
            description: cut(plain(payload.description), MAX_DESCRIPTION),
          }),
        },
      });
      this.#isFailing = false;
      return true;
    } catch (error) {
      if (!ABSENT.test(stringifyError(error))) throw error;
      if (this.#isAbsent) return false;
      this.#isAbsent = true;
      logger.info(
        'The portal has no notifications plugin: nobody is notified of scorecards',
      );
      return false;
    }
  }

  #complain(error: unknown) {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#options.logger.warn(
      `Notifying of scorecards failed, and is tried again for a day: ${stringifyError(
        error,
      )}`,
    );
  }
}
