import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { App, Chart, Include } from 'cdk8s';
import '../../src/index.js';
import { ProblemError } from '../../src/problem.js';
import { readManifests } from '../../src/read/manifests.js';
import { errorOf } from '../write/problems.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plainsail-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'foreign.yaml');
function problemsOf(work: () => unknown) {
  const error = errorOf(work);
  return error instanceof ProblemError ? error.problems : [];
}
function include(url: string): readonly unknown[] {
  return new Include(new Chart(new App(), 'chart'), 'foreign', { url }).apiObjects.map(object => object.toJson());
}

test.each([
  ['words that YAML 1.1 takes for booleans, as keys and values', 'data: { y: n, off: on }'],
  ['numbers with a colon, an underscore, in octal and binary', 'data: { a: 190:20:30, b: 1_000, c: 0755, d: 0b11 }'],
  ['dates and binary', 'data: { a: 2024-01-01, b: !!binary aGVsbG8= }'],
  ['a list that closes left of its key', 'data:\n  a: [\n  x,\n]'],
  ['merge keys', 'data: { <<: { a: x }, b: z }'],
])('an Include has what check reads of the same file: %s', (_, data) => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n${data}\n`;
  writeFileSync(file(), text);
  const { graph, problems } = readManifests([{ file: file(), text }]);
  expect(problems.filter(({ id }) => id === 'invalid-yaml')).toEqual([]);
  expect(include(file())).toEqual(graph.objects.map(({ manifest }) => manifest));
});

test('empty documents are left out, and JSON values one behind the other are objects', () => {
  writeFileSync(file(), '# nothing\n---\n---\n{}\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: a }\n');
  expect(include(file())).toMatchObject([{ kind: 'Secret' }]);
  const of = (name: string) => JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name } });
  writeFileSync(file(), of('a') + of('b'));
  expect(include(file())).toMatchObject([{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }]);
});

test('everything that cannot be read is refused by line, and no half of a document is taken', () => {
  writeFileSync(file(), 'a: 1\na: 2\n---\nkind: [\n---\nkind: {{ .Values.kind }}\n');
  expect(problemsOf(() => include(file())).map(({ id, file: at }) => [id, at])).toEqual([
    ['invalid-yaml', `${file()}:2`],
    ['invalid-yaml', `${file()}:4`],
    ['invalid-yaml', `${file()}:6`],
  ]);
});

test('a file that is missing or no text is named', () => {
  expect(problemsOf(() => include(file()))).toMatchObject([
    { id: 'unreadable-file', message: `${file()}: no such file` },
  ]);
  writeFileSync(file(), new Uint8Array([0xff, 0xfe, 0x00]));
  expect(problemsOf(() => include(file()))).toMatchObject([
    { id: 'unreadable-file', message: `${file()}: not UTF-8 text` },
  ]);
});

test('what has a URL is downloaded, and read alike; what cannot be had is named', async () => {
  const server = new Worker(
    `const { parentPort } = require('node:worker_threads');
    const server = require('node:http').createServer(({ url }, response) => {
      response.writeHead(url === '/there' ? 200 : 404);
      response.end('apiVersion: v1\\nkind: ConfigMap\\nmetadata: { name: a }\\ndata: { a: 190:20:30 }');
    });
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  try {
    const port = await new Promise<number>(resolve => server.once('message', resolve));
    expect(include(`http://127.0.0.1:${port}/there`)).toMatchObject([{ data: { a: '190:20:30' } }]);
    const gone = `http://127.0.0.1:${port}/gone`;
    expect(problemsOf(() => include(gone))).toMatchObject([
      { id: 'unreadable-file', message: expect.stringMatching(`^${gone}: cannot be downloaded: .*404`) },
    ]);
  } finally {
    await server.terminate();
  }
});
