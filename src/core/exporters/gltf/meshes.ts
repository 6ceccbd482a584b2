import { lookOf, srgbToLinear } from '../../base/material-look.ts';
import { meshOf } from '../../base/meshes/shape-mesh.ts';
import type { ShotPart } from '../../shot/shot-spec.ts';
import type { GlbBuffer } from './glb.ts';

/** Meshes and materials of a document; parts that are alike share theirs. */
export interface GltfMeshes {
  /** The number of the mesh of a part; null where its shape has no surface at all. */
  meshOfPart(part: ShotPart): number | null;
  readonly meshes: readonly object[];
  readonly materials: readonly object[];
}

type Attributes = { readonly attributes: object; readonly indices: number };

export function createMeshes(buffer: GlbBuffer): GltfMeshes {
  const meshes: object[] = [];
  const materials: object[] = [];
  const surfaces = new Map<string, Attributes | null>();
  const materialIds = new Map<string, number>();
  const meshIds = new Map<string, number>();

  function surfaceOf({ shape }: ShotPart, key: string): Attributes | null {
    if (!surfaces.has(key)) {
      const { positionsM, normals, triangles } = meshOf(shape);
      surfaces.set(
        key,
        triangles.length === 0
          ? null
          : {
              attributes: {
                POSITION: buffer.floats(positionsM, 'VEC3', { isVertex: true, hasBounds: true }),
                NORMAL: buffer.floats(normals, 'VEC3', { isVertex: true }),
              },
              indices: buffer.indices(triangles),
            },
      );
    }
    return surfaces.get(key)!;
  }

  function numberOf(all: object[], known: Map<string, number>, key: string, make: () => object): number {
    const number = known.get(key) ?? all.push(make()) - 1;
    known.set(key, number);
    return number;
  }

  return {
    meshes,
    materials,
    meshOfPart(part) {
      const shape = JSON.stringify(part.shape);
      const surface = surfaceOf(part, shape);
      if (!surface) return null;
      const look = materialOf(part);
      const material = numberOf(materials, materialIds, JSON.stringify(look), () => look);
      return numberOf(meshes, meshIds, `${material} ${shape}`, () => ({
        name: part.label,
        primitives: [{ ...surface, material }],
      }));
    },
  };
}

function materialOf({ material, role, colorRgb, shape }: ShotPart) {
  const { roughness, opacity } = lookOf(material, role);
  return {
    name: material,
    pbrMetallicRoughness: {
      baseColorFactor: [...colorRgb.map(srgbToLinear), opacity],
      metallicFactor: 0,
      roughnessFactor: roughness,
    },
    ...(opacity < 1 && { alphaMode: 'BLEND' }),
    ...((shape.type === 'mesh' || shape.type === 'strands') && { doubleSided: true }),
  };
}
