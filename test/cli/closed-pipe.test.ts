import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fleetOf, Project } from './project.js';

let project: Project;
beforeEach(() => {
  project = new Project({ 'fleet.ts': fleetOf(`    new WebService(this, 'api', { ...common, image });`) });
});
afterEach(() => project.remove());

test('a reader that has read enough changes neither the report nor the exit code', async () => {
  const bin = join(__dirname, '..', '..', 'bin', 'plainsail.js');
  const child = spawn(process.execPath, [bin, 'synth', '--check'], { cwd: project.folder });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  expect(stderr).toMatch(/\ndist is not what would be written\. Run "plainsail synth" and commit the result\.\n$/);
  expect([code, stderr]).toEqual([1, expect.not.stringContaining('EPIPE')]);
});
