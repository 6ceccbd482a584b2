import { Color, type Material, type Mesh, MeshLambertMaterial, SRGBColorSpace } from 'three';
import type { Look } from '../core/base/ports.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';

type Light = ShotSpec['lights'][number];

/** The void, a grey that neither lit nor shaded surfaces have, so that every outline stands out. */
export const GREY_BACKDROP = new Color().setStyle('#3c3c3c', SRGBColorSpace);
/** Greys of surfaces lie between those of black and of white things, in linear light: parts can be told, and no more. */
const DARKEST = 0.16;
const LIGHTEST = 0.5;
/** Light from all sides, and from the scene's own key light, whatever its strength and colour there. */
const SKY_INTENSITY = 1;
const SUN_INTENSITY = 2;

/** Surfaces in their own colours, or in greys. */
export interface Paint {
  setLook(look: Look): void;
}

export function createPaint(meshes: readonly Mesh[]): Paint {
  const coats = meshes.flatMap(({ material }) => {
    const painted = coloured(material as Material);
    return painted ? [{ material: painted, own: painted.color.clone() }] : [];
  });
  return {
    setLook(look) {
      for (const { material, own } of coats)
        if (look === 'lit') material.color.copy(own);
        else material.color.setScalar(greyOf(own));
    },
  };
}

function coloured(material: Material): MeshLambertMaterial | null {
  return material instanceof MeshLambertMaterial ? material : null;
}

/** By its brightness, on a scale as the eye has it. */
function greyOf({ r, g, b }: Color): number {
  return DARKEST + (LIGHTEST - DARKEST) * Math.sqrt(0.2126 * r + 0.7152 * g + 0.0722 * b);
}

/** One white sun from where the scene's strongest comes, and a white sky. */
export function neutralLights(lights: readonly Light[]): readonly Light[] {
  const suns = lights.filter(({ kind }) => kind === 'sun').sort((a, b) => b.intensity - a.intensity);
  const direction = suns[0]?.direction ?? [-0.5, -1, -0.35];
  return [
    { id: 'sky', kind: 'sky', direction: [0, -1, 0], intensity: SKY_INTENSITY, colorRgb: [1, 1, 1] },
    { id: 'sun', kind: 'sun', direction, intensity: SUN_INTENSITY, colorRgb: [1, 1, 1] },
  ];
}
