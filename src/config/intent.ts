import type { Program } from './program.js';
import type { SecretVariable } from './resolve.js';

/** The configuration that one container was declared to receive. */
export interface Configuration {
  readonly namespace: string | undefined;
  /** The name of the workload. */
  readonly component: string;
  readonly container: string;
  readonly program: Program;
  readonly plain: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretVariable[];
  /** The Secret that secret variables come from. */
  readonly secretName: string;
  /** Variables that the component has beside its catalogue. */
  readonly besides: readonly string[];
  /** How the plain part reaches the program: `envFrom`, `env`, or the path of a file. */
  readonly plainAs: string;
}

declare module '../intent/intents.js' {
  interface Intents {
    /** The configuration of a container, for documentation and checks. */
    configuration: Configuration;
  }
}
