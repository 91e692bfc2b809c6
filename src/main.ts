import { Fleet } from './index.js';
import { CodeAi } from './systems/codeai/system.js';
import { CodexAppServer } from './systems/codex-app-server/system.js';
import { development, production, staging } from './systems/environments.js';
import { Helmsman } from './systems/helmsman/system.js';
import { Idea } from './systems/idea/system.js';
import { Idis } from './systems/idis/system.js';
import { prices } from './systems/prices.js';

/** This repository's systems, in each of their environments. */
export const fleet = new Fleet({
  environments: [development, staging, production],
  systems: { codeai: CodeAi, 'codex-app-server': CodexAppServer, helmsman: Helmsman, idea: Idea, idis: Idis },
  gates: [{ environment: 'production', system: 'idea', role: 'SuperAdmin' }],
  prices,
});
