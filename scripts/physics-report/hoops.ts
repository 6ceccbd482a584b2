import type { BakePlan } from '../../src/core/bake/plan.ts';
import { planBake } from '../../src/core/bake/plan-bake.ts';
import { propKinds } from '../../src/core/props/index.ts';
import type { Scene, SceneProp } from '../../src/core/scene/schema.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { bake, bodyAt } from '../../tests/physics/plans.ts';
import { speedTo } from '../../tests/physics/reference/flight.ts';
import { windowOf } from '../../tests/physics/reference/free-throw.ts';

/** Free throws at the hoops that ship, with their own balls: the speeds that go in without touching ring or board. */

export const RELEASE_M = 2.134;

export interface Hoop {
  readonly label: string;
  readonly hoopPreset: string;
  readonly ballPreset: string;
  /** From the line to the point below the middle of the ring. */
  readonly awayM: number;
}

/** The line is 15 ft (NBA) or 4.60 m (FIBA) from the face of the board. */
export const HOOPS: readonly Hoop[] = [
  { label: 'NBA', hoopPreset: 'nba', ballPreset: 'basketball-nba', awayM: 4.572 - 0.1524 - 0.2286 },
  { label: 'FIBA', hoopPreset: 'fiba', ballPreset: 'basketball-fiba', awayM: 4.6 - 0.151 - 0.22725 },
];

const presetOf = (kindId: string, presetId: string) =>
  propKinds.get(kindId).presets.find(({ id }) => id === presetId)!.params as SceneProp['params'];

/** Sizes of a hoop's own preset, from which the middle of the ring follows: its top edge is at the height of the rules. */
function ringOf({ hoopPreset }: Hoop): { readonly heightM: number; readonly insideM: number } {
  const { ringHeightM, ringRodDiameterM, ringInsideDiameterM } = presetOf('basketball-hoop', hoopPreset) as Record<
    string,
    number
  >;
  return { heightM: ringHeightM! - ringRodDiameterM! / 2, insideM: ringInsideDiameterM! / 2 };
}

function planOfHoop(hoop: Hoop, withAir: boolean): BakePlan {
  const like = readyScenes.all[0]!.make();
  const prop = (kind: string, order: string, positionM: SceneProp['positionM'], presetId: string): SceneProp => ({
    name: kind,
    kind,
    order,
    positionM,
    rotation: [0, 0, 0, 1],
    drive: { type: kind === 'ball' ? 'free' : 'still' },
    params: presetOf(kind, presetId),
  });
  const scene: Scene = {
    ...like,
    settings: { ...like.settings, durationS: 1.5, airDensityKgpm3: withAir ? 1.2 : 0, windMps: [0, 0, 0] },
    props: {
      hoop: prop('basketball-hoop', 'a0', [0, 0, 0], hoop.hoopPreset),
      ball: prop('ball', 'a1', [0, RELEASE_M, hoop.awayM], hoop.ballPreset),
    },
    joints: {},
    outcome: {},
    cues: { overrides: {}, authored: {} },
    shots: {},
    takes: { main: { name: 'Throw', order: 'a0', overrides: {}, star: false, note: '' } },
    activeTakeId: 'main',
  };
  const plan = planBake(scene, 'main');
  // The ring and the board alone: bracket and net are below, and touch a ball that is in already.
  const bodies = plan.bodies.map((body) =>
    body.id === 'hoop'
      ? { ...body, parts: body.parts.filter(({ id }) => id === 'rim' || id === 'board'), nets: [] }
      : body,
  );
  return { ...plan, bodies };
}

/** The window of speeds that swish at an elevation, in m/s to a tenth of a millimetre a second; null where there is none. */
export async function hoopWindow(hoop: Hoop, deg: number, withAir: boolean): Promise<readonly [number, number] | null> {
  const plan = planOfHoop(hoop, withAir);
  const { heightM, insideM } = ringOf(hoop);
  const angle = (deg * Math.PI) / 180;
  const near = speedTo(hoop.awayM, heightM - RELEASE_M, angle) * (withAir ? 1.043 : 1);
  return windowOf(near, 1e-4, async (speed) => {
    const up = speed * Math.sin(angle);
    const bodies = plan.bodies.map((body) =>
      body.id === 'ball' ? { ...body, velocityMps: [0, up, -speed * Math.cos(angle)] as const } : body,
    );
    const motion = await bake({ ...plan, bodies, durationS: up / 9.81 + 0.75 });
    if (motion.contacts.length > 0) return false;
    let high = up / 9.81;
    let low = motion.durationS;
    for (let n = 0; n < 40; n++) {
      const middle = (high + low) / 2;
      if (bodyAt(motion, middle).positionM[1] > heightM) high = middle;
      else low = middle;
    }
    return Math.abs(bodyAt(motion, low).positionM[2]) < insideM;
  });
}
