import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

test('writers killed at random moments leave nothing that the next run does not make whole', () => {
  const harness = join(__dirname, '../../tools/kill-writer.js');
  const printed = execFileSync(process.execPath, [harness, '--kills', '20'], { encoding: 'utf8', timeout: 50_000 });
  process.stdout.write(printed);
  expect(printed).toMatch(/^20 kills: .*; 0 failures$/m);
}, 60_000);
