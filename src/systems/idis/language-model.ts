import type { Endpoint, SecretRef } from '../../index.js';
import { outside, secretRef } from '../../index.js';

/** Who runs the language model. */
export type LanguageModel = 'openai' | 'anthropic' | 'azure';

interface Provider {
  readonly endpoint: Endpoint;
  readonly variables: Readonly<Record<string, string | SecretRef>>;
}

const azureHost = 'idis.openai.azure.com';

/** Where each provider answers, and the variables that only it needs. */
export const providers = {
  openai: {
    endpoint: outside({ host: 'api.openai.com' }),
    variables: { IDIS_OPENAI_API_KEY: secretRef('idis/openai', 'api-key') },
  },
  anthropic: {
    endpoint: outside({ host: 'api.anthropic.com' }),
    variables: { IDIS_ANTHROPIC_API_KEY: secretRef('idis/anthropic', 'api-key') },
  },
  azure: {
    endpoint: outside({ host: azureHost }),
    variables: {
      IDIS_AZURE_OPENAI_ENDPOINT: `https://${azureHost}`,
      IDIS_AZURE_OPENAI_KEY: secretRef('idis/azure-openai', 'api-key'),
    },
  },
} as const satisfies Readonly<Record<LanguageModel, Provider>>;
