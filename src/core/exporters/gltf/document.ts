import { srgbToLinear } from '../../base/material-look.ts';
import { atan, PI } from '../../base/math.ts';
import { lookAt, type Pose } from '../../base/quat.ts';
import { ZERO } from '../../base/vec3.ts';
import { bodyPoseOf, cameraPoseOf } from '../../shot/reading.ts';
import type { ShotBody, ShotPart, ShotSpec } from '../../shot/shot-spec.ts';
import { actionJumps, type FilmCamera, filmCameras } from '../film-cameras.ts';
import { oneLine } from '../plain-text.ts';
import { createAnimation } from './animation.ts';
import { bodyExtras, partExtras, sceneExtras } from './extras.ts';
import { createGlbBuffer } from './glb.ts';
import { createMeshes } from './meshes.ts';

/** What a camera of the file shows, in metres from it. */
const NEAR_M = 0.01;
const FAR_M = 10_000;
/** A white surface that faces a sun of 2.3 is just white, as on the stage; readers take the number as lux. */
const LUX = PI / 2.3;

/** A shot spec as one .glb: props, cameras and suns under the scene, and one animation on the clock of the clip. */
export function glbOf(spec: ShotSpec, cameraMode: 'film' | 'shots'): Uint8Array {
  const buffer = createGlbBuffer();
  const meshes = createMeshes(buffer);
  const animation = createAnimation(buffer, spec.clip.frameRate);
  const nodes: object[] = [];
  const addNode = (node: object) => nodes.push(node) - 1;
  const everyFrame = { startFrame: 0, frameCount: spec.clip.frameCount, jumps: actionJumps(spec) };
  const trajectories = new Map(spec.trajectories.map((t) => [t.bodyId, t]));

  function addBody(body: ShotBody, name: string): number {
    const children = body.parts.flatMap((part) => {
      const mesh = part.role === 'collide' ? null : meshes.meshOfPart(part);
      return mesh === null ? [] : [addNode(partNode(part, mesh))];
    });
    const node = addNode({
      name,
      ...placed(bodyPoseOf(spec, body, 0)),
      ...(children.length > 0 && { children }),
      extras: bodyExtras(body),
    });
    const way = trajectories.get(body.id);
    if (way) animation.moveNode(node, everyFrame, way.positionsM, way.rotations);
    return node;
  }

  const props = spec.subjects.map(({ id, name, bodyIds }) => {
    const title = oneLine(name) || id;
    const bodies = spec.bodies.filter((body) => body.subjectId === id);
    if (bodies.length === 1) return addBody(bodies[0]!, title);
    const children = bodies.map((body) => addBody(body, `${title} ${body.id.slice(id.length + 1)}`.trim()));
    return addNode({ name: title, ...(children.length > 0 && { children }), extras: { subjectId: id, bodyIds } });
  });
  const lenses = filmCameras(spec, cameraMode);
  const cameras = lenses.map((camera) => cameraOf(spec, camera));
  const cameraNodes = lenses.map((camera, i) => {
    const node = addNode({ name: oneLine(camera.name), ...placed(cameraPoseOf(spec, camera.startFrame)), camera: i });
    animation.moveNode(node, camera, spec.camera.positionsM, spec.camera.rotations);
    animation.movePointer(`/cameras/${i}/perspective/yfov`, camera, fieldsOfView(spec));
    return node;
  });
  const suns = spec.lights.filter(({ kind }) => kind === 'sun');
  const sunNodes = suns.map(({ direction }, light) =>
    addNode({
      name: suns.length === 1 ? 'Sun' : `Sun ${light + 1}`,
      rotation: lookAt(ZERO, direction),
      extensions: { KHR_lights_punctual: { light } },
    }),
  );
  const extensionsUsed = [
    ...(animation.usesPointers ? ['KHR_animation_pointer'] : []),
    ...(suns.length > 0 ? ['KHR_lights_punctual'] : []),
  ];
  const title = oneLine(spec.clip.name) || 'Clip';
  return buffer.file({
    asset: { version: '2.0', generator: `${spec.madeBy.name} ${spec.madeBy.version}` },
    ...(extensionsUsed.length > 0 && { extensionsUsed }),
    ...(suns.length > 0 && {
      extensions: {
        KHR_lights_punctual: {
          lights: suns.map(({ intensity, colorRgb }) => ({
            type: 'directional',
            intensity: intensity * LUX,
            color: colorRgb.map(srgbToLinear),
          })),
        },
      },
    }),
    scene: 0,
    scenes: [{ name: title, nodes: [...props, ...cameraNodes, ...sunNodes], extras: sceneExtras(spec) }],
    nodes,
    cameras,
    ...(meshes.meshes.length > 0 && { meshes: meshes.meshes, materials: meshes.materials }),
    ...(animation.channels.length > 0 && {
      animations: [{ name: title, channels: animation.channels, samplers: animation.samplers }],
    }),
  });
}

function partNode(part: ShotPart, mesh: number): object {
  return { name: oneLine(part.label) || part.id, ...placed(part), mesh, extras: partExtras(part) };
}

function placed({ positionM, rotation }: Pose) {
  return { translation: [...positionM], rotation: [...rotation] };
}

function cameraOf({ camera, clip }: ShotSpec, { name, startFrame }: FilmCamera): object {
  const yfov = fieldOfView(clip.heightPx, camera.fyPx[startFrame]!);
  const aspectRatio = (clip.widthPx * camera.fyPx[startFrame]!) / (clip.heightPx * camera.fxPx[startFrame]!);
  return { name: oneLine(name), type: 'perspective', perspective: { yfov, aspectRatio, znear: NEAR_M, zfar: FAR_M } };
}

function fieldsOfView({ camera, clip }: ShotSpec): readonly number[] {
  return camera.fyPx.map((fyPx) => fieldOfView(clip.heightPx, fyPx));
}

function fieldOfView(heightPx: number, fyPx: number): number {
  return 2 * atan(heightPx / (2 * fyPx));
}
