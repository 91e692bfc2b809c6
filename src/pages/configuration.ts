import { exampleOf } from '../config/documentation/example.js';
import { jsonSchemaOf } from '../config/documentation/json-schema.js';
import { configurationPage } from '../config/documentation/page.js';
import type { Program } from '../config/program.js';
import { deliveryText } from '../environment/delivery-text.js';
import type { Fleet } from '../fleet/fleet.js';
import { usesBySystem } from './uses.js';

/** Programs by system: for systems that the fleet does not have yet. */
export type Catalogues = Readonly<Record<string, readonly { readonly program: Program }[]>>;

/**
 * The pages of every system's configuration by path, below `docs/configuration`: one for each system, and for each
 * program a JSON Schema and an example of its environment.
 * @throws ProblemError with everything that the declarations refuse
 */
export function configurationPages(fleet: Fleet, catalogues: Catalogues = {}): ReadonlyMap<string, string> {
  const uses = usesBySystem(fleet);
  const environments = fleet.environments.map(({ name }) => name);
  const delivery = fleet.environments.map(({ name, cluster }) => [name, deliveryText(cluster)] as const);
  const files = new Map<string, string>();
  for (const system of [...new Set([...uses.keys(), ...Object.keys(catalogues)])].sort()) {
    const used = uses.get(system) ?? [];
    const declared = (catalogues[system] ?? []).map(({ program }) => program);
    const programs = [
      ...new Map([...declared, ...used.map(use => use.program)].map(each => [each.name, each])).values(),
    ];
    const page = configurationPage({ system, environments, programs, uses: used, delivery });
    files.set(`docs/configuration/${system}.md`, page);
    for (const program of programs) {
      const path = `docs/configuration/${system}/${program.name}`;
      files.set(`${path}.schema.json`, `${JSON.stringify(jsonSchemaOf(program), null, 2)}\n`);
      files.set(`${path}.env.example`, exampleOf(program));
    }
  }
  return files;
}
