import { planBake } from '../../src/core/bake/plan-bake.ts';
import { simulate } from '../../src/core/bake/simulate.ts';
import type { Cue } from '../../src/core/cues/cue.ts';
import { deriveCues } from '../../src/core/cues/derive.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';

/** Half a sample at 48 kHz, for times; for all else more digits than an ear tells apart. */
const TIME_DECIMALS = 5;
const DIGITS = 4;
/** Rings and rooms go on after the last cue. */
const TAIL_S = 1.5;

/** The cues of every ready-made scene, as far as they are heard, and how its mix is made. */
export async function sceneCues(): Promise<unknown> {
  const scenes = [];
  for (const { id, label, make } of readyScenes.all) {
    const scene = make();
    const plan = planBake(scene, scene.activeTakeId);
    const motion = await simulate(plan, {});
    const cues = deriveCues(scene, scene.activeTakeId, plan, motion).filter(isHeard);
    const durationS = Math.max(0, ...cues.filter(({ kind }) => kind !== 'ambience').map(endOf)) + TAIL_S;
    scenes.push({ id, label, durationS, room: scene.sound.room, levels: scene.sound.stems, cues: cues.map(asHeard) });
  }
  return JSON.parse(JSON.stringify(scenes, shortened));
}

/** Speech and files need recordings, which this page has none of. */
function isHeard(cue: Cue): boolean {
  return !cue.isMuted && ['made', 'bed', 'notes'].includes(cue.source.type);
}

function endOf({ timeS, endTimeS, hits }: Cue): number {
  return Math.max(timeS, endTimeS, ...hits.map((hit) => hit.timeS));
}

/** What the voices and the mix read of a cue. */
function asHeard(cue: Cue): object {
  const { id, kind, stem, timeS, endTimeS, heardAtS, source, bodyIds, partIds, materials, sizesM, seed } = cue;
  const { levelDb, pan, distanceM, normalSpeedMps, slipSpeedMps, isMuted } = cue;
  const hits = cue.hits.map(({ impulseNs: _, ...hit }) => hit);
  const curve = cue.curve.map(({ pointM: _, ...point }) => point);
  const when = { id, kind, stem, timeS, endTimeS, heardAtS, hits, curve };
  const what = { source, bodyIds, partIds, materials, sizesM, normalSpeedMps, slipSpeedMps, seed };
  return { ...when, ...what, levelDb, pan, distanceM, isMuted };
}

function shortened(key: string, value: unknown): unknown {
  if (typeof value !== 'number' || key === 'seed') return value;
  return Number(/time|atS/i.test(key) ? value.toFixed(TIME_DECIMALS) : value.toPrecision(DIGITS));
}
