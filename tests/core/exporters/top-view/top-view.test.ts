import { describe, expect, test } from 'vitest';
import { drawPlan } from '../../../../src/core/exporters/top-view/draw-plan.ts';
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
    // Every half second of 44 frames at 24 fps: at frames 12, 24 and 36.
    expect(ball!.marksM).toEqual([12, 24, 36].map((frame) => ball!.pathsM[0]![frame]));
    const largest = ball!.patches.at(-1)!.outlineM.map(([x, z]) => Math.hypot(x, z));
    // Marks on it stand out by less than a fiftieth.
    expect(Math.max(...largest) / BALL_RADIUS_M).toBeGreaterThan(0.999);
    expect(Math.max(...largest) / BALL_RADIUS_M).toBeLessThan(1.02);
  });

  test('has the camera where it stands, and what it sees to both sides', () => {
    const [camera] = plan.cameras;
    // At (0, 1.2, 5) with a 36 mm sensor behind 35 mm: half the picture is 18 / 35 to each side.
    expect(camera!.startM).toEqual([0, 5]);
    const [left, right] = camera!.edges;
    expect(left[0] / -left[1]).toBeCloseTo(-18 / 35, 4);
    expect(right[0] / -right[1]).toBeCloseTo(18 / 35, 4);
    expect(camera!.lens).toBe('35 mm');
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

  test('says so where nothing moves and nothing is hit', () => {
    const still = { ...shot, trajectories: [], contacts: [] };
    const svg = drawPlan(planOf(still), 'Still', '');
    expect(svg).toContain('>Nothing<');
    expect(svg).toContain('>None is seen<');
  });
});
