import { propOfTake } from '../../core/scene/queries.ts';
import type { SceneProp } from '../../core/scene/schema.ts';
import { markAt, marksInTime } from '../selectors/marks.ts';
import { placeMark, poseNow } from '../tools/place-mark.ts';
import { type ActionContext, defineAction } from './action.ts';

/** The selected prop, as the active take has it, where it follows marks. */
function markedProp({ editor }: ActionContext): { readonly id: string; readonly prop: SceneProp } | null {
  const { selection } = editor.session.getState();
  if (selection?.type !== 'prop') return null;
  const { scene } = editor.document.store.getState();
  const prop = propOfTake(scene, scene.activeTakeId, selection.id);
  return prop && 'marks' in prop.drive ? { id: selection.id, prop } : null;
}

export const motionActions = [
  defineAction({
    id: 'motion.mark-here',
    label: 'Mark here',
    menu: 'edit',
    shortcut: 'K',
    isEnabled: (ctx) => markedProp(ctx) !== null,
    run(ctx) {
      const marked = markedProp(ctx);
      if (!marked) return;
      const { document, playhead, results } = ctx.editor;
      const { timeS } = playhead;
      // On a mark there is one already.
      if (markAt(marked.prop.drive, timeS, document.store.getState().scene.settings.frameRate) !== null) return;
      const pose = poseNow(marked.prop, marked.id, results.getState().result?.motion, timeS);
      if (pose) document.edit('Mark here', placeMark(marked.id, timeS, pose));
    },
  }),
  defineAction({
    id: 'motion.next-mark',
    label: 'Next mark',
    menu: 'play',
    shortcut: ']',
    isEnabled: (ctx) => markedProp(ctx) !== null,
    run: (ctx) => goToMark(ctx, 1),
  }),
  defineAction({
    id: 'motion.previous-mark',
    label: 'Previous mark',
    menu: 'play',
    shortcut: '[',
    isEnabled: (ctx) => markedProp(ctx) !== null,
    run: (ctx) => goToMark(ctx, -1),
  }),
];

/** Marks closer to the playhead than this count as being there, in seconds. */
const HERE_S = 1e-4;

function goToMark(ctx: ActionContext, direction: 1 | -1): void {
  const { playhead } = ctx.editor;
  const times = marksInTime(markedProp(ctx)?.prop.drive ?? { type: 'still' }).map(([, { timeS }]) => timeS);
  const isAhead = (timeS: number) => direction * (timeS - playhead.timeS) > HERE_S;
  const next = direction === 1 ? times.find(isAhead) : times.findLast(isAhead);
  if (next === undefined) return;
  playhead.pause();
  playhead.seek(next);
}
