import { type Endpoint, outside, secretRef } from '../../index.js';

/** What Google publishes of its addresses, as far as its APIs answer there: https://www.gstatic.com/ipranges/goog.json */
const google = [
  ...['64.233.160.0/19', '74.125.0.0/16', '108.177.0.0/17', '142.250.0.0/15', '172.217.0.0/16', '172.253.0.0/16'],
  ...['173.194.0.0/16', '209.85.128.0/17', '216.58.192.0/19'],
];
/** The same of Microsoft, for signing in and for Graph: endpoint set 56 of Microsoft 365. */
const microsoft = ['20.20.32.0/19', '20.190.128.0/18', '20.231.128.0/19', '40.126.0.0/18'];

const at = (cidrs: readonly string[], ...hosts: readonly string[]): readonly Endpoint[] =>
  hosts.map(host => outside({ host, cidrs }));

/** Who signs users in, and whose calendars are read; each with the variables of the OAuth client there. */
export const providers = {
  google: {
    signIn: at(google, 'accounts.google.com', 'oauth2.googleapis.com'),
    calendar: at(google, 'www.googleapis.com'),
    variables: {
      GOOGLE_CLIENT_ID: 'helmsman.apps.googleusercontent.com',
      GOOGLE_CLIENT_SECRET: secretRef('helmsman/google', 'client-secret'),
    },
  },
  microsoft: {
    signIn: at(microsoft, 'login.microsoftonline.com'),
    calendar: at(microsoft, 'graph.microsoft.com'),
    variables: {
      MICROSOFT_CLIENT_ID: '5c0d8a52-7c0e-4f0e-9d0b-3d3f6b3a1c11',
      MICROSOFT_CLIENT_SECRET: secretRef('helmsman/microsoft', 'client-secret'),
    },
  },
} as const;

export const languageModel = {
  endpoint: outside({ host: 'api.openai.com' }),
  variables: { OPENAI_API_KEY: secretRef('helmsman/openai', 'api-key') },
} as const;
