import { register } from 'node:module';

// `node --import plainsail/register --test test/*.test.ts`: Node runs TypeScript as the command compiles a fleet.
process.setSourceMapsEnabled(true);
register('./cli/typescript-hooks.js', import.meta.url);
