import { describe, expect, test } from 'vitest';
import type { Cue } from '../../../../src/core/cues/cue.ts';
import { soundscape } from '../../../../src/core/prompts/dialects/phrases.ts';
import { tell } from '../../../../src/core/prompts/tell.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { sampleCue, sampleInput } from '../../shot/sample.ts';

const spec = (...cues: Cue[]) => buildShotSpec(sampleInput(undefined, cues));
const heard = (shot: ShotSpec) => soundscape(tell(shot)).join(' ');

/** A sample cue of a kind, which begins and ends in the clip. */
const cue = (kind: Cue['kind'], more: Partial<Cue> = {}) =>
  sampleCue({ id: kind, kind, timeS: 0.2, endTimeS: 0.6, ...more });

describe('kinds of sounds in words', () => {
  test.each<[string, Cue, string]>([
    ['impact', cue('impact'), 'As the basketball meets the floor, a thump and wooden knock (0.2 s).'],
    ['rattle', cue('rattle'), 'A quick rattle of the basketball on the floor: thump and wooden knock (0.2 s).'],
    [
      'splash',
      cue('splash', { timbre: { t60S: 0, centroidHz: 0, words: ['heavy'] } }),
      'As the basketball meets the floor, a heavy splash (0.2 s).',
    ],
    ['roll', cue('roll'), 'A low rumble of the basketball rolling along the floor (0.2–0.6 s).'],
    ['slide', cue('slide'), 'A scrape of the basketball sliding along the floor (0.2–0.6 s).'],
    [
      'break',
      cue('break', { contactId: null, label: 'hook breaks, letting go of ball' }),
      'A sharp crack as the hook breaks, letting go of ball (0.2 s).',
    ],
    ['effect', cue('effect', { contactId: null, label: 'a whistle' }), 'A whistle (0.2 s).'],
  ])('%s', (_, sound, words) => {
    expect(heard(spec(sound))).toBe(`${words} No voices, no music.`);
  });

  test('whoosh', () => {
    // Passes are found anew for each shot's camera, so one is put in place of another sound.
    const { audio, ...rest } = spec(cue('effect', { contactId: null, bodyIds: ['ball'] }));
    const shot = {
      ...rest,
      audio: { ...audio, cues: audio.cues.map((each) => ({ ...each, kind: 'whoosh' as const })) },
    };
    expect(heard(shot)).toBe('A rush of air as the basketball passes (0.2–0.6 s). No voices, no music.');
  });

  test('what it sounds like: how loud, then what stands out, two words at most', () => {
    const words = (levelDb: number, ...all: string[]) =>
      heard(spec(cue('impact', { levelDb, timbre: { t60S: 0, centroidHz: 0, words: all } })));
    expect(words(-5, 'dull', 'short', 'soft')).toContain('a loud, dull thump');
    expect(words(-20, 'bright', 'ringing', 'hard')).toContain('a bright, ringing thump');
    expect(words(-40)).toContain('a faint thump');
  });

  test('blows of two things closer than a quarter of a second are one sentence', () => {
    const text = heard(spec(cue('impact'), cue('effect', { contactId: null, label: 'a click', timeS: 0.3 })));
    expect(text).toContain('a thump and wooden knock (0.2 s), and at once a click (0.3 s).');
  });

  test('air, music and silence, each with its time where it is not the whole clip', () => {
    const bed = { type: 'bed', bed: 'wind' } as const;
    const notes = { type: 'notes', instrument: 'strings', notes: [] } as const;
    const told = tell(
      spec(
        cue('ambience', { contactId: null, stem: 'ambience', label: 'Wind', source: bed, timeS: 0, endTimeS: 1 }),
        cue('music', { contactId: null, stem: 'music', label: 'A waltz', source: notes, timeS: 0.5, endTimeS: 1 }),
        cue('silence', { contactId: null, stem: 'ambience', timeS: 0.1, endTimeS: 0.3 }),
      ),
    );
    expect(soundscape(told).slice(1)).toEqual([
      'Wind.',
      'Music: A waltz, on strings (0.5–1.0 s).',
      'Silence at 0.1–0.3 s.',
      'No voices.',
    ]);
  });

  test('a murmuring crowd is not said to be without voices', () => {
    const crowd = cue('ambience', {
      contactId: null,
      stem: 'ambience',
      label: 'Murmur',
      source: { type: 'bed', bed: 'crowd' },
    });
    expect(tell(spec(crowd)).silent).toEqual(['no music']);
  });

  test('what could sound and must not', () => {
    const miss = cue('absence', {
      contactId: null,
      bodyIds: ['ball', 'floor'],
      partIds: ['ball', 'floor'],
      label: 'no hit: ball misses floor by 2 mm',
    });
    expect(heard(spec(miss))).toContain(
      'No sound from the floor, which the basketball never touches; no voices, no music.',
    );
  });

  test('neither muted stems, nor what is heard after the clip', () => {
    const shot = spec(cue('effect', { contactId: null, label: 'a whistle' }));
    const stems = { ...shot.audio.stems, effects: { gainDb: 0, isMuted: true } };
    expect(heard({ ...shot, audio: { ...shot.audio, stems } })).toContain('Nothing of the action is heard.');
    const late = shot.audio.cues.map((c) => ({ ...c, heardAtS: 1.2 }));
    expect(heard({ ...shot, audio: { ...shot.audio, clock: 'heard', cues: late } })).toContain(
      'Nothing of the action is heard.',
    );
    expect(heard({ ...shot, audio: { ...shot.audio, cues: late } })).toContain('A whistle (0.2 s).');
  });
});
