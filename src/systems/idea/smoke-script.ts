/** Runs a server of its own beside a mock Kernel, and takes one artifact all the way: written for the Node of the image. */
export const smokeScript = `\
import { spawn } from 'node:child_process';
import { createHash, createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const { HOST, PORT, KERNEL_URL, KERNEL_JWT, KERNEL_CALLBACK_SECRET } = process.env;
const api = 'http://' + HOST + ':' + PORT;

// The mock takes every submit, and publishes the key of the token below as a provider of identities does.
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...publicKey.export({ format: 'jwk' }), kid: 'smoke', use: 'sig', alg: 'RS256' };
const validation = randomUUID();
const submits = [];
const kernel = createServer(async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  if (request.method === 'POST') submits.push({ headers: request.headers, body: JSON.parse(text) });
  response.writeHead(request.method === 'POST' ? 202 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, keys: [key], status: 'accepted', validation_id: validation }));
});

const encoded = value => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const claims = { sub: 'smoke', roles: ['creator'], iat: now, exp: now + 600 };
const unsigned = encoded({ alg: 'RS256', typ: 'JWT', kid: key.kid }) + '.' + encoded(claims);
const token = unsigned + '.' + createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url');

function expect(truth, otherwise) {
  if (!truth) throw new Error(otherwise);
}

async function ask(method, path, body, headers = { authorization: 'Bearer ' + token, 'idempotency-key': randomUUID() }) {
  const answer = await fetch(api + path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json().catch(() => ({})) };
}

async function succeed(...request) {
  const { status, body } = await ask(...request);
  expect(status < 300, request[1] + ' answers with status ' + status);
  return body;
}

async function ready() {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise(done => setTimeout(done, 250))) {
    const { status } = await fetch(api + '/ready').catch(() => ({}));
    if (status === 200) return;
    expect(server.exitCode === null, 'the server ends with ' + server.exitCode + ' before it is ready');
  }
  throw new Error('/ready does not answer with 200 within a minute');
}

async function packageToSubmit() {
  const { agent_id } = await succeed('POST', '/api/v1/agent/save', { agent_config: { name: 'smoke', profile: 'personal' } });
  const { artifact_id, upload_url } = await succeed('POST', '/api/v1/package', { agent_id, notes: 'smoke' });
  const bundle = Buffer.from('smoke ' + randomUUID());
  const sha256 = createHash('sha256').update(bundle).digest('hex');
  const uploaded = await fetch(upload_url, { method: 'PUT', body: bundle });
  expect(uploaded.ok, 'the upload is answered with status ' + uploaded.status);
  const { artifact_url } = await succeed('POST', '/api/v1/package/complete', { artifact_id, sha256 });
  const callback_url = api + '/api/v1/kernel/callback';
  const metadata = { agent_name: 'smoke' };
  await succeed('POST', '/api/v1/kernel/submit', { artifact_url, sha256, actor_id: 'smoke', metadata, callback_url });
  const taken = submits.filter(({ body }) => body.sha256 === sha256);
  expect(taken.length === 1, 'the Kernel got ' + taken.length + ' submits of the artifact, not one');
  const proof = KERNEL_JWT ? 'Bearer ' + KERNEL_JWT : undefined;
  expect(!proof || taken[0].headers.authorization === proof, 'the Kernel got a submit without KERNEL_JWT');
  return { agent_id, artifact_url, sha256 };
}

async function callback(manifest) {
  const signed_manifest = { manifest, signature: randomUUID(), signer_kid: 'smoke', signed_at: new Date().toISOString() };
  const body = JSON.stringify({ validation_id: validation, status: 'PASS', signed_manifest });
  const headers = secret => ({
    'x-kernel-signature': 'sha256=' + createHmac('sha256', secret).update(body).digest('hex'),
    'x-kernel-timestamp': String(Math.floor(Date.now() / 1000)),
    'x-kernel-nonce': randomUUID(),
  });
  const send = with_ => ask('POST', '/api/v1/kernel/callback', body, with_);
  const stored = async () => (await succeed('GET', '/api/v1/agent/status/' + manifest.agent_id)).latest_manifest;

  const forged = await send(headers('not the secret'));
  expect(forged.status === 401, 'a forged callback is answered with status ' + forged.status + ', not 401');
  expect((await stored())?.signature !== signed_manifest.signature, 'a forged callback stored its manifest');
  const genuine = headers(KERNEL_CALLBACK_SECRET);
  const accepted = await send(genuine);
  expect(accepted.status === 200, 'a signed callback is answered with status ' + accepted.status + ', not 200');
  const repeated = await send(genuine);
  expect(repeated.status >= 400, 'a callback is taken twice');
  const { manifest: kept, signature } = (await stored()) ?? {};
  expect(signature === signed_manifest.signature && kept?.sha256 === manifest.sha256, 'the signed manifest is not stored');
}

let server;
try {
  await new Promise(done => kernel.listen(Number(new URL(KERNEL_URL).port), '127.0.0.1', done));
  server = spawn(process.execPath, ['dist/index.js'], { stdio: 'inherit' });
  await ready();
  const manifest = await packageToSubmit();
  console.log('package, upload, complete, submit: passed');
  await callback(manifest);
  console.log('callback: passed');
} catch (error) {
  console.error('smoke: ' + error.message);
  process.exitCode = 1;
} finally {
  server?.kill();
  kernel.close();
  kernel.closeAllConnections();
}
`;
