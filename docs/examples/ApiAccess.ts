import { ApiAccess, type System } from 'plainsail';

/** An account of another chart lists the pods of this namespace. */
export function example(shop: System) {
  new ApiAccess(shop, 'access', {
    name: 'lister',
    account: 'lister',
    access: [{ resources: ['pods'], verbs: ['list', 'watch'] }],
  });
}

export const shows = ['role-lister.yaml'];
