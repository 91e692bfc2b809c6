'use strict';
// A small codex-server: as much of its API as the smoke test takes. FLAW names what it does wrong.
const { createHash, createHmac, createPublicKey, createVerify, randomUUID } = require('node:crypto');
const { createServer } = require('node:http');

const { HOST, PORT, KERNEL_URL, KERNEL_JWT, KERNEL_CALLBACK_SECRET, OIDC_JWKS_URL, FLAW } = process.env;
if (FLAW === 'dead') process.exit(3);
const own = `http://${HOST}:${PORT}`;
const uploads = new Map();
const manifests = new Map();
const nonces = new Set();

async function isCreator(authorization = '') {
  const [head, claims, signature] = authorization.replace('Bearer ', '').split('.');
  if (!signature) return false;
  const { keys } = await (await fetch(OIDC_JWKS_URL)).json();
  const key = createPublicKey({ key: keys[0], format: 'jwk' });
  const signed = createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(key, signature, 'base64url');
  return signed && JSON.parse(Buffer.from(claims, 'base64url')).roles.includes('creator');
}

function takeCallback(headers, text) {
  const expected = `sha256=${createHmac('sha256', KERNEL_CALLBACK_SECRET).update(text).digest('hex')}`;
  if (headers['x-kernel-signature'] !== expected && FLAW !== 'forged') return 401;
  if (nonces.has(headers['x-kernel-nonce']) && FLAW !== 'repeated') return 409;
  nonces.add(headers['x-kernel-nonce']);
  const { signed_manifest: signed } = JSON.parse(text);
  if (FLAW !== 'forgetful') manifests.set(signed.manifest.agent_id, signed);
  return 200;
}

async function submit(body) {
  const authorization = FLAW === 'anonymous' ? {} : { authorization: `Bearer ${KERNEL_JWT}` };
  if (FLAW !== 'silent')
    await fetch(KERNEL_URL, { method: 'POST', body: JSON.stringify(body), headers: authorization });
  return [202, { status: 'accepted' }];
}

async function answer({ method, url, headers }, body) {
  if (url === '/ready') return [200, {}];
  if (method === 'PUT') {
    const kept = FLAW === 'lossy' ? body.subarray(1) : body;
    return [uploads.set(url, createHash('sha256').update(kept).digest('hex')) && 200, {}];
  }
  if (url === '/api/v1/kernel/callback') return [takeCallback(headers, body.toString()), {}];
  if (!(await isCreator(headers.authorization))) return [401, {}];
  if (method === 'GET') return [200, { latest_manifest: manifests.get(url.split('/').at(-1)) }];
  const given = JSON.parse(body.toString());
  if (url === '/api/v1/agent/save') return [200, { agent_id: randomUUID() }];
  if (url === '/api/v1/package') return [200, { artifact_id: 'a', upload_url: `${own}/bucket/a` }];
  if (url === '/api/v1/package/complete') {
    const isThere = uploads.get(`/bucket/${given.artifact_id}`) === given.sha256;
    return isThere ? [200, { artifact_url: 's3://artifacts/a' }] : [409, {}];
  }
  return url === '/api/v1/kernel/submit' ? submit(given) : [404, {}];
}

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const [status, body] = await answer(request, Buffer.concat(parts));
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}).listen(Number(PORT), HOST);
