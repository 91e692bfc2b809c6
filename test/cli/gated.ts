import type { KeyObject } from 'node:crypto';
import { approversYaml, jane, joe } from '../approvals/office.js';
import { fleetOf, Project } from './project.js';

const gates = `gates: [{ environment: 'production', system: 'shop', role: 'SuperAdmin' }]`;
const bank = `class Bank extends System {
  constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
    super(scope, 'bank', props);
    new Worker(this, 'ledger', { image: this.image('shop'), resources: common.resources });
  }
}`;

/** The shop, gated in production, with these props more; and a bank without a gate beside it. */
export const gatedFleet = (version = '1.2.0', more = '') =>
  fleetOf(`    new Worker(this, 'api', { image, resources: common.resources${more} });`)
    .replace("production: '1.2.0'", `production: '${version}'`)
    .replace('class Shop', `${bank}\n\nclass Shop`)
    .replace('systems: { shop: Shop }', `systems: { shop: Shop, bank: Bank }, ${gates}`);

const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A project with a gate, two approvers and their keys. */
export const gatedProject = () =>
  new Project({
    'fleet.ts': gatedFleet(),
    'approvals/approvers.yaml': approversYaml(jane, joe),
    'jane.pem': pem(jane.keys.privateKey),
    'joe.pem': pem(joe.keys.privateKey),
  });

export const asJane = ['shop', 'production', '--key', 'jane.pem', '--approver', 'jane', '--today', '2030-01-31'];
