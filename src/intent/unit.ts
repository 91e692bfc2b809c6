import type { IConstruct } from 'constructs';
import { recordedAround } from './record.js';

/** The system that a construct belongs to, or undefined outside of every system. */
export const systemAround = (construct: IConstruct): string | undefined =>
  recordedAround(construct, 'unit').at(-1)?.system;
