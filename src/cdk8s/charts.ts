import type { IConstruct } from 'constructs';

/** How charts of every copy of cdk8s are marked; internals.test.ts holds it against the installed version. */
const mark = Symbol.for('cdk8s.Chart');

/** Whether a construct is a chart of cdk8s, which is not loaded for it. */
export const isChart = (construct: IConstruct): boolean => mark in construct;
