import type { Callable, Config } from '../../entries/types.js';
import { HookJob, type System } from '../../index.js';
import { smokeScript } from './smoke-script.js';

const script = '/etc/smoke/smoke.mjs';
/** Where the script is the Kernel, and the provider of identities, of the server that it starts. */
const mock = 'http://127.0.0.1:5176';

interface SmokeProps {
  readonly image: string;
  /** The server's. */
  readonly config: Config;
  /** What it stores in, and what it asks; neither the Kernel nor the provider of identities. */
  readonly calls: readonly Callable[];
}

/** After a rollout: package, upload, complete, submit and callback, by the image and the stores that were rolled out. */
export const smoke = (system: System, { image, config, calls }: SmokeProps): HookJob =>
  new HookJob(system, 'codex-smoke', {
    image,
    command: ['node', script],
    files: { [script]: smokeScript },
    config: config.with({
      HOST: '127.0.0.1',
      KERNEL_URL: mock,
      OIDC_JWKS_URL: `${mock}/keys`,
      OTEL_SERVICE_NAME: 'codex-smoke',
    }),
    calls,
    phase: 'after',
    retries: 1,
    deadline: 300,
    resources: { cpu: ['100m', '1'], memory: ['256Mi', '512Mi'] },
  });
