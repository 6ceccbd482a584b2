import { z } from 'zod';
import { newId } from '../../core/base/id.ts';
import { inSentence } from '../../core/base/in-sentence.ts';
import { clamp } from '../../core/base/math.ts';
import { boundsOfPlaced } from '../../core/base/shapes/bounds.ts';
import type { Vec3 } from '../../core/base/vec3.ts';
import { usedSensorHeightMm } from '../../core/camera/projection.ts';
import { jointKinds } from '../../core/joints/index.ts';
import { propKinds } from '../../core/props/index.ts';
import { placedParts } from '../../core/props/placed-parts.ts';
import type { PropKind } from '../../core/props/prop-kind.ts';
import { addCamera, FIRST_CAMERA } from '../../core/scene/edits/cameras.ts';
import { addJoint } from '../../core/scene/edits/joints.ts';
import { addProp } from '../../core/scene/edits/props.ts';
import { addShot } from '../../core/scene/edits/shots.ts';
import { defaultCameraId, own } from '../../core/scene/queries.ts';
import { FOCAL_LENGTH_RANGE_MM } from '../../core/scene/schema/limits.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Look } from '../editor.ts';
import { type Action, type ActionContext, defineAction } from './action.ts';

/** Room left between a new prop and those that stand there. */
const GAP_M = 0.2;
const point = z.tuple([z.number(), z.number(), z.number()]);
const rotation = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** Where a new prop's origin goes, so that its lowest point rests on `onM` or on the ground in the first free place. */
function standing(scene: Scene, kind: PropKind, params: unknown, onM: Vec3 | undefined): Vec3 {
  const { minM, maxM } = boundsOfPlaced(placedParts(kind.bodies(params)));
  // What stands still wholly below its origin is ground itself; a chain hangs from its own.
  const liftM = maxM[1] > 0 || kind.defaultDrive === 'free' ? -minM[1] : 0;
  if (onM) return [onM[0], onM[1] + liftM, onM[2]];
  const stepM = maxM[0] - minM[0] + GAP_M;
  const isTaken = (x: number) =>
    Object.values(scene.props).some(
      (prop) =>
        prop.drive.type === 'free' && Math.abs(prop.positionM[0] - x) < stepM && Math.abs(prop.positionM[2]) < stepM,
    );
  let x = 0;
  while (isTaken(x)) x += stepM;
  return [x, liftM, 0];
}

/** The prop that is selected; null where something else or nothing is. */
function selectedProp(ctx: ActionContext): string | null {
  const { selection } = ctx.editor.session.getState();
  return selection?.type === 'prop' ? selection.id : null;
}

/** The focal length that takes in as much from top to bottom, on the sensor that a new camera has. */
function lensFor(scene: Scene, { verticalFovRad }: Look): number {
  const { settings, cameras } = scene;
  const leadingId = defaultCameraId(scene);
  const { lens, sensorMm, squeeze } = (leadingId === null ? undefined : own(cameras, leadingId)) ?? FIRST_CAMERA;
  const sensor = { focalLengthMm: lens.focalLengthMm, sensorMm, squeeze };
  const lensMm = usedSensorHeightMm(sensor, settings.widthPx, settings.heightPx) / (2 * Math.tan(verticalFovRad / 2));
  const [shortest, longest] = FOCAL_LENGTH_RANGE_MM;
  // Lenses are told apart by tenths of a millimetre.
  return clamp(Math.round(lensMm * 10) / 10, shortest, longest);
}

const sceneOf = ({ editor }: ActionContext): Scene => editor.document.store.getState().scene;

export const addActions: readonly Action[] = [
  defineAction({
    id: 'add.prop',
    label: 'Prop',
    /** `onM` is what it stands on: the first free place on the ground where absent. */
    params: z.object({ kind: z.string(), presetId: z.string().optional(), onM: point.optional() }),
    run(ctx, { kind: kindId, presetId, onM }) {
      const kind = propKinds.get(kindId);
      const preset = kind.presets.find(({ id }) => id === presetId);
      const id = newId('prop', ctx.ports.random);
      const positionM = standing(sceneOf(ctx), kind, kind.params.parse(preset?.params ?? {}), onM);
      ctx.editor.document.edit(
        `Add ${(preset?.label ?? kind.label).toLowerCase()}`,
        addProp({ id, kindId, ...(presetId !== undefined && { presetId }), positionM }),
      );
      ctx.editor.session.setState({ selection: { type: 'prop', id } });
    },
  }),
  defineAction({
    id: 'add.joint',
    label: 'Joint',
    /** Of the selected prop, with the set until another prop is chosen. */
    params: z.object({ kind: z.string(), propId: z.string().optional(), partnerId: z.string().optional() }),
    isEnabled: (ctx) => selectedProp(ctx) !== null,
    run(ctx, { kind: kindId, propId = selectedProp(ctx) ?? undefined, partnerId }) {
      if (propId === undefined) return;
      const id = newId('joint', ctx.ports.random);
      const wanted = { id, kindId, propId, ...(partnerId !== undefined && { partnerId }) };
      ctx.editor.document.edit(`Add ${inSentence(jointKinds.get(kindId).label)}`, addJoint(wanted));
      ctx.editor.session.setState({ selection: { type: 'joint', id } });
    },
  }),
  defineAction({
    id: 'add.camera',
    label: 'Camera from this view',
    menu: 'add',
    /** What the stage shows, where no view is named. */
    params: z.object({
      view: z.object({ positionM: point, rotation }).optional(),
      focalLengthMm: z.number().optional(),
    }),
    isEnabled: ({ editor }) => editor.look.now !== null,
    run(ctx, { view, focalLengthMm }) {
      const { editor, ports } = ctx;
      const { now: look } = editor.look;
      const held = view ?? look;
      if (!held) return;
      const lensMm = focalLengthMm ?? (!view && look ? lensFor(sceneOf(ctx), look) : undefined);
      const id = newId('cam', ports.random);
      editor.document.edit('Add camera', addCamera({ id, view: held, ...(lensMm && { focalLengthMm: lensMm }) }));
      editor.session.setState({ selection: { type: 'camera', id } });
    },
  }),
  defineAction({
    id: 'add.shot',
    label: 'Shot',
    menu: 'add',
    params: z.object({ cameraId: z.string().optional() }),
    isEnabled: (ctx) => defaultCameraId(sceneOf(ctx)) !== null,
    run(ctx, params) {
      const { selection } = ctx.editor.session.getState();
      const selected = selection?.type === 'camera' ? selection.id : null;
      const cameraId = params.cameraId ?? selected ?? defaultCameraId(sceneOf(ctx));
      if (cameraId === null) return;
      const id = newId('shot', ctx.ports.random);
      ctx.editor.document.edit('Add shot', addShot({ id, cameraId }));
      ctx.editor.session.setState({ selection: { type: 'shot', id } });
    },
  }),
];
