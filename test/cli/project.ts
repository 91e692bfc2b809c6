import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of somebody's own, in a folder of its own, that is removed after the test. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'plainsail-project-'));

  constructor(files: Readonly<Record<string, string>>) {
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'packages'));
    this.write({ 'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'fleet.ts' } }), ...files });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}~`, text);
      renameSync(`${file}~`, file); // At once, as editors do it: nobody sees half of a file.
    }
  }

  /** Runs the command as a user would. */
  plainsail(...args: readonly string[]): Run {
    return this.plainsailIn('.', ...args);
  }

  /** The same from a folder of the project. */
  plainsailIn(folder: string, ...args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'plainsail.js'), ...args], {
      cwd: join(this.folder, folder),
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    return { code: status, stdout, stderr };
  }

  /** The text of a file. */
  text(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Every file below a folder with its text and the time it was last written. */
  tree(folder: string): Record<string, string> {
    const names = readdirSync(join(this.folder, folder), { recursive: true }) as string[];
    const files = names.sort().map(name => [name, lstatSync(join(this.folder, folder, name))] as const);
    return Object.fromEntries(
      files
        .filter(([, stat]) => stat.isFile())
        .map(([name, { mtimeMs }]) => [name, `${mtimeMs} ${readFileSync(join(this.folder, folder, name), 'utf8')}`]),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A fleet of one system in one environment, with this inside the system's constructor. */
export function fleetOf(body: string): string {
  return `import { Environment, Fleet, httpGet, secretRef, SecretTemplate, System, WebService, Worker } from 'plainsail';
import type { SystemProps } from 'plainsail';

const versions = {
  images: { shop: { repository: 'registry.example.com/shop', versions: { production: '1.2.0' } } },
};
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions });
const common = {
  ports: { http: 8080 },
  probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
  resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
} as const;

class Shop extends System {
  constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
    super(scope, 'shop', props);
    const image = this.image('shop');
${body}
  }
}

export const fleet = new Fleet({ environments: [production], systems: { shop: Shop } });
`;
}
