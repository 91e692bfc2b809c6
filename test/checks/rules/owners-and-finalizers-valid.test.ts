import { ownersAndFinalizersValid } from '../../../src/checks/rules/owners-and-finalizers-valid.js';
import { testCheck } from '../support/tester.js';

const metadata = (text: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, ${text} }
`;
const owner = (uid: string, more = '') => `{ apiVersion: apps/v1, kind: Deployment, name: api, uid: ${uid}${more} }`;

testCheck(ownersAndFinalizersValid, {
  example: [['ConfigMap settings', 'metadata.ownerReferences[0].uid', 'is empty']],
  valid: [
    {
      name: 'two owners, one of which controls',
      yaml: metadata(`ownerReferences: [${owner('a', ', controller: true')}, ${owner('b', ', controller: false')}]`),
    },
    { name: 'finalizers with and without a domain', yaml: metadata('finalizers: [orphan, example.com/Keep]') },
  ],
  invalid: [
    {
      name: 'two owners that control',
      yaml: metadata(`ownerReferences: [${owner('a', ', controller: true')}, ${owner('b', ', controller: true')}]`),
      findings: [['ConfigMap settings', 'metadata.ownerReferences[1].controller', 'one owner controls']],
    },
    {
      name: 'one owner twice',
      yaml: metadata(`ownerReferences: [${owner('a')}, ${owner('a')}]`),
      findings: [['ConfigMap settings', 'metadata.ownerReferences[1]', 'has the uid of metadata.ownerReferences[0]']],
    },
    {
      name: 'an Event as an owner',
      yaml: metadata('ownerReferences: [{ apiVersion: v1, kind: Event, name: a, uid: a }]'),
      findings: [['ConfigMap settings', 'metadata.ownerReferences[0].kind', 'cannot own']],
    },
    {
      name: 'finalizers that are not names, or repeat, or contradict each other',
      yaml: metadata("finalizers: [a b, orphan, orphan, foregroundDeletion, '']"),
      findings: [
        ['ConfigMap settings', 'metadata.finalizers[0]', '"a b"'],
        ['ConfigMap settings', 'metadata.finalizers[2]', 'is in the list already'],
        ['ConfigMap settings', 'metadata.finalizers[4]', '""'],
        ['ConfigMap settings', 'metadata.finalizers', 'has both'],
      ],
    },
  ],
});
