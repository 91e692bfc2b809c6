/**
 * @typedef {object} Verdict of the API server on an object
 * @property {boolean} accepted
 * @property {number} status of HTTP
 * @property {string} [message] of a refusal
 * @property {{ field?: string, reason?: string, message?: string }[]} causes of a refusal, where the server lists them
 * @property {string[]} warnings
 * @property {any} [stored] what it stores, or would store
 */

/**
 * What is done with objects on an API server.
 * @param {{ request: Function }} client
 * @param {string} [manager] the field manager
 */
export function objects({ request }, manager = 'plainsail') {
  const kinds = new Map();

  /** The path of the API for a kind, and whether it lives in a namespace. @returns undefined for a kind that is not served */
  async function served(apiVersion, kind) {
    const key = `${apiVersion} ${kind}`;
    if (!kinds.has(key)) {
      const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
      const { status, body } = await request('GET', base);
      if (status === 200)
        for (const { kind, name, namespaced } of body.resources)
          if (!name.includes('/')) kinds.set(`${apiVersion} ${kind}`, { base, name, namespaced });
    }
    return kinds.get(key);
  }

  /** Of an object, or of its collection. @returns undefined for a kind that is not served */
  async function path({ apiVersion, kind, metadata }, collection = false) {
    const resource = await served(String(apiVersion), String(kind));
    if (!resource) return undefined;
    const { base, name, namespaced } = resource;
    const space = namespaced ? `/namespaces/${encodeURIComponent(metadata?.namespace || 'default')}` : '';
    return `${base}${space}/${name}${collection ? '' : `/${encodeURIComponent(metadata?.name ?? '')}`}`;
  }

  async function sent(method, object, query, { collection = false, type, dryRun = false } = {}) {
    const at = await path(object, collection);
    if (!at) return unknownKind(object);
    const parameters = new URLSearchParams({ fieldManager: manager, fieldValidation: 'Strict', ...query });
    if (dryRun) parameters.set('dryRun', 'All');
    return verdict(await request(method, `${at}?${parameters}`, object, type));
  }

  /** Strict server-side apply. @param {{ dryRun?: boolean }} [options] @returns {Promise<Verdict>} */
  const apply = (object, options) =>
    sent('PATCH', object, { force: 'true' }, { ...options, type: 'application/apply-patch+yaml' });

  /** Strict creation. @param {{ dryRun?: boolean }} [options] @returns {Promise<Verdict>} */
  const create = (object, options) => sent('POST', object, {}, { ...options, collection: true });

  /** What server-side apply of an object would answer. @returns {Promise<Verdict>} */
  const dryRun = object => apply(object, { dryRun: true });

  /** What server-side apply of `after` would answer where `before` is, once that is `ready`; `before` is gone afterwards. @returns {Promise<{ before: Verdict, after?: Verdict }>} */
  async function dryRunChange(before, after, { ready = () => {} } = {}) {
    const first = await apply(before);
    if (!first.accepted) return { before: first };
    try {
      await ready();
      return { before: first, after: await dryRun(after) };
    } finally {
      await remove(before);
    }
  }

  /** @returns {Promise<object | undefined>} as it is stored */
  async function get(object) {
    const at = await path(object);
    const { status, body } = at ? await request('GET', at) : {};
    return status === 200 ? body : undefined;
  }

  /** At once: without waiting for what it holds or for its finalizers. */
  async function remove(object) {
    const at = await path(object);
    await request('DELETE', at, { gracePeriodSeconds: 0, propagationPolicy: 'Background' });
    await request('PATCH', at, { metadata: { finalizers: null } }, 'application/merge-patch+json');
  }

  /** The path of all objects of a kind. @throws {Error} the server does not serve the kind */
  async function collection(apiVersion, kind) {
    const resource = await served(apiVersion, kind);
    if (!resource) throw new Error(`the server serves no ${kind} of ${apiVersion}`);
    return `${resource.base}/${resource.name}`;
  }

  /** All objects of a kind. */
  async function list(apiVersion, kind) {
    const { body } = await request('GET', await collection(apiVersion, kind));
    return body.items.map(item => ({ apiVersion, kind, ...item }));
  }

  return { apply, create, dryRun, dryRunChange, get, remove, list, collection, path, served };
}

function verdict({ status, body, warnings }) {
  if (status < 300) return { accepted: true, status, causes: [], warnings, stored: body };
  return { accepted: false, status, message: body.message, causes: body.details?.causes ?? [], warnings };
}

function unknownKind({ apiVersion, kind }) {
  return {
    accepted: false,
    status: 404,
    message: `the server serves no ${kind} of ${apiVersion}`,
    causes: [],
    warnings: [],
  };
}
