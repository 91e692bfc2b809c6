import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smokeScript } from '../../../src/systems/idea/smoke-script.js';

/** The image as far as the script sees it: a folder with `dist/index.js`. */
const image = mkdtempSync(join(tmpdir(), 'plainsail-smoke-'));
beforeAll(() => {
  mkdirSync(join(image, 'dist'));
  writeFileSync(join(image, 'smoke.mjs'), smokeScript);
  copyFileSync(join(__dirname, 'smoke-server.cjs'), join(image, 'dist', 'index.js'));
});
afterAll(() => rmSync(image, { recursive: true }));

const freePort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Runs the script as the Job does, against a server with a flaw. */
async function smoke(more: Readonly<Record<string, string>> = {}) {
  const [server, kernel] = [await freePort(), await freePort()];
  const env = {
    HOST: '127.0.0.1',
    PORT: String(server),
    KERNEL_URL: `http://127.0.0.1:${kernel}`,
    OIDC_JWKS_URL: `http://127.0.0.1:${kernel}/keys`,
    KERNEL_JWT: 'kernel-token',
    KERNEL_CALLBACK_SECRET: 'callback',
    ...more,
  };
  const run = spawn(process.execPath, ['smoke.mjs'], { cwd: image, env });
  let [out, err] = ['', ''];
  run.stdout.on('data', text => {
    out += text;
  });
  run.stderr.on('data', text => {
    err += text;
  });
  const status = await new Promise<number | null>(resolve => run.on('close', resolve));
  return { status, out, err };
}

test('I13: an artifact goes from package to submit, and the signed callback is stored', async () => {
  expect(await smoke()).toEqual({
    status: 0,
    out: 'package, upload, complete, submit: passed\ncallback: passed\n',
    err: '',
  });
});

test.each([
  ['does not submit', 'silent', 'the Kernel got 0 submits of the artifact, not one'],
  ['submits without its token', 'anonymous', 'the Kernel got a submit without KERNEL_JWT'],
  ['believes a forged callback', 'forged', 'a forged callback is answered with status 200, not 401'],
  ['takes a callback twice', 'repeated', 'a callback is taken twice'],
  ['does not store the manifest', 'forgetful', 'the signed manifest is not stored'],
  ['loses a part of an upload', 'lossy', '/api/v1/package/complete answers with status 409'],
  ['does not start', 'dead', 'the server ends with 3 before it is ready'],
])('I13: a server that %s is found', async (_, FLAW, message) => {
  expect(await smoke({ FLAW })).toMatchObject({ status: 1, err: `smoke: ${message}\n` });
});
