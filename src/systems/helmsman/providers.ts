import type { Endpoint } from '../../index.js';
import { outside, secretRef } from '../../index.js';
import { google, microsoft } from '../published-ranges.js';

const at = ({ cidrs }: { readonly cidrs: readonly string[] }, ...hosts: readonly string[]): readonly Endpoint[] =>
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
