import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { hashMotion } from '../../src/core/motion/hash-motion.ts';
import { loadScene } from '../../src/core/scene/load.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { bakeTake, type TakeResult } from '../../src/core/tasks.ts';

/**
 * What every ready-made scene comes to, kept beside this test: a change of physics shows here, scene by scene, and is
 * accepted with `UPDATE_GOLDEN=1 npx vitest run tests/golden`.
 */
const FILE = new URL('scenes.json', import.meta.url);
const isUpdate = process.env.UPDATE_GOLDEN === '1';
const golden: Record<string, unknown> = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
const fresh: Record<string, unknown> = {};

function summaryOf({ motion, outcome, plan, cues }: TakeResult) {
  return {
    bodies: plan.bodies.length,
    joints: plan.joints.length,
    contacts: motion.contacts.length,
    cues: cues.length,
    // The first of each sort tells the story; hundreds of touches in a pile do not.
    happened: [...new Map(outcome.happened.map((h) => [h.label, `${h.label} ${h.timeS.toFixed(2)}`])).values()].slice(
      0,
      20,
    ),
    broken: motion.jointLoads.flatMap(({ jointId, brokeAtS }) => (brokeAtS === null ? [] : [jointId])),
    hash: hashMotion(motion),
  };
}

describe('ready-made scenes', () => {
  afterAll(() => {
    if (isUpdate) writeFileSync(FILE, `${JSON.stringify(fresh, null, 2)}\n`);
  });

  it.each(readyScenes.all.map(({ id }) => id))(
    '%s turns out as wanted, and as ever',
    { timeout: 120_000 },
    async (id) => {
      const scene = readyScenes.get(id).make();
      const { ok, problems } = loadScene(JSON.parse(JSON.stringify(scene)));
      expect(problems).toEqual([]);
      expect(ok).toBe(true);
      const result = await bakeTake({ scene, takeId: scene.activeTakeId });
      expect(result.motion.stop).toBeNull();
      expect(result.outcome.conditions.filter(({ isMet }) => !isMet).map(({ label }) => label)).toEqual([]);
      expect(result.outcome.conditions.length).toBeGreaterThan(0);
      expect(result.findings.filter(({ level }) => level === 'impossible').map(({ message }) => message)).toEqual([]);
      fresh[id] = summaryOf(result);
      if (!isUpdate) expect(fresh[id]).toEqual(golden[id]);
    },
  );

  it('are all that is kept', () => {
    expect(Object.keys(isUpdate ? fresh : golden).sort()).toEqual(readyScenes.all.map(({ id }) => id).sort());
  });
});
