import type { System } from 'plainsail';
import { TerraformVariables } from 'plainsail/platform';

/** Values of the declaration for Terraform, in the folder `templates`. */
export function example(shop: System) {
  new TerraformVariables(shop, 'infrastructure', {
    file: 'shop.auto.tfvars',
    sections: { Database: { database_size_gb: 50, database_zones: ['a', 'b'] } },
  });
}
