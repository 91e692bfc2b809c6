/**
 * A project lists its environments here by declaration merging; `choose` then asks for every one of them. The value is
 * true, or the name of the environment that it is like: `'eu-07': 'production'`, which a choice may omit.
 */
export interface Environments {}

/** A project lists the groups of its environments here by declaration merging; `choose` may then name them. */
export interface Groups {}

type Root = { [K in keyof Environments]: Environments[K] extends string ? never : K }[keyof Environments];

/** The names of `Environments` that are like no other, or any text where a project has not listed them. */
export type EnvironmentName = [keyof Environments] extends [never] ? string : Root & string;

/** What a choice may name beside them. */
type MoreNames = Exclude<keyof Environments, EnvironmentName> | keyof Groups;

/** A value for every environment that is like no other, and for others and groups as needed. */
export type Choices = Readonly<Record<EnvironmentName, unknown>> & { readonly [K in MoreNames]?: unknown };

/** Refuses a misspelt environment. */
export type NoOthers<By> = Readonly<Record<Exclude<keyof By, EnvironmentName | MoreNames>, never>>;
