import { produce } from 'immer';
import { beforeAll, describe, expect, it } from 'vitest';
import { addCue, overrideCue } from '../../src/core/scene/edits/cues.ts';
import type { Edit } from '../../src/core/scene/edits/edit.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { bakeTake, judgeTake, type TakeResult } from '../../src/core/tasks.ts';
import { candidatesOf, changeOf } from '../../src/editor/selectors/cue-changes.ts';
import { orphansOf, soundRowsOf } from '../../src/editor/selectors/sound-rows.ts';

const edited = (scene: Scene, ...edits: Edit[]): Scene =>
  produce(scene, (draft) => {
    for (const edit of edits) edit(draft as Scene);
  });

describe('the tracks of a take', () => {
  let scene: Scene;
  let result: TakeResult;
  const judged = (changed: Scene) => judgeTake(changed, changed.activeTakeId, result.plan, result.motion);

  beforeAll(async () => {
    scene = readyScenes.get('missed-free-throw').make();
    result = await bakeTake({ scene, takeId: scene.activeTakeId });
  });

  it('are none before there is a result, and then those that have something, in the order of the mix', () => {
    expect(soundRowsOf(scene, null)).toEqual([]);
    const written = edited(
      scene,
      addCue('bed', {
        kind: 'ambience',
        timeS: 0,
        durationS: 2,
        label: 'Air',
        gainDb: 0,
        source: { type: 'bed', bed: 'room-tone' },
      }),
      addCue('line', {
        kind: 'dialogue',
        timeS: 0.5,
        label: 'Line',
        gainDb: 0,
        text: 'So close!',
        speaker: 'Coach',
        source: { type: 'told' },
      }),
    );
    const rows = soundRowsOf(written, judged(written));
    expect(rows.map(({ stem }) => stem)).toEqual(expect.arrayContaining(['effects', 'ambience', 'dialogue']));
    const line = rows.find(({ stem }) => stem === 'dialogue')?.cues[0];
    expect(line).toMatchObject({ id: 'line', form: 'block', label: 'Coach', isTold: true, startS: 0.5 });
    expect(line?.words.map(({ text }) => text)).toEqual(['So', 'close!']);
  });

  it('show blows of physics as points, in order of time', () => {
    const [effects] = soundRowsOf(scene, result);
    const blows = effects?.cues.filter(({ kind }) => kind === 'impact') ?? [];
    expect(blows.length).toBeGreaterThanOrEqual(3);
    expect(blows.every(({ form }) => form === 'point')).toBe(true);
    expect(blows.map(({ startS }) => startS)).toEqual(blows.map(({ startS }) => startS).toSorted((a, b) => a - b));
  });

  it('put sounds where they are heard, and the changed ones are told apart', () => {
    const cue = result.cues.find(({ kind }) => kind === 'impact')!;
    const changed = edited(scene, overrideCue(cue, { shiftS: 0.05, mute: true }));
    const after = judged(changed);
    const mark = soundRowsOf(changed, after)[0]?.cues.find(({ isChanged }) => isChanged);
    expect(mark?.isMuted).toBe(true);
    expect(mark?.startS).toBeCloseTo(cue.heardAtS + 0.05, 9);
    const owner = after.cues.find(({ overrideId }) => overrideId !== null)!;
    expect(changeOf(changed, owner)).toEqual({ shiftS: 0.05, mute: true });
    expect(changeOf(scene, cue)).toEqual({});
  });

  it('keep a change whose sound is gone, and offer it to those of its kind', () => {
    const cue = result.cues.find(({ kind }) => kind === 'impact')!;
    // Ten seconds from anything: no cue of this take can be meant.
    const lost = edited(scene, overrideCue({ ...cue, timeS: cue.timeS + 10 }, { gainDb: -6 }));
    const after = judged(lost);
    const [orphan, ...others] = orphansOf(lost, after);
    expect(others).toEqual([]);
    expect(orphan).toMatchObject({ stem: 'effects', timeS: cue.timeS + 10 });
    expect(orphan?.label).toContain('impact of');
    expect(soundRowsOf(lost, after)[0]?.orphans).toEqual([orphan]);
    const offered = candidatesOf(lost, orphan!, after.cues);
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.every(({ kind, overrideId }) => kind === 'impact' && overrideId === null)).toBe(true);
    // Of the same things first.
    expect(offered[0]?.bodyIds.toSorted()).toEqual([...cue.bodyIds].toSorted());
  });
});
