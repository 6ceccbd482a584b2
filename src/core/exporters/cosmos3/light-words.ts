import { conjugate, rotate } from '../../base/quat.ts';
import { normalize, scale, type Vec3 } from '../../base/vec3.ts';
import { capitalized, listed, sentence } from '../../prompts/english.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import type { StructuredPrompt } from './structured-prompt.ts';

/** Parts of a direction smaller than this are not told. */
const TOLD_SHARE = 0.3;
/** Light that falls steeper than this, as a share of straight down, comes from the top. */
const TOP_SHARE = 0.7;
/** A light this much redder than blue is warm, and cool the other way round. */
const TINT = 1.06;

/** Words that say already where light comes from. */
const TELLS_SIDE = /left|right|front|behind|back|side/i;

/** The light: the director's words for what it is; the lamps of the scene for where it comes from, where those do not say. */
export function lightWords(shot: ShotSpec, told: string): StructuredPrompt['lighting'] {
  const suns = shot.lights.filter(({ kind }) => kind === 'sun').sort((a, b) => b.intensity - a.intensity);
  const sky = shot.lights.find(({ kind }) => kind === 'sky');
  const key = suns[0];
  if (!key) {
    return {
      conditions: told || (sky ? 'Soft, even light from all sides.' : 'Not told.'),
      direction: sky ? 'Diffused from above' : '',
      shadows: sky ? 'Very soft, without direction' : '',
      illumination_effect: sky ? `Flat, ${tintOf(sky.colorRgb)} light` : '',
    };
  }
  const toLight = seenFrom(shot, normalize(scale(key.direction, -1)));
  const fill = sky ? ', filled by soft light from the sky' : '';
  return {
    conditions: told || `Direct light${fill}.`,
    direction: TELLS_SIDE.test(told) ? '' : fromWords(toLight),
    shadows: TELLS_SIDE.test(told) ? '' : shadowWords(toLight),
    illumination_effect: `${capitalized(tintOf(key.colorRgb))} key light${sky ? `, ${tintOf(sky.colorRgb)} fill` : ''}`,
  };
}

/** A direction of the world as the first camera sees it: right, up, towards it. */
function seenFrom({ camera }: ShotSpec, direction: Vec3): Vec3 {
  return rotate(conjugate(camera.rotations[0]!), direction);
}

function fromWords([x, y, z]: Vec3): string {
  const sides = [
    ...(Math.abs(x) > TOLD_SHARE ? [`the ${x > 0 ? 'right' : 'left'}`] : []),
    ...(Math.abs(z) > TOLD_SHARE ? [z > 0 ? 'the front' : 'behind'] : []),
  ];
  if (y > TOP_SHARE) return sides.length === 0 ? 'Top-lit' : `Top-lit, slightly from ${listed(sides)}`;
  return sides.length === 0 ? 'Top-lit' : `Lit from ${listed(sides)}`;
}

function shadowWords([x, y]: Vec3): string {
  const length = y > TOP_SHARE ? 'Short' : 'Long';
  const side = Math.abs(x) > TOLD_SHARE ? ` to the ${x > 0 ? 'left' : 'right'}` : '';
  return sentence(`${length}, defined shadows${side}`).replace(/\.$/, '');
}

function tintOf([r, , b]: readonly [number, number, number]): string {
  if (r > TINT * b) return 'warm';
  return b > TINT * r ? 'cool' : 'neutral';
}
