import { cloudNativePostgres } from '../../../src/entries/platform.js';
import { chartIn, only, refusals, small } from '../support.js';

const versions = { 'cloudnative-pg': { repository: 'ghcr.io/cloudnative-pg/postgresql', staging: '15.13' } };
const needs = { database: 'shop', credentials: 'shop/db', maxConnections: 200, storage: '10Gi', resources: small };
const chart = () => chartIn({ apiServer: { cidrs: ['10.0.0.1/32'] } }, { versions });
const props = { image: 'cloudnative-pg', owner: 'shop_owner', instances: 3 };

test('A4 D1: the SQL of the system runs when the database is made, in the order of its names', () => {
  const scope = chart();
  const init = { '20-grants.sql': 'GRANT a TO b;\n', '10-schema.sql': 'CREATE SCHEMA audit;\n' };
  cloudNativePostgres(props).place({ ...needs, init })(scope, 'database');
  expect(only(scope, 'Cluster').spec['bootstrap']).toMatchObject({
    initdb: { postInitApplicationSQL: expect.arrayContaining(['CREATE SCHEMA audit;\n', 'GRANT a TO b;\n']) },
  });
  const wrong = () => cloudNativePostgres(props).place({ ...needs, init: { 'setup.sh': 'true' } })(chart(), 'database');
  expect(refusals(wrong).map(each => each[1])).toEqual(['a script is named "setup.sh".']);
});
