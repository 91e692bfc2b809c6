import { App } from 'cdk8s';
import { runChecks } from '../../../src/checks/registry.js';
import type { AnnouncedProps } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { announce, Environment, httpGet, System, WebService } from '../../../src/index.js';
import { ProblemError } from '../../../src/problem.js';
import { only, refusals, small } from '../support.js';

const server = {
  image: 'registry.example.com/shop:1.4.0',
  ports: { http: 8080 },
  probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
  resources: small,
};

/** The API calls the ledger, and the ledger calls the API. */
function shop(props: Partial<AnnouncedProps> = {}, ledgerId = 'ledger') {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  const system = new System(new App(), 'shop', { environment });
  const ahead = announce(system, 'ledger', { ports: { http: 8080 }, ...props });
  const api = new WebService(system, 'api', { ...server, calls: [ahead.port('http')] });
  const ledger = new WebService(system, ledgerId, { ...server, calls: [api.port('http')] });
  return { system, ahead, api, ledger };
}

const peer = (name: string) => [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } }];
const ports = [{ port: 8080 }];

test('two components call each other: policies at both ends of both calls, and an order without a circle', () => {
  const { system, ahead, api, ledger } = shop();
  for (const [name, other] of [
    ['api', 'ledger'],
    ['ledger', 'api'],
  ] as const) {
    const { spec } = only(system, 'NetworkPolicy', name);
    expect(spec['ingress']).toEqual([{ from: peer(other), ports }]);
    expect(spec['egress']).toContainEqual({ to: peer(other), ports });
  }
  expect(ahead.port('http').facts).toEqual(ledger.port('http').facts);
  expect([api.wave, ledger.wave]).toEqual([1, 2]);
  const found = runChecks(graphOf(system.node.root), { kubernetes: '1.33', tier: 'staging' });
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('refuses what is declared otherwise than announced, with both', () => {
  const said = (props: Partial<AnnouncedProps>) => refusals(() => shop(props)).map(([, message]) => message);
  expect(said({ ports: { http: 9090 } })).toEqual(['shop/ledger:http was announced with the port 9090, and has 8080.']);
  expect(said({ name: 'book' })).toEqual([
    'shop/ledger:http was announced with the host book.shop-staging, and has ledger.shop-staging.',
    'shop/ledger:http was announced with the selector {"app.kubernetes.io/name":"book"}, and has {"app.kubernetes.io/name":"ledger"}.',
  ]);
  expect(said({ ports: { htp: 8080 } })[0]).toBe('"ledger" is announced without a port "http". Did you mean "htp"?');
});

test('refuses an announcement that nothing follows', () => {
  const { system } = shop({}, 'leger');
  expect(() => graphOf(system.node.root)).toThrow(ProblemError);
  expect(refusals(() => graphOf(system.node.root)).map(([, message]) => message)).toEqual([
    'shop: "ledger" is announced here, and nothing of that id follows.',
  ]);
});
