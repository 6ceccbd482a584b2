import { describe, expect, it, test } from 'vitest';
import { planBake } from '../../src/core/bake/plan-bake.ts';
import { simulate } from '../../src/core/bake/simulate.ts';
import { brokenScenes } from '../../src/core/broken/index.ts';
import { checks } from '../../src/core/checks/index.ts';
import { hashMotion } from '../../src/core/motion/hash-motion.ts';
import { loadScene } from '../../src/core/scene/load.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { judgeTake } from '../../src/core/tasks.ts';

/**
 * All that the checks find in each broken scene, and nothing else. One fault may break several laws: what hangs in the air
 * is not borne, and does not fall either; what falls too slowly has too much energy.
 */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  'magic-free-throw': ['tunnelling impossible', 'velocity-jump impossible'],
  'ghost-wall': ['tunnelling impossible'],
  'tireless-ball': ['apparent-restitution impossible', 'energy-gained impossible'],
  'rubber-bowling-ball': ['apparent-restitution unlikely'],
  'half-a-blow': ['impulse-mismatch impossible'],
  'gripping-ice': ['friction-cone impossible'],
  'moon-fall': ['energy-gained impossible', 'hovering impossible'],
  'hanging-crate': ['hovering impossible', 'unsupported-rest impossible'],
  'past-the-edge': ['tip-over impossible'],
  'sinking-crate': ['penetration impossible'],
  'crates-in-one-place': ['start-overlap impossible'],
  'eager-domino': ['contact-timing impossible', 'energy-gained impossible'],
  'frozen-roll': ['frozen-roll unlikely'],
  'strained-rope': ['joint-load unlikely'],
  'cannon-serve': ['too-fast impossible'],
  'dizzy-pipe': ['clamped unlikely'],
  'bent-bounce': ['nudged craft'],
  'bottomless-stage': ['left-scene unlikely'],
  'parked-in-the-air': ['left-hanging craft'],
};

/** Where the document itself is at fault: what mends it. The others are mended by leaving the bake as it is. */
const MENDED: Readonly<Record<string, (scene: Scene) => void>> = {
  'crates-in-one-place': ({ props }) => {
    props.right!.positionM[0] += 0.2;
  },
  'strained-rope': ({ joints }) => {
    joints.rope!.breakForceN = 1000;
  },
  'cannon-serve': ({ props }) => {
    props.ball!.release!.velocityMps = [50, -4, 0];
  },
  'dizzy-pipe': ({ settings }) => {
    settings.physicsStepHz = 480;
  },
  'bent-bounce': ({ props }) => {
    delete props.ball!.nudges;
  },
  'bottomless-stage': ({ props }) => {
    Object.assign(props.floor!.params, { widthM: 20, depthM: 20 });
  },
  'parked-in-the-air': ({ props }) => {
    const { drive } = props.crate!;
    if (drive.type === 'animated') for (const mark of Object.values(drive.marks)) mark.positionM[1] = 0;
  },
};

function asLoaded(scene: Scene): Scene {
  const loaded = loadScene(JSON.parse(JSON.stringify(scene)));
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join(' '));
  return loaded.value;
}

async function bake(scene: Scene) {
  const plan = planBake(scene, scene.activeTakeId);
  return { plan, motion: await simulate(plan) };
}

const found = (scene: Scene, { plan, motion }: Awaited<ReturnType<typeof bake>>) =>
  judgeTake(scene, scene.activeTakeId, plan, motion).findings;

describe('scenes that are broken on purpose', () => {
  it.each(brokenScenes.all)('$id is found out, and its mended twin is not', async ({ id, checkId, make, tamper }) => {
    const scene = asLoaded(make());
    const baked = await bake(scene);
    const before = hashMotion(baked.motion);
    const motion = tamper ? tamper(baked.plan, baked.motion) : baked.motion;
    const findings = found(scene, { ...baked, motion });
    expect([...new Set(findings.map((finding) => `${finding.checkId} ${finding.level}`))].sort()).toEqual(FOUND[id]);
    expect(findings.map((finding) => finding.checkId)).toContain(checkId);

    // Breaking a motion leaves the motion it was given, and comes out the same every time.
    expect(hashMotion(baked.motion)).toBe(before);
    if (tamper) expect(hashMotion(tamper(baked.plan, baked.motion))).toBe(hashMotion(motion));

    const twin = asLoaded(make());
    MENDED[id]?.(twin);
    expect(Boolean(tamper)).toBe(!(id in MENDED));
    expect(found(twin, tamper ? baked : await bake(asLoaded(twin)))).toEqual([]);
  });

  test('every check has one, and all are listed here', () => {
    const ids = checks.all.map(({ id }) => id);
    expect([...new Set(brokenScenes.all.map(({ checkId }) => checkId))].sort()).toEqual([...ids].sort());
    expect(Object.keys(FOUND).sort()).toEqual(brokenScenes.all.map(({ id }) => id).sort());
  });

  test('the magic free throw scores: through the board, back through it, and down through the hoop', async () => {
    const { make, tamper } = brokenScenes.get('magic-free-throw');
    const scene = asLoaded(make());
    const { plan, motion } = await bake(scene);
    const labels = (m: typeof motion) =>
      judgeTake(scene, scene.activeTakeId, plan, m).outcome.happened.map(({ label }) => label);
    expect(labels(motion)).not.toContain('through the hoop');
    expect(labels(tamper!(plan, motion))).toEqual(['through the hoop']);
    const board = found(scene, { plan, motion: tamper!(plan, motion) }).filter(({ id }) => id.includes('hoop/board'));
    expect(board).toHaveLength(2);
  });
});
