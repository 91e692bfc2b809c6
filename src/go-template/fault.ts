import { actionsIn } from './actions.js';
import { Blocks } from './blocks.js';
import { pipelineFault } from './pipeline.js';
import { tokensOf } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** What is wrong with a Go template, as its parser says; undefined where nothing is. */
export function templateFault(text: string, vocabulary: Vocabulary): string | undefined {
  const actions = actionsIn(text);
  if (typeof actions === 'string') return actions;
  const blocks = new Blocks(vocabulary);
  for (const action of actions) {
    const tokens = tokensOf(action);
    const fault = typeof tokens === 'string' ? tokens : (blocks.take(tokens) ?? pipelineFault(blocks.pipeline, blocks));
    if (fault) return `${fault} in {{ ${action.trim()} }}`;
  }
  return blocks.unclosed;
}
