import { App } from 'cdk8s';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment } from '../../../src/index.js';
import { staging } from '../../../src/systems/environments.js';
import type { LanguageModel } from '../../../src/systems/idis/language-model.js';
import { Idis } from '../../../src/systems/idis/system.js';
import { objectStorage } from '../../../src/systems/object-storage.js';
import { only } from './looked.js';

/** Staging with another provider, where policies know names. */
function idisWith(languageModel: LanguageModel) {
  const cluster = { ...staging.props.cluster, networkPolicies: 'cilium' } as const;
  const app = new App();
  new Idis(app, { environment: new Environment('staging', { ...staging.props, cluster }), languageModel });
  return graphOf(app);
}
const configWith = (languageModel: LanguageModel) => only(idisWith(languageModel), 'ConfigMap', 'idis-config').data;

/** What the API reaches in every case. */
const bucket = { matchName: objectStorage.host };

const keys = ['IDIS_OPENAI_API_KEY', 'IDIS_ANTHROPIC_API_KEY', 'IDIS_AZURE_OPENAI_KEY'];

test.each([
  ['openai', 'api.openai.com', 'IDIS_OPENAI_API_KEY'],
  ['anthropic', 'api.anthropic.com', 'IDIS_ANTHROPIC_API_KEY'],
  ['azure', 'idis.openai.azure.com', 'IDIS_AZURE_OPENAI_KEY'],
] as const)(
  'D3: with %s as provider, %s is the only one that can be reached, and %s the only key',
  (provider, host, key) => {
    const graph = idisWith(provider);
    expect(only(graph, 'ConfigMap', 'idis-config').data['IDIS_LLM_PROVIDER']).toBe(provider);
    const { template } = only(graph, 'ExternalSecret', 'idis-secrets').spec.target;
    expect(keys.filter(each => each in template.data)).toEqual([key]);
    const { egress } = only(graph, 'CiliumNetworkPolicy', 'idis-api').spec;
    expect(egress.flatMap(({ toFQDNs = [] }) => toFQDNs)).toEqual([bucket, { matchName: host }]);
  },
);

test('D3: Azure is found by its endpoint, which no other provider has', () => {
  expect(configWith('azure')).toMatchObject({ IDIS_AZURE_OPENAI_ENDPOINT: 'https://idis.openai.azure.com' });
  expect(configWith('openai')).not.toHaveProperty('IDIS_AZURE_OPENAI_ENDPOINT');
});

test('D3 C6: where policies know addresses only, the ranges that the environment knows of the provider and of the bucket are open on 443, and no others', () => {
  const app = new App();
  new Idis(app, { environment: staging });
  const { egress } = only(graphOf(app), 'NetworkPolicy', 'idis-api').spec;
  const open = egress.filter(({ to }) => to.some(({ ipBlock }) => ipBlock));
  const { [objectStorage.host]: ofBucket = [], 'api.openai.com': ofProvider } = staging.cluster.addresses!;
  const ranges = [...ofBucket, ...(ofProvider ?? [])];
  expect(open).toEqual([{ to: ranges.map(cidr => ({ ipBlock: { cidr } })), ports: [{ port: 443 }] }]);
});
