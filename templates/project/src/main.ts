import { Fleet } from 'plainsail';
import { production, staging } from './environments';
import { Shop } from './shop';

/** What `npm run synth` renders: every system in every environment. */
export const fleet = new Fleet({ environments: [staging, production], systems: { shop: Shop } });
