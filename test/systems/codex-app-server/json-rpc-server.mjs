// A JSON-RPC server over standard input and output, as the supervisor's tests need one: each method does one thing.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const say = message => process.stdout.write(`${JSON.stringify(message)}\n`);
let isHanging = false;
let lines = 0;

const methods = {
  echo: (id, params) => say({ id, result: params }),
  /** Where it stands: the second server knows nothing of what the first was asked. */
  count: id => say({ id, result: lines }),
  hang: () => {
    isHanging = true;
    writeSync(2, 'hangs\n');
  },
  recover: () => {
    isHanging = false;
  },
  die: () => process.exit(7),
  /** As many answers as it is asked for, of a kilobyte each. */
  flood: (id, count) => {
    for (let i = 0; i < count; i++) say({ id, result: 'x'.repeat(1000) });
  },
  error: id => process.stderr.write(`trouble with ${id}\n`),
  partly: (id, params) => {
    writeSync(1, `{"id":${JSON.stringify(id)},"res`);
    writeSync(2, 'half\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    writeSync(1, `ult":${JSON.stringify(params)}}\n`);
  },
};

const late = [];
if (process.argv[2] === 'ignores-term') process.on('SIGTERM', () => process.stderr.write('told to stop\n'));
if (process.argv[2] === 'ends-cleanly') process.on('SIGTERM', () => process.exit(0));
createInterface({ input: process.stdin }).on('line', line => {
  const { id, method, params } = JSON.parse(line);
  lines++;
  if (isHanging && method !== 'recover') late.push(id);
  else if (methods[method]) methods[method](id, params);
  else say({ id, error: { code: -32601, message: `no method ${method}` } });
  if (method === 'recover') for (const missed of late.splice(0)) say({ id: missed, result: 'late' });
});
process.stderr.write('ready\n');
