import { describe, expect, it } from 'vitest';
import { deriveCues } from '../../../src/core/cues/derive.ts';
import { timedBySpeech } from '../../../src/core/cues/line-times.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { estimateLine } from '../../../src/core/speech/estimate.ts';
import { lineKey } from '../../../src/core/speech/line-key.ts';
import { contact, motionOf, plan, sceneOf } from './fixtures.ts';

const derive = (contacts: readonly Contact[], scene: Scene = sceneOf()) =>
  deriveCues(scene, 'take-1', plan, motionOf(contacts));

describe('cues that the director writes', () => {
  it('are there in order of time, everywhere at once', () => {
    const authored: Scene['cues']['authored'] = {
      line: {
        order: 'a1',
        kind: 'dialogue',
        timeS: 2,
        label: 'coach',
        text: 'Next one goes in!',
        speaker: 'Coach',
        gainDb: 0,
        source: { type: 'spoken', voice: 'rms' },
      },
      air: {
        order: 'a0',
        kind: 'ambience',
        timeS: 0,
        durationS: 10,
        label: 'empty gym',
        gainDb: -3,
        source: { type: 'bed', bed: 'room-tone' },
      },
    };
    const scene = sceneOf({ cues: { overrides: {}, authored } });
    const cues = derive([contact(1)], scene);
    expect(cues.map((cue) => cue.id)).toEqual(['air', 'impact:ball/ball~hoop/rim#1', 'line']);
    expect(cues[0]).toMatchObject({
      kind: 'ambience',
      origin: 'authored',
      stem: 'ambience',
      endTimeS: 10,
      label: 'empty gym',
      contactId: null,
      pointM: null,
    });
    const line = cues[2]!;
    const estimate = estimateLine('Next one goes in!');
    expect(line).toMatchObject({
      text: 'Next one goes in!',
      speaker: 'Coach',
      timeS: 2,
      pan: 0,
      isTimingEstimated: true,
    });
    expect(line.endTimeS).toBeCloseTo(2 + estimate.durationS, 12);
    expect(line.words.map(({ text }) => text)).toEqual(['Next', 'one', 'goes', 'in!']);
    expect(line.words[0]!.timeS).toBe(2);
    expect(line.visemes.length).toBeGreaterThan(4);
    // Where it was spoken, the times are those of speech.
    const timing = {
      words: [{ text: 'Next', timeS: 0.1, endTimeS: 0.4 }],
      visemes: [],
      durationS: 0.9,
      isTimingEstimated: false,
    };
    const key = lineKey({ voice: 'rms', text: 'Next one goes in!' });
    const spoken = timedBySpeech(cues, new Map([[key, timing]])).at(-1)!;
    expect(spoken).toMatchObject({ endTimeS: 2.9, isTimingEstimated: false, words: [{ timeS: 2.1, endTimeS: 2.4 }] });
  });

  it('last as long as the file that a line plays, with its words spread over it', () => {
    const source = { type: 'file', assetId: 'ab', offsetS: 0.5 } as const;
    const line = {
      order: 'a0',
      kind: 'dialogue',
      timeS: 2,
      label: 'coach',
      speaker: 'Coach',
      gainDb: 0,
      source,
    } as const;
    const lines = { said: { ...line, text: 'Next one goes in!' }, wordless: { ...line, text: '' } };
    const cues = derive([], sceneOf({ cues: { overrides: {}, authored: lines } }));
    const timing = { words: [], visemes: [], durationS: 3.5, isTimingEstimated: true };
    const timed = timedBySpeech(cues, new Map([['ab', timing]]));
    expect(timed.map(({ endTimeS }) => endTimeS)).toEqual([5, 5]);
    const { durationS, words } = estimateLine('Next one goes in!');
    const said = timed.find(({ id }) => id === 'said')!;
    expect(said.isTimingEstimated).toBe(true);
    said.words.forEach(({ text, timeS, endTimeS }, i) => {
      expect(text).toBe(words[i]!.text);
      expect(timeS).toBeCloseTo(2 + (words[i]!.timeS * 3) / durationS, 12);
      expect(endTimeS).toBeCloseTo(2 + (words[i]!.endTimeS * 3) / durationS, 12);
    });
    // Once timed, they stay so.
    const again = timedBySpeech(timed, new Map([['ab', timing]]));
    expect(again.map(({ endTimeS }) => endTimeS)).toEqual([5, 5]);
    // What nobody has keeps its estimate.
    expect(timedBySpeech(cues, new Map())).toEqual(cues);
  });

  it('are made as physics would make them', () => {
    const made = (like: 'impact' | 'slide') =>
      sceneOf({
        cues: {
          overrides: {},
          authored: {
            gong: {
              order: 'a0',
              kind: 'effect',
              timeS: 3,
              durationS: 1,
              label: 'gong',
              gainDb: 4,
              source: { type: 'made', like, materialIds: ['steel', 'hardwood'], sizeM: 0.5, speedMps: 2 },
            },
          },
        },
      });
    const [blow] = derive([], made('impact'));
    expect(blow).toMatchObject({
      stem: 'effects',
      source: { type: 'made', like: 'impact' },
      materials: ['steel', 'hardwood'],
      sizesM: [0.5, 0.5],
      normalSpeedMps: 2,
      levelDb: -5,
    });
    expect(blow!.hits).toEqual([{ timeS: 3, impulseNs: blow!.impulseNs, normalSpeedMps: 2, levelDb: -5 }]);
    const [slide] = derive([], made('slide'));
    expect(slide!.hits).toEqual([]);
    expect(slide!.curve.map(({ timeS, speedMps }) => [timeS, speedMps])).toEqual([
      [3, 2],
      [4, 2],
    ]);
  });

  it('have notes in seconds, in order of time', () => {
    const scene = sceneOf({
      cues: {
        overrides: {},
        authored: {
          tune: {
            order: 'a0',
            kind: 'music',
            timeS: 1,
            durationS: 4,
            label: 'tune',
            gainDb: 0,
            source: {
              type: 'notes',
              instrument: 'piano',
              tempoBpm: 120,
              notes: {
                b: { beat: 2, beats: 1, pitch: 64, velocity: 0.5 },
                a: { beat: 0, beats: 4, pitch: 60, velocity: 1 },
              },
            },
          },
        },
      },
    });
    // 120 beats a minute: half a second each.
    expect(derive([], scene)[0]!.source).toEqual({
      type: 'notes',
      instrument: 'piano',
      notes: [
        { startS: 0, durationS: 2, pitch: 60, velocity: 1 },
        { startS: 1, durationS: 0.5, pitch: 64, velocity: 0.5 },
      ],
    });
  });
});

