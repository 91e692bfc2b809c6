import { cloudNativePostgres } from '../../../src/entries/platform.js';
import { chartIn, only, small } from '../support.js';

const versions = { 'cloudnative-pg': { repository: 'ghcr.io/cloudnative-pg/postgresql', staging: '15.13' } };
const needs = { database: 'shop', credentials: 'shop/db', maxConnections: 100, storage: '5Gi', resources: small };

function placed() {
  const scope = chartIn({ apiServer: { cidrs: ['192.0.2.10/32'] } }, { versions });
  cloudNativePostgres({ image: 'cloudnative-pg', owner: 'shop_owner', instances: 3 }).place(needs)(scope, 'db');
  return scope;
}

test('A8: the second login acts as the owner, and the operator keeps its password', () => {
  expect(only(placed(), 'Cluster').spec).toMatchObject({
    bootstrap: {
      initdb: {
        postInitApplicationSQL: [
          'CREATE ROLE "shop_owner_2" LOGIN IN ROLE "shop_owner"',
          'ALTER ROLE "shop_owner_2" SET role TO "shop_owner"',
        ],
      },
    },
    managed: {
      roles: [{ name: 'shop_owner_2', login: true, inRoles: ['shop_owner'], passwordSecret: { name: 'db-second' } }],
    },
  });
});

test.each([
  ['db-owner', 'shop_owner'],
  ['db-second', 'shop_owner_2'],
])('C8: %s names its role, and the operator notices when its password changes', (secret, username) => {
  expect(only(placed(), 'ExternalSecret', secret).spec).toMatchObject({
    target: {
      template: {
        type: 'kubernetes.io/basic-auth',
        metadata: { labels: { 'cnpg.io/reload': 'true' } },
        data: { username, password: expect.stringContaining(`if eq .shop_db_user "${username}"`) },
      },
    },
  });
});
