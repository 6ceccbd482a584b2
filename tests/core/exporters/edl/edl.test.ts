import { describe, expect, it } from 'vitest';
import { edl } from '../../../../src/core/exporters/edl/edl.ts';
import { reelNames } from '../../../../src/core/exporters/edl/reels.ts';
import type { ShotCue, ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { exported } from '../export-sample.ts';
import { shotWith } from '../wav/fixtures.ts';

type Shot = ShotSpec['shots'][number];

const first: Shot = {
  id: 'a',
  name: 'Wide',
  cameraId: 'wide',
  cameraName: 'A wide',
  takeId: 'take',
  takeName: 'Take 1',
  startFrame: 0,
  frameCount: 24,
  sourceStartS: 0,
  speed: 1,
  frozenFromFrame: null,
  subjectId: null,
} as unknown as Shot;
const second: Shot = {
  ...first,
  id: 'b',
  name: 'Nähe',
  cameraId: 'close',
  cameraName: 'B close',
  startFrame: 24,
  sourceStartS: 2,
  speed: 0.5,
};

const cut = (cues: readonly Partial<ShotCue>[], shots: readonly Shot[] = [first, second]): ShotSpec => ({
  ...shotWith(cues),
  shots: [...shots],
});
const read = async (shot: ShotSpec, options: object = {}) =>
  (await exported(edl, shot, options)).get('editing/cues.edl')!;

describe('edl', () => {
  it('has an event for each shot, and in it a locator on the frame of each sound, not of what must be absent', async () => {
    const text = await read(
      cut([
        { label: 'ball hits rim', timeS: 0.5, frame: 12 },
        { label: 'no swish', kind: 'absence', timeS: 1, frame: 24, stem: 'effects' },
        { label: 'Тренер: "ну"', stem: 'dialogue', timeS: 1.5, frame: 36 },
        { label: 'muted', isMuted: true },
      ]),
    );
    expect(text.split('\r\n')).toEqual([
      'TITLE: Missed throw',
      'FCM: NON-DROP FRAME',
      '',
      '001  TAKE1AWI V     C        00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00',
      '* FROM CLIP NAME: Wide (Take 1, A wide)',
      '* LOC: 00:00:00:12 RED     ball hits rim',
      '002  TAKE1BCL V     C        00:00:02:00 00:00:02:12 00:00:01:00 00:00:02:00',
      'M2   TAKE1BCL       012.0                00:00:02:00',
      '* FROM CLIP NAME: Nahe (Take 1, B close)',
      '* LOC: 00:00:01:12 CYAN    ??????: "??"',
      '',
    ]);
  });

  it('keeps to 80 letters of ASCII a row', async () => {
    const text = await read(
      cut([
        { label: `long ${'naïve\t文字 '.repeat(40)}`, frame: 12 },
        { label: '\n', frame: 13 },
      ]),
    );
    for (const row of text.split('\r\n')) expect(row).toMatch(/^[\x20-\x7e]{0,80}$/);
    expect(text).toContain('* LOC: 00:00:00:13 RED     impact');
  });

  it('drops frame numbers where the rate does, from the timecode that it is told to begin at', async () => {
    const shot = cut([{ label: 'hit', frame: 12 }], [first]);
    const ntsc = { ...shot, clip: { ...shot.clip, frameRate: { num: 30_000, den: 1001 } } };
    const text = await read(ntsc, { startTimecode: '00:00:59;20' });
    expect(text).toContain('FCM: DROP FRAME\r\n');
    // Frames 28 and 29 of second 59 are followed by number 2 of the next minute.
    expect(text).toContain('* LOC: 00:01:00;04 RED     hit');
    expect(text).toContain('00:00:59;20 00:01:00;16');
  });

  it('keeps a frame of its tape for every event, however slow', async () => {
    const text = await read(cut([], [{ ...first, frameCount: 1, speed: 0.25 }]));
    expect(text).toContain('00:00:00:00 00:00:00:01 00:00:00:00 00:00:00:01');
  });

  it('drops four numbers a minute at 59.94, and follows on from shot to shot', async () => {
    const shot = cut([], [first, { ...second, startFrame: 24, speed: 1 }]);
    const fast = { ...shot, clip: { ...shot.clip, frameRate: { num: 60_000, den: 1001 } } };
    const text = await read(fast, { startTimecode: '00:00:59;48' });
    // Numbers 48 to 59 are twelve frames; the twelve that follow bear 4 to 15 of the next minute.
    expect(text).toContain('00:00:59;48 00:01:00;16');
    expect(text).toContain('00:01:00;16 00:01:00;40');
  });

  it('says where a clip runs past midnight', () => {
    const told = edl.preflight(cut([{}]), edl.options.parse({ startTimecode: '23:59:59:12' }));
    expect(told[0]).toMatchObject({ level: 'warning', path: 'startTimecode' });
    expect(told[0]!.message).toContain('24:00:01:12');
  });

  it('names what it cannot hold', () => {
    const preflight = (shot: ShotSpec, options: object = {}) => edl.preflight(shot, edl.options.parse(options));
    expect(preflight(cut([{}]))).toEqual([]);
    expect(preflight(cut([]))[0]!.message).toContain('no markers');
    expect(preflight(cut([{}]), { startTimecode: '00:00:00:24' })[0]).toMatchObject({ level: 'error' });
    expect(preflight(cut([{}]), { startTimecode: '24:00:00:00' })[0]).toMatchObject({ level: 'error' });
    expect(
      preflight(
        cut(
          [{}],
          Array.from({ length: 1000 }, () => first),
        ),
      )[0],
    ).toMatchObject({ level: 'error' });
    const fast = cut([{}]);
    expect(preflight({ ...fast, clip: { ...fast.clip, frameRate: { num: 60, den: 1 } } })[0]!.message).toContain('60');
    expect(edl.options.safeParse({ startTimecode: 'one o’clock' }).success).toBe(false);
  });

  it('is the same twice', async () => {
    expect(await read(cut([{}]))).toBe(await read(cut([{}])));
  });
});

describe('reel names', () => {
  it('are up to eight capitals and digits, no two alike, none with a meaning of its own', () => {
    expect(reelNames(['Take one', 'take-one!', 'TAKEONE 3', 'ax', 'BL', '日本', 'Über'])).toEqual([
      'TAKEONE',
      'TAKEONE2',
      'TAKEONE3',
      'AX2',
      'BL2',
      'TAKE',
      'UBER',
    ]);
    const many = reelNames(Array.from({ length: 1200 }, () => 'a long name of a take'));
    expect(new Set(many).size).toBe(1200);
    expect(many.every((name) => /^[A-Z0-9]{1,8}$/.test(name))).toBe(true);
  });
});
