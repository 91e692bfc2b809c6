import { secretRef } from '../../../src/index.js';
import { backendConfig, frontendConfig } from '../../../src/systems/helmsman/config.js';
import { catalogueDifferences, type Documented } from '../documented.js';

/** "Environment Variables" of the document; credentials, keys and passwords are its secrets. */
const backend: readonly Documented[] = [
  ['DATABASE_URL', undefined, 'secret'],
  ['JWT_SECRET', undefined, 'secret'],
  ['GOOGLE_CLIENT_ID'],
  ['GOOGLE_CLIENT_SECRET', undefined, 'secret'],
  ['MICROSOFT_CLIENT_ID'],
  ['MICROSOFT_CLIENT_SECRET', undefined, 'secret'],
  ['OPENAI_API_KEY', undefined, 'secret'],
  ['FEATURE_CALENDAR_INTEGRATION'],
  ['FEATURE_AI_SUGGESTIONS'],
];
const frontend: readonly Documented[] = [
  ['NEXT_PUBLIC_API_URL'],
  ['NEXT_PUBLIC_WS_URL'],
  ['NEXT_PUBLIC_GOOGLE_CLIENT_ID'],
];

test('C7 H5: the catalogues are the lists of the document, but for what is listed', () => {
  expect(catalogueDifferences(backendConfig, backend)).toEqual({
    // H3: Redis keeps the sessions; the document names no variable.
    REDIS_URL: 'added',
  });
  expect(catalogueDifferences(frontendConfig, frontend)).toEqual({
    // A container's HOSTNAME is the pod's name, and Next.js would listen there alone.
    HOSTNAME: 'added',
    NEXT_PUBLIC_API_URL: 'build-time',
    NEXT_PUBLIC_WS_URL: 'build-time',
    NEXT_PUBLIC_GOOGLE_CLIENT_ID: 'build-time',
  });
});

const required = { DATABASE_URL: secretRef('h/db', 'url'), JWT_SECRET: secretRef('h/jwt', 'secret') };
const problemsOf = (more: Parameters<typeof backendConfig.values>[0]) =>
  backendConfig
    .values({ ...required, ...more })
    .resolve([])
    .problems.map(({ message }) => message);

test('H5: a feature that is on has what it needs', () => {
  expect(problemsOf({ FEATURE_AI_SUGGESTIONS: true })).toEqual([
    'OPENAI_API_KEY must be set when FEATURE_AI_SUGGESTIONS is "true".',
  ]);
  expect(problemsOf({ FEATURE_AI_SUGGESTIONS: false })).toEqual([]);
  expect(problemsOf({ FEATURE_CALENDAR_INTEGRATION: true })).toEqual([
    'one of GOOGLE_CLIENT_ID with GOOGLE_CLIENT_SECRET, MICROSOFT_CLIENT_ID with MICROSOFT_CLIENT_SECRET must be set' +
      ' when FEATURE_CALENDAR_INTEGRATION is "true".',
  ]);
});
