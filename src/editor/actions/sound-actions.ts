import { z } from 'zod';
import { clamp } from '../../core/base/math.ts';
import { framesPerSecond } from '../../core/base/time.ts';
import type { Cue, CueStem } from '../../core/cues/cue.ts';
import { STEM_IDS } from '../../core/dsp/stems.ts';
import { changeCue, overrideCue, setStem } from '../../core/scene/edits/cues.ts';
import { own } from '../../core/scene/queries.ts';
import { MAX_SHIFT_S } from '../../core/scene/schema/limits.ts';
import { stepFrames } from '../playhead.ts';
import { changeOf, knownCue } from '../selectors/cue-changes.ts';
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

/** A blow is shifted by what an ear can tell, what a director wrote by frames of the picture. */
const SHIFT_S = 0.001;
const FRAMES_AT_ONCE = 10;

/** Moves the selected sound: one of physics against its contact, a written one along the frames. */
function nudge({ editor }: ActionContext, way: 1 | -1, isFar: boolean): void {
  const { document, session, results } = editor;
  const { scene } = document.store.getState();
  const { selection } = session.getState();
  if (selection?.type !== 'cue') return;
  const { frameRate, durationS } = scene.settings;
  const written = own(scene.cues.authored, selection.id);
  if (written) {
    const timeS = stepFrames(written.timeS, way * (isFar ? FRAMES_AT_ONCE : 1), frameRate, durationS);
    if (timeS !== written.timeS) document.edit('Move the sound', changeCue(selection.id, { timeS }));
    return;
  }
  const found = results.getState().result?.cues.find(({ id }) => id === selection.id);
  if (!found || found.kind === 'absence') return;
  const cue = knownCue(scene, found);
  const { shiftS: before = 0, ...change } = changeOf(scene, cue);
  const byS = way * (isFar ? 1 / framesPerSecond(frameRate) : SHIFT_S);
  const shiftS = clamp(Math.round((before + byS) * 1e6) / 1e6, -MAX_SHIFT_S, MAX_SHIFT_S);
  if (shiftS !== before)
    document.edit('Shift the sound', overrideCue(cue, shiftS === 0 ? change : { ...change, shiftS }));
}

const hasSelectedCue = ({ editor }: ActionContext): boolean => editor.session.getState().selection?.type === 'cue';

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
      const found = cueOf(ctx, cueId);
      if (found?.origin !== 'physics') return;
      const { document } = ctx.editor;
      const { scene } = document.store.getState();
      const cue = knownCue(scene, found);
      const { mute, ...change } = changeOf(scene, cue);
      document.edit(mute ? 'Unmute sound' : 'Mute sound', overrideCue(cue, mute ? change : { ...change, mute: true }));
    },
  }),
  defineAction({
    id: 'sound.earlier',
    label: 'Sound earlier: by a frame, or 1 ms against its contact',
    menu: 'edit',
    shortcut: 'Alt+ArrowLeft',
    isEnabled: hasSelectedCue,
    run: (ctx) => nudge(ctx, -1, false),
  }),
  defineAction({
    id: 'sound.later',
    label: 'Sound later: by a frame, or 1 ms against its contact',
    menu: 'edit',
    shortcut: 'Alt+ArrowRight',
    isEnabled: hasSelectedCue,
    run: (ctx) => nudge(ctx, 1, false),
  }),
  defineAction({
    id: 'sound.much-earlier',
    label: 'Sound earlier by ten frames, or a frame against its contact',
    shortcut: 'Alt+Shift+ArrowLeft',
    isEnabled: hasSelectedCue,
    run: (ctx) => nudge(ctx, -1, true),
  }),
  defineAction({
    id: 'sound.much-later',
    label: 'Sound later by ten frames, or a frame against its contact',
    shortcut: 'Alt+Shift+ArrowRight',
    isEnabled: hasSelectedCue,
    run: (ctx) => nudge(ctx, 1, true),
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
