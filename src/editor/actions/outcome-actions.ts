import { z } from 'zod';
import { markIntended, setOutcome } from '../../core/scene/edits/document.ts';
import { endingOf, wantedInstead } from '../ending.ts';
import { type ActionContext, defineAction } from './action.ts';

const resultOf = ({ editor }: ActionContext) => editor.results.getState().result;

export const outcomeActions = [
  defineAction({
    id: 'outcome.keep',
    label: 'Keep this ending',
    menu: 'edit',
    isEnabled: (ctx) => resultOf(ctx) !== null,
    run(ctx) {
      const result = resultOf(ctx);
      if (!result) return;
      const { document } = ctx.editor;
      const outcome = endingOf(document.store.getState().scene, result, ctx.ports.random);
      document.edit('Keep this ending', setOutcome(outcome));
    },
  }),
  defineAction({
    id: 'outcome.want-this',
    label: 'Want this instead',
    isEnabled: (ctx) => resultOf(ctx)?.outcome.isMet === false,
    run(ctx) {
      const result = resultOf(ctx);
      if (!result) return;
      const { document } = ctx.editor;
      const outcome = wantedInstead(document.store.getState().scene, result, ctx.ports.random);
      document.edit('Want this instead', setOutcome(outcome));
    },
  }),
  defineAction({
    id: 'outcome.set',
    label: 'Must, never or don’t care',
    params: z.object({ conditionId: z.string(), mode: z.enum(['must', 'never', 'any']) }),
    run({ editor }, { conditionId, mode }) {
      const label = { must: 'Must happen', never: 'Must never happen', any: 'Don’t care' }[mode];
      editor.document.edit(label, (scene) => {
        const condition = scene.outcome[conditionId];
        if (!condition) throw new Error(`There is no condition "${conditionId}".`);
        if (mode === 'any') delete scene.outcome[conditionId];
        else if (condition.type !== 'sequence') condition.mode = mode;
        else if (mode === 'never')
          throw new Error('An order of events cannot be forbidden: forbid one of its touches.');
      });
    },
  }),
  defineAction({
    id: 'finding.intend',
    label: 'Intended',
    params: z.object({ findingId: z.string(), isIntended: z.boolean().default(true), note: z.string().default('') }),
    run: ({ editor }, { findingId, isIntended, note }) =>
      editor.document.edit(
        isIntended ? 'Mark as intended' : 'Mark as not intended',
        markIntended(findingId, isIntended ? note : null),
      ),
  }),
];
