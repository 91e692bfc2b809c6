import { runChecks } from '../../src/checks/registry.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject } from '../../src/graph/object.js';

/** Each makes some pattern begin again at every character, and look behind it to the end. */
const units = [
  'a-',
  'a.',
  'a/',
  'a://',
  'a://a:',
  'sk-',
  'ecdsa-sha2-',
  'eyJaaaaaaaaaaaa-',
  '${a',
  '{{',
  '1',
  ':',
  ' ',
  '(',
];
const manifest = (text: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'api', annotations: { note: text } },
  spec: {
    selector: { matchLabels: { app: 'api' } },
    template: {
      metadata: { labels: { app: 'api' } },
      spec: {
        containers: [
          {
            name: 'api',
            image: text,
            args: [text],
            env: [{ name: 'SETTING', value: text }],
            resources: { requests: { cpu: text } },
          },
        ],
      },
    },
  },
});

/** Milliseconds of this process. */
function costOf(text: string): number {
  const before = process.cpuUsage();
  runChecks(new Graph([graphObject(manifest(text))]), { kubernetes: '1.31' }, { profile: 'strict' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test.each(units)('sixteen times as much of %j takes about sixteen times as long', unit => {
  const text = unit.repeat(5_000 / unit.length);
  costOf(text);
  const limit = Math.max(costOf(text), 10) * 16 * 4;
  expect(costOf(text.repeat(16))).toBeLessThan(limit);
});
