import { describe, expect, test } from 'vitest';
import { drawPlan } from '../../../../src/core/exporters/top-view/draw-plan.ts';
import { createLabelSpace } from '../../../../src/core/exporters/top-view/place-labels.ts';
import { planOf } from '../../../../src/core/exporters/top-view/plan.ts';
import { topView } from '../../../../src/core/exporters/top-view/top-view.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { BALL_RADIUS_M, ballAt, sampleInput, sampleScene } from '../../shot/sample.ts';
import { exported } from '../export-sample.ts';

const shot = buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: 44 } });

describe('planOf', () => {
  const plan = planOf(shot);

  test('has the path of the ball on the ground, shot by shot, and its outline where it starts', () => {
    const [ball] = plan.moving;
    expect(plan.moving).toHaveLength(1);
    const { positionM } = ballAt(12 / 24);
    expect(ball!.pathsM[0]![12]![0]).toBeCloseTo(positionM[0], 5);
    expect(ball!.pathsM[0]![12]![1]).toBeCloseTo(positionM[2], 5);
    // Every half second of 44 frames at 24 fps, and the last of them.
    const marks = [12, 24, 36, 43].map((frame) => ({ placeM: ball!.pathsM[0]![frame], timeS: frame / 24 }));
    expect(ball!.marks).toEqual(marks);
    const largest = ball!.patches.at(-1)!.outlineM.map(([x, z]) => Math.hypot(x, z));
    // Marks on it stand out by less than a fiftieth.
    expect(Math.max(...largest) / BALL_RADIUS_M).toBeGreaterThan(0.999);
    expect(Math.max(...largest) / BALL_RADIUS_M).toBeLessThan(1.02);
  });

  test('has the camera where it stands, and what it sees to both sides', () => {
    const [camera] = plan.cameras;
    // At (0, 1.2, 5) with a 36 mm sensor behind 35 mm: half the picture is 18 / 35 to each side.
    expect(camera!.startM).toEqual([0, 5]);
    const [left, right] = camera!.wedges[0]!;
    expect(left[0] / -left[1]).toBeCloseTo(-18 / 35, 4);
    expect(right[0] / -right[1]).toBeCloseTo(18 / 35, 4);
    expect(camera!.lens).toBe('35 mm');
    expect(camera!.shots).toBe('shot 1');
  });

  test('has the bounce, where and when it is seen', () => {
    expect(plan.contacts).toHaveLength(1);
    expect(plan.contacts[0]!.timeS).toBeCloseTo((2 + Math.sqrt(32)) / 10, 5);
  });

  test('holds all that is acted and the cameras, not the whole floor', () => {
    expect(plan.minM[1]).toBeLessThan(-0.5);
    expect(plan.maxM[1]).toBeGreaterThan(5);
    expect(plan.maxM[1] - plan.minM[1]).toBeLessThan(9);
  });
});

describe('labels', () => {
  test('stand beside their places where those are taken, and nowhere where all is', () => {
    const space = createLabelSpace([100, 100]);
    const size = { widthPx: 20, heightPx: 20 };
    expect(space.find([50, 50], [0, 20], size)).toEqual([50, 50]);
    expect(space.find([50, 50], [0, 20], size)).toEqual([70, 50]);
    expect(space.find([50, 50], [0, 20], size)).toEqual([30, 50]);
    // Off the page.
    expect(space.find([5, 5], [0], size)).toBeNull();
    space.take({ middle: [50, 50], widthPx: 100, heightPx: 100 });
    expect(space.find([50, 50], [0, 20, 30], size)).toBeNull();
  });
});

describe('top-view', () => {
  test('is well-formed whatever the names are', async () => {
    const scene = sampleScene();
    const named = { ...scene, name: `A <b> & "c" \u0007 🏀/../${'x'.repeat(300)}` };
    const files = await exported(topView, buildShotSpec({ ...sampleInput(), scene: named }));
    const svg = files.get('top-view.svg')!;
    expect(svg).toContain('A &lt;b&gt; &amp; &quot;c&quot; 🏀/../xxx');
    const opened = [...svg.matchAll(/<([a-z]+)(?: [^>]*[^/])?>/g)].map(([, tag]) => tag);
    const closed = [...svg.matchAll(/<\/([a-z]+)>/g)].map(([, tag]) => tag);
    expect(opened.sort()).toEqual(closed.sort());
    expect(svg).not.toContain('NaN');
  });

  test('tells what was hit by its part, cameras that return once, and things that are counted together', () => {
    const contact = shot.contacts.find(({ phase }) => phase === 'impact')!;
    const cue = { ...shot.audio.cues[0]!, kind: 'impact' as const, contactId: contact.id, label: 'ball hits board' };
    const [only] = shot.shots;
    const told = { ...shot, audio: { ...shot.audio, cues: [cue] }, contacts: [contact], shots: [only!, only!] };
    const svg = drawPlan(planOf(told), 'Told', '');
    expect(svg).toContain('s · ball hits board, ');
    expect(svg).toContain(', 35 mm, shots 1 and 2<');
    const plan = planOf(shot);
    const pins = [1, 2, 10].map((n) => ({ ...plan.moving[0]!, name: `Pin ${n}` }));
    expect(drawPlan({ ...plan, moving: pins }, 'Pins', '')).toContain('>Pin 1 to 10<');
  });

  test('says so where nothing moves and nothing is hit', () => {
    const still = { ...shot, trajectories: [], contacts: [] };
    const svg = drawPlan(planOf(still), 'Still', '');
    expect(svg).toContain('>Nothing<');
    expect(svg).toContain('>None is seen<');
  });
});
