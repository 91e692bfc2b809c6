import { isMap } from '../../manifest/map.js';
import { type Fault, fault, noFaults, within } from '../fault.js';
import type { Type } from '../type.js';
import type { About, Operator } from './about.js';
import { effective } from './effective.js';
import { operatorRules } from './operator-rules.js';
import { SchemaReader, type Structural } from './structural.js';
import { StructuralValidator } from './structural-validator.js';

/** What an object says it is. */
interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The type of the objects of a custom kind. */
export class CustomObject implements Type {
  private readonly about: About;
  private readonly rules: Structural | undefined;

  constructor(
    { apiVersion, kind }: Kind,
    /** @default anything: the definition says nothing */
    readonly schema: Structural | undefined,
    private readonly metadata: () => Type,
    /** @default the definition is the cluster's own */
    operator?: Operator,
  ) {
    this.about = { kind, operator, metadataFaults: value => this.metadata().faults(value) };
    this.rules = new SchemaReader().read(operatorRules[`${apiVersion.split('/')[0]}/${kind}`]);
  }

  faults(value: unknown): readonly Fault[] {
    if (!isMap(value)) return fault('must be a map');
    const found = [
      ...this.metadataFaults(value),
      ...(this.schema ? new StructuralValidator(this.about).objectFaults(this.schema, value) : noFaults),
    ];
    return this.about.operator ? found.map(each => ({ ...each, hint: this.hint(each.hint) })) : found;
  }

  /** What to do, and by whose definition: a bundled one may not be the one that the cluster has. */
  hint(text = 'Correct it.'): string {
    const { operator } = this.about;
    if (!operator) return text;
    const source = `This is by the definition of ${operator.name} ${operator.version}`;
    return `${text} ${source}; pass the cluster's own with --crds where it has another version.`;
  }

  /** What the operator refuses though its definition accepts it. */
  operatorFaults(value: unknown): readonly Fault[] {
    return this.rules
      ? new StructuralValidator(this.about, true).faults(this.rules, effective(this.schema, value))
      : noFaults;
  }

  private metadataFaults({ metadata }: Readonly<Record<string, unknown>>): readonly Fault[] {
    const missing = fault(`is missing, and ${this.about.kind} requires it`);
    const found = metadata === undefined ? missing : this.metadata().faults(metadata);
    return found.length === 0 ? noFaults : within('metadata', found);
  }
}
