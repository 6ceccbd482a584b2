import { describe, expect, it } from 'vitest';
import { durationText } from '../../src/core/base/duration-text.ts';
import { clipsOf } from '../../src/core/exporters/clips.ts';
import { families } from '../../src/core/exporters/families.ts';
import { exporters } from '../../src/core/exporters/index.ts';
import { workloadOf } from '../../src/core/exporters/workload.ts';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import { fileNameOf } from '../../src/editor/actions/file-actions.ts';
import type { Delivery } from '../../src/editor/ports.ts';
import { budgetOf, budgetText } from '../../src/panels/deliver/budget.ts';
import {
  choicesFor,
  choicesWithin,
  choose,
  deliverChoices,
  freshChoices,
  keepChoicesWith,
  mostCharacters,
  optionsOf,
  restoreChoices,
} from '../../src/panels/deliver/deliver-choices.ts';
import { deliverText, deliveryWork, settleWork, setWork } from '../../src/panels/deliver/delivery-work.ts';
import { choiceIn, choiceOf, type MadePackage } from '../../src/panels/deliver/package-work.ts';
import { promptParts } from '../../src/panels/deliver/prompt-parts.ts';
import { isSought } from '../../src/panels/deliver/target-list.tsx';
import { sampleInput } from '../core/shot/sample.ts';
import { sceneForTests } from '../editor/fakes.ts';

describe('families', () => {
  it('offer every format once', () => {
    const offered = families.flatMap((family) => family.exporters.map(({ id }) => id));
    expect([...offered].sort()).toEqual(exporters.all.map(({ id }) => id).sort());
  });
});

describe('promptParts', () => {
  const derived = 'A basketball hits the rim. It falls to the floor.';

  it('marks words that the shot did not give, and joins to the text again', () => {
    const written = 'A red basketball hits the rim. It slowly falls to the floor.';
    const parts = promptParts(written, derived);
    expect(parts.map(({ text }) => text).join('')).toBe(written);
    expect(parts.filter(({ isDerived }) => !isDerived).map(({ text }) => text.trim())).toEqual(['red', 'slowly']);
  });

  it('knows the whole, the empty and the wholly other', () => {
    expect(promptParts(derived, derived)).toEqual([{ text: derived, isDerived: true }]);
    expect(promptParts('', derived)).toEqual([]);
    expect(promptParts('Etwas ganz anderes', derived)).toEqual([{ text: 'Etwas ganz anderes', isDerived: false }]);
  });

  it('is about words, not white space', () => {
    const parts = promptParts('A basketball\n\nhits the rim. It falls to the floor.', derived);
    expect(parts.every(({ isDerived }) => isDerived)).toBe(true);
  });
});

describe('the work of a package', () => {
  // 24 frames of 1280 × 720.
  const shot = buildShotSpec(sampleInput());
  const none = { clips: {}, optionsById: {} };

  it('counts frames that several formats share once', () => {
    expect(workloadOf(shot, ['prompt', 'shot-json'], none)).toEqual({ frames: 0, megapixels: 0 });
    const one = workloadOf(shot, ['preview-mp4'], none);
    expect(one.frames).toBe(24);
    expect(one.megapixels).toBeCloseTo((24 * 1280 * 720) / 1e6, 6);
    expect(workloadOf(shot, ['preview-mp4', 'preview-mp4'], none)).toEqual(one);
    const smaller = workloadOf(shot, ['preview-mp4'], {
      clips: {},
      optionsById: { 'preview-mp4': { maxWidthPx: 640 } },
    });
    expect(smaller.megapixels).toBeCloseTo(one.megapixels / 4, 6);
  });

  it('is told by how the last package of this browser went', () => {
    const formats = {
      'preview-mp4': { bytes: 4_000_000, megapixels: 100 },
      wav: { bytes: 1_000_000, megapixels: 0 },
    };
    const delivery = { megapixels: 100, tookS: 300, durationS: 10, formats } as unknown as Delivery;
    const together = { frames: 24, megapixels: 50 };
    const alone = { 'preview-mp4': together, wav: { frames: 0, megapixels: 0 } };
    const work = { together, alone, durationS: 5 };
    // Half as much to draw and half as long: 150 s, 2 MB and 500 kB, and what the package itself takes.
    expect(budgetOf(work, [delivery])).toEqual({ seconds: 152, bytes: 2_506_000, isTimed: true });
    expect(budgetText(2, together, budgetOf(work, [delivery]))).toBe(
      '2 formats · 24 frames to draw · about 2.5 MB in about 3 min',
    );
  });

  it('says of what machine it speaks where this one has not delivered yet', () => {
    const text = {
      together: { frames: 0, megapixels: 0 },
      alone: { prompt: { frames: 0, megapixels: 0 } },
      durationS: 4,
    };
    expect(budgetText(1, text.together, budgetOf(text, []))).toBe('1 format · about 14 kB in about 2 s');
    const film = { together: { frames: 24, megapixels: 20 }, alone: {}, durationS: 1 };
    expect(budgetText(1, film.together, budgetOf(film, []))).toMatch(/in about 3 s on a laptop with a graphics card$/);
  });

  it('tells times no more exactly than anyone can know them', () => {
    expect([0.2, 42, 130, 3700].map(durationText)).toEqual(['1 s', '40 s', '2 min', '1 h 2 min']);
  });
});

