import type { Endpoint } from '../../index.js';
import { httpGet, outsideHttps, type System, WebService } from '../../index.js';
import { cloudFront } from '../published-ranges.js';
import { ideaWebConfig } from './config.js';

export interface Web {
  /** What browsers load it from. */
  readonly origin: string;
  /** What a check can ask; Vite answers for its public name alone. */
  readonly page?: Endpoint<'http'>;
}

/** The web client: served by Vite in development, and elsewhere by a static host that somebody else runs. */
export function web(system: System, api: string): Web {
  const { environment } = system;
  const host = environment.host('idea');
  const origin = `https://${host}`;
  if (environment.tier !== 'development') return { origin, page: outsideHttps({ host, cidrs: cloudFront.cidrs }) };
  new WebService(system, 'codex-web', {
    image: system.image('codex-web'),
    // The configuration is not compiled to a file: the root is read-only.
    command: [
      ...['node', 'node_modules/vite/bin/vite.js', '--configLoader', 'runner'],
      ...['--host', '0.0.0.0', '--port', '5173', '--strictPort'],
    ],
    config: ideaWebConfig
      .withRuntimeShim()
      .values({ VITE_API_URL: `https://${api}`, __VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS: host }),
    ports: { http: 5173 },
    probes: { liveness: httpGet('/', { timeout: 5 }), readiness: httpGet('/', { timeout: 5 }) },
    resources: { cpu: ['100m', '1'], memory: ['256Mi', '1Gi'] },
    writable: { '/tmp': '64Mi', '/app/node_modules/.vite': '512Mi' },
    // Changes are sent over a WebSocket, which is silent while nobody types.
    route: { host, idleTimeout: 3600 },
  });
  return { origin };
}
