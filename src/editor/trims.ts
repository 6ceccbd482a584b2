import type { CueStem } from '../core/cues/cue.ts';
import { STEM_IDS } from '../core/dsp/stems.ts';
import type { SceneSound } from '../core/scene/schema.ts';
import type { StemTrim } from './ports.ts';

/**
 * The faders of the sound room: the levels of the scene, so that they are heard without rendering anything again, the
 * gain that the mix needs to keep its ceiling, and what someone listens to alone.
 */
export function trimsOf(
  levels: SceneSound['stems'],
  soloStems: readonly CueStem[],
  commonGainDb: number,
): Readonly<Record<CueStem, StemTrim>> {
  const trimOf = (id: CueStem): StemTrim => ({
    gainDb: levels[id].gainDb + commonGainDb,
    isAudible: !levels[id].isMuted && (soloStems.length === 0 || soloStems.includes(id)),
  });
  return Object.fromEntries(STEM_IDS.map((id) => [id, trimOf(id)])) as Record<CueStem, StemTrim>;
}
