import { z } from 'zod';
import type { Cue, CueStem } from '../../core/cues/cue.ts';
import { STEM_IDS } from '../../core/dsp/stems.ts';
import { overrideCue, setStem } from '../../core/scene/edits/cues.ts';
import { changeOf } from '../selectors/cue-changes.ts';
import { STEM_LABELS } from '../selectors/sound-rows.ts';
import { type Action, type ActionContext, defineAction } from './action.ts';

const stemParam = z.object({ stem: z.enum(STEM_IDS as [CueStem, ...CueStem[]]).optional() });
const cueParam = z.object({ cueId: z.string().optional() });

/** The cue of an id, else the selected one, as the newest result has it. */
function cueOf({ editor }: ActionContext, cueId?: string): Cue | undefined {
  const { selection } = editor.session.getState();
  const id = cueId ?? (selection?.type === 'cue' ? selection.id : null);
  return editor.results.getState().result?.cues.find((cue) => cue.id === id);
}

/** What listens, mutes and solos: by name, or of the cue that is selected. */
export const soundActions: readonly Action[] = [
  defineAction({
    id: 'sound.audition',
    label: 'Hear the sound by itself',
    menu: 'play',
    shortcut: 'A',
    params: cueParam,
    async run(ctx, { cueId }) {
      const cue = cueOf(ctx, cueId);
      if (cue) await ctx.editor.audition(cue.id);
    },
  }),
  defineAction({
    id: 'sound.mute-cue',
    label: 'Mute or unmute the sound',
    menu: 'edit',
    shortcut: 'X',
    params: cueParam,
    run(ctx, { cueId }) {
      const cue = cueOf(ctx, cueId);
      if (cue?.origin !== 'physics') return;
      const { document } = ctx.editor;
      const { mute: _mute, ...change } = changeOf(document.store.getState().scene, cue);
      const next = cue.isMuted ? change : { ...change, mute: true };
      document.edit(cue.isMuted ? 'Unmute sound' : 'Mute sound', overrideCue(cue, next));
    },
  }),
  defineAction({
    id: 'sound.solo-stem',
    label: 'Solo the track of the sound',
    menu: 'play',
    shortcut: 'S',
    params: stemParam,
    run(ctx, params) {
      const stem = params.stem ?? cueOf(ctx)?.stem;
      if (!stem) return;
      ctx.editor.session.setState(({ soloStems }) => ({
        soloStems: soloStems.includes(stem) ? soloStems.filter((id) => id !== stem) : [...soloStems, stem],
      }));
    },
  }),
  defineAction({
    id: 'sound.hear-all',
    label: 'Hear all tracks',
    menu: 'play',
    shortcut: 'Shift+S',
    isEnabled: ({ editor }) => editor.session.getState().soloStems.length > 0,
    run: ({ editor }) => editor.session.setState({ soloStems: [] }),
  }),
  defineAction({
    id: 'sound.mute-stem',
    label: 'Mute the track of the sound',
    menu: 'edit',
    shortcut: 'Shift+M',
    params: stemParam,
    run(ctx, params) {
      const stem = params.stem ?? cueOf(ctx)?.stem;
      if (!stem) return;
      const { document } = ctx.editor;
      const { isMuted } = document.store.getState().scene.sound.stems[stem];
      const label = `${isMuted ? 'Hear' : 'Mute'} ${STEM_LABELS[stem].toLowerCase()}`;
      document.edit(label, setStem(stem, { isMuted: !isMuted }));
    },
  }),
];
