import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { json, type Answer } from './answers';
import type { Fault } from './Faults';

const PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>Sign in to continue</form></body></html>';

/** Answers as a fault has it. */
export async function sendFaulty(
  response: ServerResponse,
  fault: Fault,
  answer: () => Promise<Answer>,
  send: (answer: Answer) => void,
): Promise<void> {
  const whole = async () => {
    const { status, headers, body = [] } = await answer();
    return { status, headers, body: Buffer.concat(body) };
  };
  switch (fault.kind) {
    case 'slow':
      await delay(fault.ms, undefined, { ref: false });
      send(await answer());
      return;
    case 'tooMany':
      send(
        json({ message: 'Too many requests' }, 429, {
          'retry-after': `${fault.seconds}`,
        }),
      );
      return;
    case 'rateLimit':
      send(
        json({ message: 'API rate limit exceeded' }, 403, {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': `${
            Math.ceil(Date.now() / 1000) + fault.seconds
          }`,
        }),
      );
      return;
    case 'abuse':
      send(
        json({ message: 'You have exceeded a secondary rate limit.' }, 403, {
          'retry-after': `${fault.seconds}`,
        }),
      );
      return;
    case 'status':
      send(json({ message: 'Server Error' }, fault.status));
      return;
    case 'unauthorized':
      send(json({ message: 'Bad credentials' }, 401));
      return;
    case 'html':
      send({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: [Buffer.from(PAGE)],
      });
      return;
    case 'empty':
      send({ status: 200 });
      return;
    case 'drop':
      response.destroy();
      return;
    case 'tarBoundary': {
      const { body = [], ...head } = await answer();
      send({ ...head, body: body.length > 1 ? body.slice(0, -1) : body });
      return;
    }
    case 'truncated': {
      const { body, ...head } = await whole();
      send({ ...head, body: [body.subarray(0, body.byteLength >> 1)] });
      return;
    }
    case 'cut':
    case 'stall': {
      const { status, headers, body } = await whole();
      response.writeHead(status, headers);
      response.write(body.subarray(0, body.byteLength >> 1), () => {
        if (fault.kind === 'cut') response.destroy();
      });
      return;
    }
    case 'longLength':
    case 'shortLength': {
      const { status, headers, body } = await whole();
      const length =
        fault.kind === 'longLength'
          ? body.byteLength * 2
          : body.byteLength >> 1;
      response.writeHead(status, {
        ...headers,
        'content-length': `${length}`,
        connection: 'close',
      });
      response.write(body, () => response.destroy());
      return;
    }
    default:
      throw new Error(`no such fault: ${JSON.stringify(fault)}`);
  }
}
