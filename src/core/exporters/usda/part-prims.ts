import { lookOf, srgbToLinear } from '../../base/material-look.ts';
import type { Mesh } from '../../base/meshes/mesh.ts';
import { meshOf } from '../../base/meshes/shape-mesh.ts';
import { shapeBounds } from '../../base/shapes/bounds.ts';
import type { ShotPart } from '../../shot/shot-spec.ts';
import { poseLines } from './pose-lines.ts';
import { decimal, type Prim, primNames, quoted, tuple } from './usda-text.ts';

/** Parts as meshes; those that are alike refer to one shape, and those that look alike to one material. */
export interface PartPrims {
  /** Null for what is never seen. */
  primOf(part: ShotPart): Prim | null;
  /** The materials and shapes that have been asked for. */
  readonly looks: readonly Prim[];
  readonly shapes: readonly Prim[];
}

/** Looks and shapes lie under these paths. */
export function createPartPrims(looksPath: string, shapesPath: string): PartPrims {
  const looks: Prim[] = [];
  const shapes: Prim[] = [];
  const shapeIds = new Map<string, number>();
  const lookIds = new Map<string, number>();

  function shapeOf({ shape }: ShotPart): number | null {
    const key = JSON.stringify(shape);
    const known = shapeIds.get(key);
    if (known !== undefined) return known;
    const mesh = meshOf(shape);
    if (mesh.triangles.length === 0) return null;
    const isOpen = shape.type === 'mesh' || shape.type === 'strands';
    const { minM, maxM } = shapeBounds(shape);
    const extent = `float3[] extent = [${tuple(minM)}, ${tuple(maxM)}]`;
    const properties = [...(isOpen ? ['uniform bool doubleSided = 1'] : []), extent, ...surfaceLines(mesh)];
    const id = shapes.push({ type: 'Mesh', title: `Shape_${shapes.length}`, properties }) - 1;
    shapeIds.set(key, id);
    return id;
  }

  function lookIdOf(part: ShotPart): number {
    const { roughness, opacity } = lookOf(part.material, part.role);
    const color = tuple(part.colorRgb.map(srgbToLinear));
    const key = `${part.material} ${color} ${opacity}`;
    const known = lookIds.get(key);
    if (known !== undefined) return known;
    const id = looks.length;
    // Names that stay as they are, so that paths can be told before all are known.
    const title = `${primNames([part.material])[0]}_${id}`;
    looks.push({
      type: 'Material',
      title,
      properties: [`token outputs:surface.connect = <${looksPath}/${title}/Surface.outputs:surface>`],
      children: [
        {
          type: 'Shader',
          title: 'Surface',
          properties: [
            'uniform token info:id = "UsdPreviewSurface"',
            `color3f inputs:diffuseColor = ${color}`,
            'float inputs:metallic = 0',
            `float inputs:opacity = ${decimal(opacity)}`,
            `float inputs:roughness = ${decimal(roughness)}`,
            'token outputs:surface',
          ],
        },
      ],
    });
    lookIds.set(key, id);
    return id;
  }

  return {
    looks,
    shapes,
    primOf(part) {
      const shape = part.role === 'collide' ? null : shapeOf(part);
      if (shape === null) return null;
      const { opacity } = lookOf(part.material, part.role);
      return {
        type: 'Mesh',
        title: part.label.trim() === '' ? part.id : part.label,
        apis: ['MaterialBindingAPI'],
        reference: `<${shapesPath}/${shapes[shape]!.title}>`,
        properties: [
          `rel material:binding = <${looksPath}/${looks[lookIdOf(part)]!.title}>`,
          `color3f[] primvars:displayColor = [${tuple(part.colorRgb.map(srgbToLinear))}]`,
          ...(opacity < 1 ? [`float[] primvars:displayOpacity = [${decimal(opacity)}]`] : []),
          `custom float rimshot:friction = ${decimal(part.friction)}`,
          `custom string rimshot:material = ${quoted(part.material)}`,
          `custom float rimshot:restitution = ${decimal(part.restitution)}`,
          ...poseLines([{ frame: 0, timeCode: 0 }], [part.positionM], [part.rotation]),
        ],
      };
    },
  };
}

function surfaceLines({ positionsM, normals, triangles }: Mesh): readonly string[] {
  const rows = (numbers: Float32Array) =>
    Array.from({ length: numbers.length / 3 }, (_, i) => tuple([...numbers.subarray(3 * i, 3 * i + 3)])).join(', ');
  return [
    `int[] faceVertexCounts = [${Array(triangles.length / 3)
      .fill(3)
      .join(', ')}]`,
    `int[] faceVertexIndices = [${triangles.join(', ')}]`,
    `normal3f[] normals = [${rows(normals)}] (`,
    '    interpolation = "vertex"',
    ')',
    `point3f[] points = [${rows(positionsM)}]`,
    'uniform token subdivisionScheme = "none"',
  ];
}
