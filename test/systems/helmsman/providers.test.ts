import { App } from 'cdk8s';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment } from '../../../src/index.js';
import { staging } from '../../../src/systems/environments.js';
import { Helmsman } from '../../../src/systems/helmsman/system.js';
import { environments, idsOf, of } from './rendered.js';

interface Template {
  readonly spec: { readonly target: { readonly template: { readonly data: Readonly<Record<string, string>> } } };
}

test.each(environments)(
  'H5: in %s secrets of both providers, of tokens, of OpenAI and of the stores are templates',
  environment => {
    const { data } = of<Template>(environment, 'ExternalSecret/backend-secrets').spec.target.template;
    expect(Object.keys(data).sort()).toEqual([
      'DATABASE_URL',
      'GOOGLE_CLIENT_SECRET',
      'JWT_SECRET',
      'MICROSOFT_CLIENT_SECRET',
      'OPENAI_API_KEY',
      'REDIS_URL',
    ]);
    expect(Object.values(data).every(text => text.includes('{{'))).toBe(true);
    expect(idsOf(environment).filter(id => id.startsWith('Secret/'))).toEqual([]);
  },
);

test.each(environments)('H5: in %s both features are on', environment => {
  expect(of<object>(environment, 'ConfigMap/backend-config')).toMatchObject({
    data: { FEATURE_CALENDAR_INTEGRATION: 'true', FEATURE_AI_SUGGESTIONS: 'true' },
  });
});

/** The names that the API reaches, where policies know names. */
test('H5 C6: the API reaches the providers of sign-in and of calendars, and OpenAI, and no other name', () => {
  const cluster = { ...staging.props.cluster, networkPolicies: 'cilium' } as const;
  const app = new App();
  new Helmsman(app, { environment: new Environment('staging', { ...staging.props, cluster }) });
  const policies = graphOf(app).ofKind('CiliumNetworkPolicy');
  const { spec } = policies.find(({ name }) => name === 'backend')!.manifest as unknown as {
    spec: { egress: { toFQDNs?: { matchName: string }[]; toPorts?: object }[] };
  };
  expect(spec.egress.flatMap(({ toFQDNs = [] }) => toFQDNs.map(({ matchName }) => matchName))).toEqual([
    'accounts.google.com',
    'oauth2.googleapis.com',
    'login.microsoftonline.com',
    'www.googleapis.com',
    'graph.microsoft.com',
    'api.openai.com',
  ]);
});

test('H5 C6: where policies know addresses only, nothing is open to all of them', () => {
  const { spec } = of<{ spec: { egress: { to: { ipBlock?: { cidr: string } }[]; ports: object[] }[] } }>(
    'production',
    'NetworkPolicy/backend',
  );
  const outside = spec.egress.filter(({ to }) => to.some(({ ipBlock }) => ipBlock));
  expect(outside.map(({ ports }) => ports)).toEqual([[{ port: 443 }]]);
  expect(outside.flatMap(({ to }) => to.map(({ ipBlock }) => ipBlock?.cidr))).not.toContain('0.0.0.0/0');
});

test.each(environments)('H5 C6: the web client of %s calls nobody, since the browser calls the API', environment => {
  const { spec } = of<{ spec: object }>(environment, 'NetworkPolicy/frontend');
  expect(spec).not.toHaveProperty('egress');
});
