import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What these projects cannot be had without, and is not here: no fault of ours. */
export class Missing extends Error {}

/** @throws Missing with the end of what the command says, where it fails */
export function fetched(folder, command, args, env = {}) {
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } };
  const { status, error, stdout, stderr } = spawnSync(command, args, options);
  if (status === 0) return stdout.trim();
  const said = error?.message ?? `${stdout}${stderr}`.trim().split('\n').at(-1);
  throw new Missing(`${[command, ...args].join(' ').replaceAll(folder, '.')}: ${said}`);
}

/**
 * A project with a Service that lacks its ports, beside what is right: `cdk8s synth` with the plugin as docs/plugin.md has
 * it for a project without npm. The package is where cdk8s-cli installs it.
 * @param app the command that writes the manifests
 * @throws Error where the verdict, the construct path or the manifests are not what they should be
 */
export function judged(folder, { language, app, tarball, cdk8s }) {
  const pluginsDirectory = join(folder, 'plugins');
  const home = join(pluginsDirectory, 'plainsail', '0.1.0');
  mkdirSync(home, { recursive: true });
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  fetched(home, 'npm', ['install', '--prefix', home, ...quietly, tarball, 'cdk8s', 'constructs']);
  const synth = properties => {
    const plugin = { package: 'plainsail', version: '0.1.0', class: 'PlainsailValidation', properties };
    const config = { language, app, pluginsDirectory, validations: [plugin] };
    writeFileSync(join(folder, 'cdk8s.yaml'), JSON.stringify(config));
    const args = [cdk8s, 'synth', '--check-upgrade=false', '--validation-reports-output-file', 'report.json'];
    const env = { ...process.env, GOFLAGS: '-mod=mod' };
    rmSync(join(folder, 'report.json'), { force: true }); // cdk8s-cli writes over none.
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env });
    const said = `${stdout}${stderr}`;
    const expected = properties.skip ? 0 : 2;
    if (status !== expected) throw new Error(`cdk8s synth ended with ${status} instead of ${expected}:\n${said}`);
    return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).reports[0].violations;
  };
  const faulty = synth({}).find(({ ruleName }) => ruleName === 'service-fields-valid (error)');
  const [construct] = faulty?.violatingConstructs ?? [];
  if (construct?.constructPath !== 'shop/stray') throw new Error(`the report has ${JSON.stringify(faulty)}`);
  const accepted = synth({ skip: ['service-fields-valid'] });
  if (accepted.some(({ ruleName }) => ruleName.includes('(error)')))
    throw new Error(`the report has ${JSON.stringify(accepted)}`);
  const written = readFileSync(join(folder, 'dist', 'shop.k8s.yaml'), 'utf8');
  if (!written.includes('kind: Deployment')) throw new Error(`the manifests are:\n${written}`);
}
