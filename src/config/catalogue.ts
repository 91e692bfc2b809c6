import type { Protocol } from '../intent/endpoint.js';
import type { Condition } from './condition.js';
import { Config } from './config.js';
import type { Program } from './program.js';
import type { Binding, Bindings, Values, Variables } from './values.js';

/**
 * Every environment variable of one program. Immutable: `rules` and `bind` return a new catalogue,
 * and come after the variables so that they are checked against their names and types.
 */
export class Catalogue<V extends Variables = Variables> {
  constructor(
    /** The program: its JSON Schema and its example file are named after it. */
    readonly name: string,
    /** Its variables, by name. */
    readonly variables: V,
    /** What holds between variables, added by `rules`. */
    readonly conditions: readonly Condition<V>[] = [],
    /** Which variables an endpoint fills in, by protocol, added by `bind`. */
    readonly bindings: Bindings<V> = {},
  ) {}

  /** Adds conditions between variables. */
  rules(...conditions: readonly Condition<V>[]): Catalogue<V> {
    return new Catalogue(this.name, this.variables, [...this.conditions, ...conditions], this.bindings);
  }

  /** Says which variables a call of this protocol fills, and from what. */
  bind<P extends Protocol>(protocol: P, binding: Binding<P, V>): Catalogue<V> {
    return new Catalogue(this.name, this.variables, this.conditions, { ...this.bindings, [protocol]: binding });
  }

  /** The same for an image that puts values of the build in when it starts: they are rendered like all others. */
  withRuntimeShim(): Catalogue<V> {
    const variables = Object.fromEntries(
      Object.entries(this.variables).map(([name, variable]) => [name, { ...variable, buildTime: false }]),
    ) as unknown as V;
    return new Catalogue(this.name, variables, this.conditions, this.bindings);
  }

  /** One component's configuration: what is stated here, completed later by what its calls know. */
  values(stated: Values<V>): Config {
    return new Config(this.program, stated);
  }

  /** The same without the types of its variables, as validation and documentation read it. */
  get program(): Program {
    return this as unknown as Program;
  }
}
