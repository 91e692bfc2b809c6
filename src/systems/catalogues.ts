import { codeaiConfig } from './codeai/config.js';
import { codexAppServerConfig } from './codex-app-server/config.js';
import { backendConfig, frontendConfig } from './helmsman/config.js';
import { ideaConfig } from './idea/config.js';
import { idisConfig, idisUiConfig } from './idis/config.js';

/** The catalogues of each system's own programs, for documentation. */
export const catalogues = {
  idea: [ideaConfig],
  helmsman: [backendConfig, frontendConfig],
  idis: [idisConfig, idisUiConfig],
  codeai: [codeaiConfig],
  'codex-app-server': [codexAppServerConfig],
};
