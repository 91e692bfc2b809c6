import { Agent, request as send } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} Answer
 * @property {number} status of HTTP
 * @property {any} body parsed JSON
 * @property {string[]} warnings texts of the Warning headers
 */

/**
 * Plain HTTPS to an API server.
 * @param {{ port: number, token: string, ca: Buffer }} server
 */
export function client({ port, token, ca }) {
  const agent = new Agent({ keepAlive: true, ca, maxSockets: 16 });
  const options = { host: '127.0.0.1', port, agent };
  const who = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'User-Agent': 'plainsail' };

  /**
   * @param {string} method
   * @param {string} path with query
   * @param {unknown} [body] sent as JSON
   * @param {string} [type] the media type of the body
   * @returns {Promise<Answer>}
   */
  async function request(method, path, body, type = 'application/json') {
    const response = await open(method, path, body, type);
    const chunks = [];
    for await (const chunk of response) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    return { status: response.statusCode, body: parsed(text), warnings: warningsOf(response.rawHeaders) };
  }

  function open(method, path, body, type) {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers = payload ? { ...who, 'Content-Type': type, 'Content-Length': payload.length } : who;
    return new Promise((resolve, reject) => {
      send({ ...options, method, path, headers }, resolve)
        .once('error', reject)
        .end(payload);
    });
  }

  /**
   * Follows a collection until `signal` aborts: each object once at the start, then at each change.
   * @param {string} path of the collection
   * @param {(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: any) => void} seen
   * @param {AbortSignal} signal
   */
  async function watch(path, seen, signal) {
    while (!signal.aborted) {
      const response = await open('GET', `${path}?watch=1`, undefined).catch(() => undefined);
      if (response?.statusCode !== 200) {
        response?.resume(); // It is starting, or does not serve the kind yet.
        await sleep(200, undefined, { signal }).catch(() => {});
        continue;
      }
      const abort = () => response.destroy();
      signal.addEventListener('abort', abort);
      await lines(response, line => {
        const { type, object } = JSON.parse(line);
        if (type !== 'ERROR' && type !== 'BOOKMARK') seen(type, object);
      }).catch(error => {
        if (!signal.aborted && error.code !== 'ECONNRESET') throw error;
      });
      signal.removeEventListener('abort', abort);
    }
  }

  return { request, watch, close: () => agent.destroy() };
}

async function lines(stream, seen) {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const [...whole] = (rest + chunk).split('\n');
    rest = whole.pop();
    for (const line of whole) seen(line);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text.trim() };
  }
}

/** `299 - "text"`, one header each: joined headers could not be told from a comma in a text. */
function warningsOf(rawHeaders) {
  return rawHeaders
    .filter((_, i) => i % 2 === 1 && rawHeaders[i - 1].toLowerCase() === 'warning')
    .map(value => JSON.parse(/^\d+ \S+ (".*")/.exec(value)?.[1] ?? JSON.stringify(value)));
}
