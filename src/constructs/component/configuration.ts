import type { IConstruct } from 'constructs';
import type { Config } from '../../config/config.js';
import type { Configuration } from '../../config/intent.js';
import type { Resolved } from '../../config/resolve.js';
import { namespaceAt } from '../../intent/place.js';

import { type ConfigDelivery, type ProgramNames, secretNameOf } from './program.js';

interface Configured {
  readonly config?: Config;
  readonly configDelivery?: ConfigDelivery;
  readonly names?: ProgramNames;
  readonly env?: Readonly<Record<string, unknown>>;
}

/** The configuration of a component's program, for checks and for pages of documentation. */
export function configurationOf(
  component: IConstruct & { readonly name: string },
  container: string,
  { configDelivery = 'envFrom', config, names, env = {} }: Configured,
  { plain, secrets }: Resolved,
): Configuration {
  return {
    namespace: namespaceAt(component),
    component: component.name,
    container,
    program: config!.program,
    plain,
    secrets,
    secretName: secretNameOf(component.name, names),
    besides: Object.keys(env),
    plainAs: typeof configDelivery === 'string' ? configDelivery : configDelivery.file,
  };
}
