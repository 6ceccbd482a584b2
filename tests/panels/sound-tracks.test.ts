import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CueMark, StemRow } from '../../src/editor/selectors/sound-rows.ts';
import { pointRadius } from '../../src/panels/sound/draw-cues.ts';
import { cueAt, cueLanes, HEAD_PX, placeCues, rowHeight } from '../../src/panels/sound/place-cues.ts';
import { stepOf } from '../../src/panels/sound/stem-track.tsx';
import { timeToX } from '../../src/panels/timeline/scale.ts';

const mark = (id: string, startS: number, over: Partial<CueMark> = {}): CueMark => ({
  id,
  kind: 'impact',
  form: 'point',
  label: id,
  startS,
  endS: startS,
  levelDb: -12,
  salience: 0.5,
  isMuted: false,
  isTold: false,
  isMissing: false,
  isChanged: false,
  words: [],
  notes: [],
  ...over,
});
const block = (id: string, startS: number, endS: number): CueMark =>
  mark(id, startS, { kind: 'effect', form: 'block', endS });
const rowOf = (cues: readonly CueMark[], orphans: StemRow['orphans'] = []): StemRow => ({
  stem: 'effects',
  label: 'Effects',
  cues,
  orphans,
});
const PX_PER_S = 100;
const placed = (row: StemRow, selectedId: string | null = null) =>
  placeCues(row, cueLanes(row), PX_PER_S, 0, 1000, selectedId);

describe('lanes of a track', () => {
  it('keep blocks apart that sound together, and leave the first to physics', () => {
    const alone = cueLanes(rowOf([block('a', 0, 2), block('b', 1, 3), block('c', 2.5, 4)]));
    expect(Object.fromEntries(alone.of)).toEqual({ a: 0, b: 1, c: 0 });
    expect(alone.count).toBe(2);
    const beside = cueLanes(rowOf([mark('hit', 1), block('a', 0, 2)]));
    expect(Object.fromEntries(beside.of)).toEqual({ a: 1 });
    expect(rowHeight(beside)).toBeGreaterThan(rowHeight(cueLanes(rowOf([mark('hit', 1)]))));
  });

  it('put what must be silent on a line of its own, below the blows', () => {
    const ring = (over: Partial<CueMark> = {}) => mark('no swish', 1, { kind: 'absence', form: 'ring', ...over });
    const [hit, silent] = placed(rowOf([mark('hit', 1), ring()]));
    expect(silent!.y).toBeGreaterThan(hit!.y);
    expect([hit!.side, silent!.side]).toEqual(['right', 'right']);
    expect(cueAt([hit!, silent!], silent!.x, silent!.y + 8)?.placed.id).toBe('no swish');
    const withBlock = placed(rowOf([block('a', 0, 2), mark('hit', 1), ring()]));
    const top = (id: string) => withBlock.find((each) => each.id === id)!.y;
    expect(top('hit')).toBeLessThan(top('no swish'));
    expect(top('no swish')).toBeLessThan(top('a'));
  });

  it('stay few, however many blocks pile up', () => {
    const pile = rowOf(Array.from({ length: 300 }, (_, i) => block(`b${i}`, 0, 5)));
    expect(cueLanes(pile).count).toBeLessThanOrEqual(4);
  });
});

