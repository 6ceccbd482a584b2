import { z } from 'zod';
import { endingOf, wantedInstead } from '../ending.ts';
import { type ActionContext, defineAction } from './action.ts';

const resultOf = ({ editor }: ActionContext) => editor.results.getState().result;

export const outcomeActions = [
  defineAction({
    id: 'outcome.keep',
    label: 'Keep this ending',
    menu: 'edit',
    shortcut: 'K',
    isEnabled: (ctx) => resultOf(ctx) !== null,
    run(ctx) {
      const result = resultOf(ctx);
      if (!result) return;
      const { document } = ctx.editor;
      const outcome = endingOf(document.store.getState().scene, result, ctx.ports.random);
      document.edit('Keep this ending', (scene) => {
        scene.outcome = outcome;
      });
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
      document.edit('Want this instead', (scene) => {
        scene.outcome = outcome;
      });
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
        // A sequence cannot be forbidden: its steps can.
        if (mode === 'any' || (condition.type === 'sequence' && mode === 'never')) delete scene.outcome[conditionId];
        else condition.mode = mode;
      });
    },
  }),
  defineAction({
    id: 'finding.intend',
    label: 'Intended',
    params: z.object({ findingId: z.string(), isIntended: z.boolean().default(true) }),
    run({ editor }, { findingId, isIntended }) {
      editor.document.edit(isIntended ? 'Mark as intended' : 'Mark as not intended', (scene) => {
        if (!isIntended) delete scene.intended[findingId];
        else scene.intended[findingId] ??= { note: '' };
      });
    },
  }),
];