describe('choices', () => {
  it('are the scene’s own until somebody chooses', () => {
    const scene = sceneForTests();
    const { frameRate, widthPx, heightPx } = scene.settings;
    expect(choiceOf(freshChoices(), scene)).toEqual({ shotId: null, frameRate, sizePx: [widthPx, heightPx] });
  });

  it('are of one scene: another that is opened begins afresh', () => {
    choose({ shotId: 'one', prompts: { veo: { text: 'Mine.', derived: 'Its.' } } });
    keepChoicesWith(0);
    expect(deliverChoices.getState().shotId).toBe('one');
    keepChoicesWith(1);
    expect(deliverChoices.getState()).toMatchObject({ shotId: null, prompts: {} });
    restoreChoices({ dialectId: 'veo' }, 2);
    keepChoicesWith(2);
    expect(deliverChoices.getState().dialectId).toBe('veo');
  });

  it('hold to the shots that there are', () => {
    const choices = { ...freshChoices(), shotId: 'gone', range: { startFrame: 0, frameCount: 2 } };
    expect(choicesWithin(choices, { shots: {} })).toEqual(freshChoices());
  });

  it('for another format count its frames from where the chosen range begins', () => {
    const choice = {
      shotId: null,
      frameRate: { num: 24, den: 1 },
      sizePx: [1280, 720] as const,
      range: { startFrame: 12, frameCount: 24 },
    };
    const format = { frameRate: { num: 16, den: 1 }, startFrame: 2, frameCount: 17, widthPx: 832, heightPx: 480 };
    // Frame 12 of 24 is half a second, frame 8 of 16.
    expect(choiceIn(choice, format)).toMatchObject({ sizePx: [832, 480], range: { startFrame: 10, frameCount: 17 } });
  });

  it('take the prompt of a generator with it: its dialect, and its length', () => {
    const fresh = { ...freshChoices(), optionsById: { prompt: { dialects: ['ltx'] } } };
    expect(mostCharacters(fresh)).toBeNull();
    const chosen = { ...fresh, ...choicesFor('veo-3.1', fresh) };
    expect(chosen).toMatchObject({ profileId: 'veo-3.1', dialectId: 'veo' });
    expect(optionsOf(chosen).prompt).toMatchObject({ dialects: ['ltx', 'veo'], promptFor: 'veo-3.1' });
    expect(mostCharacters(chosen)).toBe(1_000);
    const none = { ...chosen, ...choicesFor(null, chosen) };
    expect(none.optionsById).toEqual(fresh.optionsById);
    expect(mostCharacters(none)).toBeNull();
  });

  it('hand over prompts that somebody wrote', () => {
    const prompts = { veo: { text: 'Mine.', derived: 'Its.' } };
    const choices = { ...freshChoices(), prompts, dialectId: 'veo' };
    const written = { veo: 'Mine.' };
    expect(optionsOf(choices)).toEqual({ prompt: { dialects: ['veo'], written }, 'upload-kit': { written } });
    const both = { ...choices, optionsById: { prompt: { dialects: ['ltx'] } } };
    expect(optionsOf(both).prompt).toEqual({ dialects: ['ltx', 'veo'], written });
  });
});

describe('a package that is done', () => {
  const made = { report: {}, byteLength: 1 } as unknown as MadePackage;

  it('is told until something else is chosen, but one that is being written stays', () => {
    setWork({ at: 'made', made });
    expect(deliverText(deliveryWork.getState())).toBe('Delivered');
    choose({ dialectId: 'ltx' });
    expect(deliverText(deliveryWork.getState())).toBe('Deliver');
    setWork({ at: 'writing', share: 0.126, leftS: null, cancel: () => {} });
    choose({ dialectId: 'veo' });
    expect(deliverText(deliveryWork.getState())).toBe('Delivering · 13 %');
    setWork({ at: 'made', made: { ...made, byteLength: null } });
    expect(deliverText(deliveryWork.getState())).toBe('Not delivered');
    settleWork();
    expect(deliveryWork.getState()).toEqual({ at: 'choosing' });
  });
});

describe('a search for formats', () => {
  it('looks for all words, in names and readers', () => {
    const gltf = exporters.get('gltf');
    expect(['', 'blender', 'SCENE gl', ' unreal 3d '].map((sought) => isSought(gltf, sought))).toEqual(
      Array(4).fill(true),
    );
    expect(isSought(gltf, 'blender comfyui')).toBe(false);
  });
});

describe('the file of a package', () => {
  it('has a name that every file system takes', () => {
    expect(fileNameOf({ name: 'Missed free throw' }, 'zip')).toBe('missed-free-throw.zip');
    expect(fileNameOf({ name: '/.. 🏀' }, 'zip')).toBe('scene.zip');
    const long = fileNameOf({ name: '🀄字'.repeat(150) }, 'zip');
    expect(new TextEncoder().encode(long).length).toBeLessThan(256);
    expect(fileNameOf({ name: `${'x'.repeat(59)} and more` })).toBe(`${'x'.repeat(59)}.json`);
  });
});

describe('clipsOf', () => {
  it('films once what formats want alike, and leaves the others as they are', () => {
    const shot = buildShotSpec(sampleInput());
    const asked: string[] = [];
    const clips = clipsOf(
      shot,
      exporters.all.map(({ id }) => id),
      {},
      ({ frameRate, widthPx, heightPx, ...range }) => {
        asked.push(`${frameRate.num}/${frameRate.den} ${widthPx}x${heightPx} ${range.startFrame}+${range.frameCount}`);
        return buildShotSpec({ ...sampleInput(), frameRate, sizePx: [widthPx, heightPx], range });
      },
    );
    expect(new Set(asked).size).toBe(asked.length);
    expect(clips['shot-json']).toBeUndefined();
    for (const [id, clip] of Object.entries(clips)) {
      const format = exporters.get(id).clip!(shot, exporters.get(id).options.parse({}));
      expect(clip.clip).toMatchObject({
        frameCount: format.frameCount,
        widthPx: format.widthPx,
        frameRate: format.frameRate,
      });
    }
  });
});
