import { isMap, pathOf } from './fields.js';

/** Where a text of a manifest stands. It changes with the next text: read it, do not keep it. */
export interface TextPlace {
  /** The keys that lead to it; a list item counts by its name: `spec`, `containers`, `api`, `env`, `LEVEL`, `value`. */
  readonly keys: readonly string[];
  /** The text is the key of a map, and not a value. */
  readonly isKey: boolean;
  /** The field: `spec.args[0]`. A key belongs to its map, so that its own text is in no path. */
  readonly path: string;
}

/** Calls back for every text of plain data, keys before their values. */
export function eachText(value: unknown, visit: (text: string, place: TextPlace) => void): void {
  new Walk(visit).into(value);
}

/** Paths are put together only when they are asked for: few of the many texts are ever reported. */
class Walk implements TextPlace {
  readonly keys: string[] = [];
  isKey = false;
  private readonly steps: (string | number)[] = [];

  constructor(private readonly visit: (text: string, place: TextPlace) => void) {}

  get path(): string {
    return this.steps.reduce<string>((path, step) => fieldPath(path, step), '');
  }

  into(value: unknown): void {
    if (typeof value === 'string') this.tell(value, false);
    else if (Array.isArray(value)) {
      value.forEach((item, i) => {
        this.step(i, nameOf(item), item);
      });
    } else if (isMap(value)) {
      for (const key of Object.keys(value)) {
        this.tell(key, true);
        this.step(key, key, value[key]);
      }
    }
  }

  private tell(text: string, isKey: boolean): void {
    this.isKey = isKey;
    this.visit(text, this);
  }

  private step(step: string | number, key: string | undefined, value: unknown): void {
    this.steps.push(step);
    if (key !== undefined) this.keys.push(key);
    this.into(value);
    if (key !== undefined) this.keys.pop();
    this.steps.pop();
  }
}

const fieldPath = (path: string, step: string | number) =>
  typeof step === 'number' ? `${path}[${step}]` : pathOf(path, step);

const nameOf = (item: unknown): string | undefined =>
  item !== null && typeof item === 'object' && 'name' in item && typeof item.name === 'string' ? item.name : undefined;
