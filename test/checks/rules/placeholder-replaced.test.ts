import { placeholderReplaced } from '../../../src/checks/rules/placeholder-replaced.js';
import { testCheck } from '../support/tester.js';

const map = (name: string, value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { VALUE: ${JSON.stringify(value)} }\n---\n`;
const found = (value: string, more = '') => `has the placeholder "${value}"${more}`;

testCheck(placeholderReplaced, {
  example: [['ConfigMap api', 'data.ROLE', found('111122223333')]],
  valid: [
    { name: 'real names and numbers', yaml: map('a', 'https://api.acme.io/100200300400?at=10.0.0.1&k=5c0d8a52-7c0e') },
    { name: 'a client of Google', yaml: map('a', '1054-ab12.apps.googleusercontent.com') },
    { name: 'a word with example in prose', yaml: map('a', 'for instance') },
    { name: 'what is meant', yaml: placeholderReplaced.fails, context: { placeholders: ['111122223333'] } },
    { name: 'an environment that is an example', yaml: placeholderReplaced.fails, context: { placeholders: 'all' } },
  ],
  invalid: [
    ...[
      'api.example.com',
      'idis.cexample.us-east-1.rds.amazonaws.com',
      'example-backups-production',
      'shop.test',
      'helmsman.apps.googleusercontent.com',
      '192.0.2.7/32',
      '2001:db8:1::7',
      'CHANGE_ME',
    ].map(value => ({
      name: value,
      yaml: map('a', `x=${value}`),
      findings: [['ConfigMap a', 'data.VALUE', found(value)]] as const,
    })),
    {
      name: 'one value in several objects, once',
      yaml: map('a', 'a.example.com') + map('b', 'a.example.com') + map('c', 'a.example.com'),
      findings: [['ConfigMap a', 'data.VALUE', found('a.example.com', ', and 2 more objects have it')]],
    },
  ],
});