describe('placing cues', () => {
  it('leaves out what is out of sight, and keeps a block that reaches in', () => {
    const row = rowOf([block('long', 0, 60), mark('far', 50), mark('here', 20.5)]);
    const ids = placeCues(row, cueLanes(row), PX_PER_S, 2000, 3000).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['here', 'long']);
  });

  it('names the more salient of two that crowd each other, and always the selected one', () => {
    const row = rowOf([
      mark('a long name for a tap', 1, { salience: 0.1 }),
      mark('a long name for a crash', 1.1, { salience: 0.9 }),
      mark('a long name for a knock', 1.2, { salience: 0.2 }),
      mark('a long name for a click', 1.3, { salience: 0.05 }),
    ]);
    const named = (selectedId: string | null) =>
      placed(row, selectedId).flatMap(({ id, side }) => (side === 'none' ? [] : [id]));
    expect(named(null)).toContain('a long name for a crash');
    expect(named(null)).not.toContain('a long name for a click');
    expect(named('a long name for a click')).toContain('a long name for a click');
  });

  it('places five thousand and names but a few', () => {
    const row = rowOf(Array.from({ length: 5000 }, (_, i) => mark(`hit ${i}`, i / 500, { salience: (i % 97) / 97 })));
    const all = placeCues(row, cueLanes(row), PX_PER_S, 0, 2000);
    expect(all.length).toBe(5000);
    const labelled = all.filter(({ side }) => side !== 'none');
    expect(labelled.length).toBeLessThanOrEqual(60);
  });

  it('shows a change that lost its cue where the cue was', () => {
    const [orphan] = placed(rowOf([], [{ id: 'o', stem: 'effects', label: 'gone', message: 'It is gone.', timeS: 2 }]));
    expect(orphan).toMatchObject({ id: 'o', cue: null, x: timeToX(2, PX_PER_S) });
  });
});

describe('what lies under the pointer', () => {
  it('is the point before the block, and of points the closest', () => {
    const row = rowOf([block('bed', 0, 5), mark('one', 2), mark('two', 2.05)]);
    const at = (x: number, y: number) => cueAt(placed(row), x, y)?.placed.id;
    expect(at(timeToX(2.0, PX_PER_S), 8)).toBe('one');
    expect(at(timeToX(2.05, PX_PER_S), 8)).toBe('two');
    // Below the strip of marks only blocks are met.
    expect(at(timeToX(2, PX_PER_S), HEAD_PX + 20)).toBe('bed');
    expect(at(timeToX(8, PX_PER_S), 8)).toBeUndefined();
  });

  it('is an end of a block within reach of it, but of a line only the whole', () => {
    const grip = (kind: CueMark['kind'], timeS: number) => {
      const row = rowOf([mark('b', 1, { kind, form: 'block', endS: 3 })]);
      return cueAt(placed(row), timeToX(timeS, PX_PER_S), 20)?.grip;
    };
    expect([1.02, 2, 2.97].map((timeS) => grip('effect', timeS))).toEqual(['start', 'whole', 'end']);
    expect([1.02, 2, 2.97].map((timeS) => grip('dialogue', timeS))).toEqual(['whole', 'whole', 'whole']);
  });

  it('is found wherever something was placed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 }), (times) => {
        const row = rowOf(times.map((tick, i) => mark(`m${i}`, tick / 100)));
        for (const { x } of placed(row)) {
          const held = cueAt(placed(row), x, 8);
          // Another may stand at the very same place.
          expect(held?.placed.x).toBe(x);
        }
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

describe('small things of a track', () => {
  it('steps through its cues and stays within', () => {
    expect(stepOf('ArrowRight', -1, 3)).toBe(0);
    expect(stepOf('ArrowRight', 2, 3)).toBe(2);
    expect(stepOf('ArrowLeft', -1, 3)).toBe(2);
    expect(stepOf('ArrowLeft', 0, 3)).toBe(0);
    expect(stepOf('Home', 2, 3)).toBe(0);
    expect(stepOf('End', 0, 3)).toBe(2);
    expect(stepOf('x', 0, 3)).toBeNull();
    expect(stepOf('ArrowRight', -1, 0)).toBeNull();
  });

  it('draws louder blows larger, within bounds', () => {
    expect(pointRadius(-48)).toBe(2);
    expect(pointRadius(-90)).toBe(2);
    expect(pointRadius(0)).toBe(4.5);
    // Half way between -48 and 0 dB.
    expect(pointRadius(-24)).toBeCloseTo(3.25, 12);
  });
});