describe('a silence', () => {
  const silence = { order: 'a9', kind: 'silence', label: 'dead air', gainDb: 0 } as const;
  const bed = { kind: 'ambience', gainDb: 0, source: { type: 'bed', bed: 'wind' } } as const;
  const between = (fromS: number, toS: number, others: Scene['cues']['authored'] = {}) =>
    sceneOf({
      cues: {
        overrides: {},
        authored: { quiet: { ...silence, timeS: fromS, durationS: toS - fromS }, ...others },
      },
    });
  const mutedOf = (scene: Scene) =>
    derive([contact(1), contact(2)], scene)
      .filter(({ isMuted }) => isMuted)
      .map(({ id }) => id);

  it('mutes the blows that fall into it, its start but not its end', () => {
    expect(mutedOf(between(1, 2))).toEqual(['impact:ball/ball~hoop/rim#1']);
    expect(mutedOf(between(1.1, 1.9))).toEqual([]);
    expect(mutedOf(between(0.9, 2.01))).toEqual(['impact:ball/ball~hoop/rim#1', 'impact:ball/ball~hoop/rim#2']);
  });

  it('mutes what lasts only where it lies in it altogether', () => {
    const air = { short: { ...bed, label: 'gust', order: 'a1', timeS: 4, durationS: 1 } };
    expect(mutedOf(between(4, 5, air))).toEqual(['short']);
    expect(mutedOf(between(4, 4.9, air))).toEqual([]);
    expect(mutedOf(between(4.1, 6, air))).toEqual([]);
  });

  it('goes on into the next one without a gap', () => {
    const next = { more: { ...silence, timeS: 4.5, durationS: 1 } };
    const air = { long: { ...bed, label: 'gust', order: 'a1', timeS: 4.2, durationS: 1 } };
    expect(mutedOf(between(4, 4.5, { ...next, ...air }))).toEqual(['long']);
  });

  it('leaves alone what is told to be absent', () => {
    const quiet = derive([contact(1)], between(0, 10));
    expect(quiet.filter(({ kind, isMuted }) => kind === 'silence' && isMuted)).toEqual([]);
  });
});
