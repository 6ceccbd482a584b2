import { z } from 'zod';
import { frameToSeconds } from '../../core/base/time.ts';
import { shotAt } from '../loop-span.ts';
import { lastFrame, stepFrames } from '../playhead.ts';
import { type ActionContext, defineAction } from './action.ts';

const settingsOf = ({ editor }: ActionContext) => editor.document.store.getState().scene.settings;

const step = (ctx: ActionContext, frames: number) => {
  const { frameRate, durationS } = settingsOf(ctx);
  ctx.editor.playhead.pause();
  ctx.editor.playhead.seek(stepFrames(ctx.editor.playhead.timeS, frames, frameRate, durationS));
};

/** Steps of the playback speed. */
const RATES = [0.1, 0.25, 0.5, 1, 2, 4] as const;

/** The shot to loop: the selected one, else the one at the playhead. */
const shotHere = ({ editor }: ActionContext): string | null => {
  const { selection } = editor.session.getState();
  const { scene } = editor.document.store.getState();
  return shotAt(scene, editor.playhead.timeS, selection?.type === 'shot' ? selection.id : null);
};

/** Contacts closer to the playhead than this count as being there. */
const HERE_S = 1e-4;

const impactTimes = ({ editor }: ActionContext): readonly number[] =>
  (editor.results.getState().result?.motion.contacts ?? []).flatMap((c) => (c.phase === 'impact' ? [c.timeS] : []));

export const playActions = [
  defineAction({
    id: 'play.toggle',
    label: 'Play or pause',
    menu: 'play',
    shortcut: 'Space',
    run({ editor }) {
      if (editor.playhead.isPlaying) return editor.playhead.pause();
      editor.playhead.play();
      // Not awaited: a browser that wants a click first keeps this waiting for it.
      void editor.unlockSound();
    },
  }),
  defineAction({
    id: 'play.loop',
    label: 'Loop',
    menu: 'play',
    shortcut: 'L',
    run: ({ editor }) => editor.playhead.setLooping(!editor.playhead.isLooping),
  }),
  defineAction({
    id: 'play.loop-shot',
    label: 'Loop the shot',
    menu: 'play',
    shortcut: 'Shift+L',
    isEnabled: (ctx) => ctx.editor.session.getState().loopShotId !== null || shotHere(ctx) !== null,
    run(ctx) {
      const { session, playhead } = ctx.editor;
      const loopShotId = session.getState().loopShotId === null ? shotHere(ctx) : null;
      session.setState({ loopShotId });
      playhead.setLooping(loopShotId !== null);
    },
  }),
  defineAction({
    id: 'play.every-frame',
    label: 'Play every frame, without sound',
    menu: 'play',
    run: ({ editor }) => editor.playhead.setEveryFrame(!editor.playhead.isEveryFrame),
  }),
  defineAction({
    id: 'play.slower',
    label: 'Slower',
    menu: 'play',
    shortcut: ',',
    run: ({ editor }) => editor.playhead.setRate(RATES.findLast((rate) => rate < editor.playhead.rate) ?? RATES[0]),
  }),
  defineAction({
    id: 'play.faster',
    label: 'Faster',
    menu: 'play',
    shortcut: '.',
    run: ({ editor }) =>
      editor.playhead.setRate(RATES.find((rate) => rate > editor.playhead.rate) ?? RATES[RATES.length - 1]!),
  }),
  defineAction({
    id: 'play.true-speed',
    label: 'True speed',
    menu: 'play',
    shortcut: '/',
    isEnabled: ({ editor }) => editor.playhead.rate !== 1,
    run: ({ editor }) => editor.playhead.setRate(1),
  }),
  defineAction({
    id: 'play.next-frame',
    label: 'Next frame',
    menu: 'play',
    shortcut: 'ArrowRight',
    run: (ctx) => step(ctx, 1),
  }),
  defineAction({
    id: 'play.previous-frame',
    label: 'Previous frame',
    menu: 'play',
    shortcut: 'ArrowLeft',
    run: (ctx) => step(ctx, -1),
  }),
  defineAction({
    id: 'play.forward-ten',
    label: 'Ten frames on',
    menu: 'play',
    shortcut: 'Shift+ArrowRight',
    run: (ctx) => step(ctx, 10),
  }),
  defineAction({
    id: 'play.back-ten',
    label: 'Ten frames back',
    menu: 'play',
    shortcut: 'Shift+ArrowLeft',
    run: (ctx) => step(ctx, -10),
  }),
  defineAction({
    id: 'play.to-start',
    label: 'To the start',
    menu: 'play',
    shortcut: 'Home',
    run: ({ editor }) => editor.playhead.seek(0),
  }),
  defineAction({
    id: 'play.to-end',
    label: 'To the end',
    menu: 'play',
    shortcut: 'End',
    run(ctx) {
      const { frameRate, durationS } = settingsOf(ctx);
      ctx.editor.playhead.pause();
      ctx.editor.playhead.seek(frameToSeconds(lastFrame(durationS, frameRate), frameRate));
    },
  }),
  defineAction({
    id: 'play.next-contact',
    label: 'Next contact',
    menu: 'play',
    shortcut: 'ArrowDown',
    isEnabled: (ctx) => impactTimes(ctx).length > 0,
    run(ctx) {
      const { playhead } = ctx.editor;
      const next = impactTimes(ctx).find((timeS) => timeS > playhead.timeS + HERE_S);
      if (next !== undefined) playhead.seek(next);
    },
  }),
  defineAction({
    id: 'play.previous-contact',
    label: 'Previous contact',
    menu: 'play',
    shortcut: 'ArrowUp',
    isEnabled: (ctx) => impactTimes(ctx).length > 0,
    run(ctx) {
      const { playhead } = ctx.editor;
      const previous = impactTimes(ctx).findLast((timeS) => timeS < playhead.timeS - HERE_S);
      if (previous !== undefined) playhead.seek(previous);
    },
  }),
  defineAction({
    id: 'play.rate',
    label: 'Playback speed',
    params: z.object({ rate: z.number().positive() }),
    run: ({ editor }, { rate }) => editor.playhead.setRate(rate),
  }),
  defineAction({
    id: 'play.mute',
    label: 'Mute',
    menu: 'play',
    shortcut: 'M',
    run: ({ editor }) => editor.session.setState((state) => ({ isMuted: !state.isMuted })),
  }),
];
