// A client of a JSON-RPC server over its own standard output and input, as an HTTP wrapper is one: asks for what its
// argument says, writes a given text to standard error, and ends on demand.
import { createInterface } from 'node:readline';

const ask = message => process.stdout.write(`${JSON.stringify(message)}\n`);
createInterface({ input: process.stdin }).on('line', line => {
  process.stderr.write(`told ${line.length > 200 ? line.length : line}\n`);
  if (line.includes('"leave"')) process.exit(0);
});
const size = Number(process.argv[2] ?? 0);
ask({ id: 1, method: 'echo', params: 'x'.repeat(size) });
