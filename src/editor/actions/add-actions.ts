import { z } from 'zod';
import { newId } from '../../core/base/id.ts';
import { boundsOfPlaced } from '../../core/base/shapes/bounds.ts';
import type { Vec3 } from '../../core/base/vec3.ts';
import { propKinds } from '../../core/props/index.ts';
import type { PropKind } from '../../core/props/prop-kind.ts';
import { addCamera } from '../../core/scene/edits/cameras.ts';
import { addProp } from '../../core/scene/edits/props.ts';
import { addShot } from '../../core/scene/edits/shots.ts';
import { defaultCameraId } from '../../core/scene/queries.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { type Action, type ActionContext, defineAction } from './action.ts';

/** Room left between a new prop and those that stand there. */
const GAP_M = 0.2;
const point = z.tuple([z.number(), z.number(), z.number()]);
const rotation = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** One action for each preset of each kind, or for the kind where it has none. */
const addProps: readonly Action[] = propKinds.all.flatMap((kind) =>
  kind.presets.length > 0 ? kind.presets.map((preset) => addPropAction(kind, preset)) : [addPropAction(kind)],
);

function addPropAction(kind: PropKind, preset?: PropKind['presets'][number]): Action {
  const label = preset?.label ?? kind.label;
  return defineAction({
    id: preset ? `add.${kind.id}.${preset.id}` : `add.${kind.id}`,
    label,
    menu: 'add',
    /** What it stands on; in front of the origin, beside what is there, where absent. */
    params: z.object({ onM: point.optional() }),
    run({ editor, ports }, { onM }) {
      const id = newId('prop', ports.random);
      const { scene } = editor.document.store.getState();
      const positionM = standing(scene, kind, kind.params.parse(preset?.params ?? {}), onM);
      editor.document.edit(
        `Add ${label.toLowerCase()}`,
        addProp({ id, kindId: kind.id, ...(preset && { presetId: preset.id }), positionM }),
      );
      editor.session.setState({ selection: { type: 'prop', id } });
    },
  });
}

/** Where a new prop's origin goes, so that its lowest point rests on `onM` or on the ground in the first free place. */
function standing(scene: Scene, kind: PropKind, params: unknown, onM: Vec3 | undefined): Vec3 {
  const { minM, maxM } = boundsOfPlaced(kind.bodies(params).flatMap((body) => body.parts));
  if (onM) return [onM[0], onM[1] - minM[1], onM[2]];
  const stepM = maxM[0] - minM[0] + GAP_M;
  const isTaken = (x: number) =>
    Object.values(scene.props).some(
      (prop) =>
        prop.drive.type === 'free' && Math.abs(prop.positionM[0] - x) < stepM && Math.abs(prop.positionM[2]) < stepM,
    );
  let x = 0;
  while (isTaken(x)) x += stepM;
  return [x, -minM[1], 0];
}

const sceneOf = ({ editor }: ActionContext): Scene => editor.document.store.getState().scene;

export const addActions: readonly Action[] = [
  ...addProps,
  defineAction({
    id: 'add.camera',
    label: 'Camera from this view',
    /** The view to hold: the stage knows it, so no menu or key can ask for this alone. */
    params: z.object({ view: z.object({ positionM: point, rotation }), focalLengthMm: z.number().optional() }),
    run({ editor, ports }, { view, focalLengthMm }) {
      const id = newId('cam', ports.random);
      editor.document.edit('Add camera', addCamera({ id, view, ...(focalLengthMm && { focalLengthMm }) }));
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
