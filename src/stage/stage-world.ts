import { Color, MathUtils, type PerspectiveCamera, type Scene as ThreeScene, type WebGLRenderer } from 'three';
import { inOrder } from '../core/base/order.ts';
import type { Vec3 } from '../core/base/vec3.ts';
import { activeCameraId } from '../core/camera/active-camera.ts';
import { cameraAt } from '../core/camera/camera-at.ts';
import { linksOf } from '../core/joints/links.ts';
import type { Motion } from '../core/motion/motion.ts';
import { UNMOVED } from '../core/motion/unmoved.ts';
import { setRelease } from '../core/scene/edits/props.ts';
import { propOfTake } from '../core/scene/queries.ts';
import type { Editor } from '../editor/editor.ts';
import { probe } from '../editor/probe.ts';
import { followedBodies, heroBodies } from '../editor/selectors/heroes.ts';
import { markAt } from '../editor/selectors/marks.ts';
import { throwLabel } from '../editor/tools/throw-arrow.ts';
import { applyCameraState, createFilmCamera } from '../space/camera-object.ts';
import { applyLook } from '../space/look.ts';
import { createPoseWriter, type PoseWriter } from '../space/pose-writer.ts';
import { fovThatKeepsWidth } from './framing.ts';
import { createFreeLook, FREE_FOV_DEG } from './free-look.ts';
import { createGizmo } from './gizmo.ts';
import { handleOf, noteOf } from './handle-of.ts';
import { createOverlay } from './overlay.ts';
import { MATTE } from './palette.ts';
import { type PickPoint, pickAt } from './picker.ts';
import { letterbox, pictureInPicture, type Rect, readoutPlace } from './picture.ts';
import { listenToPointer } from './pointer-input.ts';
import { toPx } from './screen.ts';
import { createStageFraming } from './stage-framing.ts';
import { createStageParts } from './stage-parts.ts';
import { throwsOf } from './throws.ts';

/** Everything on the stage, behind the canvas: it listens to the editor, and draws when asked to. */
export interface StageWorld {
  draw(widthPx: number, heightPx: number): void;
  dispose(): void;
}

export interface StageWorldInput {
  readonly editor: Editor;
  readonly renderer: WebGLRenderer;
  readonly scene: ThreeScene;
  readonly camera: PerspectiveCamera;
  invalidate(): void;
}

const matte = new Color(MATTE);
/** Past this instant a thrown body has left its release, in seconds, and its ghost is shown there. */
const GONE_S = 0.03;

export function createStageWorld({ editor, renderer, scene, camera, invalidate }: StageWorldInput): StageWorld {
  const { document, session, results, playhead } = editor;
  const element = renderer.domElement;
  const gizmo = createGizmo(camera, element, document, {
    change: invalidate,
    dragging: (isDragging) => setOrbiting(!isDragging),
  });
  const parts = createStageParts(scene, gizmo);
  const { objects, links, lights, ribbons, rings, arrows, ghosts, outline, markers, jointLines, markPath, tools } =
    parts;
  const film = createFilmCamera();
  const free = createFreeLook(camera, element, invalidate);
  const overlay = createOverlay(element.parentElement!, {
    lookThrough: () => session.setState({ view: 'camera' }),
    lookFreely: () => session.setState({ view: 'free' }),
  });
  applyLook(renderer);

  let motion: Motion = UNMOVED;
  let writePoses: PoseWriter | null = null;
  let view: Rect = { x: 0, y: 0, width: 1, height: 1 };
  let posedAtS = Number.NaN;
  let hotPropId: string | null = null;
  let widestAspect = 0;
  let shownLights: unknown = null;
  let cameraPoints: readonly PickPoint[] = [];
  let contactPoints: readonly PickPoint[] = [];

  const framing = createStageFraming({
    editor,
    element,
    free,
    lights,
    bodies: objects.bodies,
    bodiesOf,
    motion: () => motion,
    markers: pickPoints,
  });
  const state = () => document.store.getState().scene;
  const selection = () => session.getState().selection;
  const isFree = () => session.getState().view === 'free';

  function setOrbiting(isEnabled: boolean): void {
    free.isEnabled = isEnabled && isFree();
  }

  function syncScene(): void {
    objects.update(state());
    // The document is immutable: the same record means the same lights.
    if (state().lights !== shownLights) lights.update(inOrder(state().lights).map(([, light]) => light));
    shownLights = state().lights;
    syncSelection();
  }

  function syncSelection(): void {
    const chosen = selection();
    const chosenProp = chosen?.type === 'prop' ? chosen.id : null;
    arrows.update(throwsOf(state()));
    arrows.setHot(hotPropId);
    ghosts.show(
      arrows.throws.flatMap(({ propId }) => {
        const body = objects.bodies.get(propId);
        const prop = propOfTake(state(), state().activeTakeId, propId);
        return body && prop ? [[body, prop] as const] : [];
      }),
    );
    outline.around(chosenProp === null ? [] : bodiesOf(chosenProp));
    holdSelection();
    setOrbiting(!gizmo.isDragging);
    renderer.shadowMap.needsUpdate = true;
    invalidate();
  }

  /** The gizmo, the marks and the note of what is selected, as they are at the playhead. */
  function holdSelection(): void {
    const chosen = selection();
    const { timeS, isPlaying } = playhead;
    const canDrag = isFree() && !isPlaying;
    gizmo.hold(canDrag ? handleOf(state(), chosen, session.getState().tool, motion, timeS) : null);
    const prop = chosen?.type === 'prop' ? propOfTake(state(), state().activeTakeId, chosen.id) : undefined;
    const hereId = prop && !isPlaying ? markAt(prop.drive, timeS, state().settings.frameRate) : null;
    markPath.show(prop ?? null, hereId);
    overlay.showNote(canDrag ? noteOf(state(), chosen, timeS) : '');
  }

  function bodiesOf(propId: string) {
    return [...objects.bodies].filter(([id]) => id === propId || id.startsWith(`${propId}.`)).map(([, body]) => body);
  }

  function syncResult(): void {
    const { result } = results.getState();
    if (!result) {
      forgetResult();
      return;
    }
    motion = result.motion;
    writePoses = createPoseWriter(motion);
    syncPaths();
    jointLines.update(result);
    links.show(linksOf(result.plan.joints, result.plan.bodies, motion.jointLoads));
    if (selection()?.type === 'joint') holdSelection();
    if (!document.store.getState().isGesturing) framing.aimShadows();
    framing.frameNewScene();
    renderer.shadowMap.needsUpdate = true;
    invalidate();
  }

  /** Another scene was opened: nothing that moved before is shown of it. */
  function forgetResult(): void {
    motion = UNMOVED;
    writePoses = null;
    contactPoints = [];
    for (const part of [ribbons, rings, jointLines]) part.clear();
    links.show([]);
    invalidate();
  }

  function syncPaths(): void {
    const { result } = results.getState();
    if (!result) return;
    const wantsAll = session.getState().paths === 'all';
    const all = () => new Set(followedBodies(state(), result).map(({ bodyId }) => bodyId));
    const shown = wantsAll ? all() : heroBodies(state(), result);
    ribbons.update(result, shown);
    rings.update(result, shown);
    contactPoints = rings.contacts.map(({ id, pointM }) => ({ selection: { type: 'contact', id }, pointM }));
    invalidate();
  }

  /** Puts everything where it is at the playhead. */
  function pose(timeS: number): void {
    writePoses?.(timeS, objects.bodies);
    objects.root.updateMatrixWorld(true);
    links.follow(timeS, objects.bodies);
    outline.follow();
    ribbons.setTime(timeS);
    const chosen = selection();
    rings.show(timeS, chosen?.type === 'contact' ? chosen.id : null);
    jointLines.follow(timeS, objects.bodies, chosen?.type === 'joint' ? chosen.id : null);
    ghosts.root.visible = timeS > GONE_S;
    if (timeS === posedAtS) return;
    posedAtS = timeS;
    renderer.shadowMap.needsUpdate = true;
  }

  function showCameras(timeS: number, activeId: string | null): void {
    const { settings, cameras } = state();
    const chosen = selection();
    const states = inOrder(cameras).map(([id]) => [id, cameraAt(state(), motion, id, timeS)] as const);
    const chosenId = chosen?.type === 'camera' ? chosen.id : null;
    markers.show(states, settings.widthPx / settings.heightPx, chosenId, activeId);
    cameraPoints = states.map(([id, { positionM }]) => ({ selection: { type: 'camera', id }, pointM: positionM }));
  }

  function pickPoints(): readonly PickPoint[] {
    const joints = jointLines.places().map(({ jointId, pointM }) => ({
      selection: { type: 'joint', id: jointId } as const,
      pointM,
    }));
    return [...joints, ...cameraPoints, ...contactPoints];
  }

  function render(through: PerspectiveCamera, rect: Rect, heightPx: number): void {
    const bottom = heightPx - rect.y - rect.height;
    renderer.setViewport(rect.x, bottom, rect.width, rect.height);
    renderer.setScissor(rect.x, bottom, rect.width, rect.height);
    tools.visible = through === camera;
    renderer.render(scene, through);
  }

  function showReadout(): void {
    const chosen = selection();
    const { throws } = arrows;
    const chosenProp = chosen?.type === 'prop' ? chosen.id : null;
    const thrown =
      throws.find(({ propId }) => propId === hotPropId) ??
      throws.find(({ propId }) => propId === chosenProp) ??
      (throws.length === 1 ? throws[0] : undefined);
    const tip = thrown && isFree() ? toPx(camera, view, arrows.tipOf(thrown.propId)!) : null;
    const place = tip && readoutPlace(tip, view);
    overlay.showReadout(place, thrown ? throwLabel(thrown.velocityMps) : '');
  }

  /** Panels that open beside the stage must not push what is watched out of it. */
  function keepWidth(aspect: number): void {
    widestAspect = Math.max(widestAspect, aspect);
    const fovDeg = fovThatKeepsWidth(FREE_FOV_DEG, widestAspect, aspect);
    if (Math.abs(camera.fov - fovDeg) < 0.01) return;
    camera.fov = fovDeg;
    camera.updateProjectionMatrix();
  }

  function publishLook(through: PerspectiveCamera): void {
    editor.look.now = {
      positionM: through.position.toArray(),
      rotation: through.quaternion.toArray(),
      verticalFovRad: MathUtils.degToRad(through.fov),
    };
  }

  function draw(widthPx: number, heightPx: number): void {
    const { timeS } = playhead;
    const { settings, cameras } = state();
    const aspect = settings.widthPx / settings.heightPx;
    const full: Rect = { x: 0, y: 0, width: widthPx, height: heightPx };
    const filmRect = isFree() ? pictureInPicture(widthPx, heightPx, aspect) : letterbox(widthPx, heightPx, aspect);
    const activeId = activeCameraId(state(), state().activeTakeId, timeS);
    pose(timeS);
    free.advance(performance.now());
    if (activeId !== null) {
      applyCameraState(film, cameraAt(state(), motion, activeId, timeS), settings.widthPx, settings.heightPx);
    }
    const isFilm = !isFree() && activeId !== null;
    view = isFilm ? filmRect : full;

    renderer.setScissorTest(true);
    if (isFilm) {
      renderer.setViewport(0, 0, widthPx, heightPx);
      renderer.setScissor(0, 0, widthPx, heightPx);
      renderer.setClearColor(matte);
      renderer.clear();
    } else {
      keepWidth(widthPx / heightPx);
      showCameras(timeS, activeId);
      arrows.face(camera, heightPx);
      ribbons.setSize(widthPx, heightPx);
      outline.setSize(widthPx, heightPx);
      render(camera, full, heightPx);
    }
    if (activeId !== null) render(film, filmRect, heightPx);
    renderer.setScissorTest(false);

    publishLook(isFilm ? film : camera);
    const name = activeId === null ? '' : (cameras[activeId]?.name ?? activeId);
    const lensMm = activeId === null ? 0 : cameraAt(state(), motion, activeId, timeS).focalLengthMm;
    overlay.showPictureInPicture(isFilm || activeId === null ? null : filmRect, name);
    overlay.showLegend(isFilm ? 0 : ribbons.topSpeedMps);
    overlay.showFilm(isFilm ? filmRect : null, `${name} · ${Math.round(lensMm)} mm`);
    showReadout();
    if (probe) probe.framesDrawn++;
  }

  const stopPointer = listenToPointer(element, {
    camera,
    view: () => view,
    arrowAt: (x, y, isTouch) => (isFree() ? arrows.at(camera, view, x, y, isTouch) : null),
    isGizmoHot: () => gizmo.isHot,
    pick: (x, y) => pickAt(isFree() ? camera : film, view, x, y, objects.root, isFree() ? pickPoints() : []),
    select(picked) {
      session.setState({ selection: picked });
      const contact = picked?.type === 'contact' && rings.contacts.find(({ id }) => id === picked.id);
      if (contact) playhead.seek(contact.timeS);
    },
    frameSelection: () => session.setState((s) => ({ frameRequests: s.frameRequests + 1 })),
    heat(propId) {
      if (propId === hotPropId) return;
      hotPropId = propId;
      arrows.setHot(propId);
      invalidate();
    },
    beginThrow: () => document.begin('Change throw'),
    previewThrow(gesture, propId, velocityMps) {
      gesture.preview(setRelease(propId, { velocityMps }));
    },
    throwCommitted: () => session.setState({ isHintShown: false }),
    cancelGizmo: () => gizmo.cancel(),
    setOrbiting,
  });

  const unsubscribes = [
    document.store.subscribe((next, before) => {
      if (next.scene !== before.scene) syncScene();
      if (before.isGesturing && !next.isGesturing) framing.aimShadows();
    }),
    results.subscribe((next, before) => {
      if (next.result !== before.result) syncResult();
    }),
    session.subscribe((next, before) => {
      if (next.frameRequests !== before.frameRequests) framing.frame(next.selection, true);
      if (next.selection !== before.selection || next.tool !== before.tool || next.view !== before.view)
        syncSelection();
      if (next.paths !== before.paths) syncPaths();
    }),
    playhead.subscribe(() => {
      if (!playhead.isPlaying) holdSelection();
      invalidate();
    }),
    playhead.transport.subscribe(holdSelection),
    stopPointer,
  ];

  syncScene();
  syncResult();
  framing.frameNewScene();

  if (probe) {
    const toPage = (pointM: Vec3): [number, number] | null => {
      const place = toPx(isFree() ? camera : film, view, pointM);
      const bounds = element.getBoundingClientRect();
      return place && [place[0] + bounds.left, place[1] + bounds.top];
    };
    probe.projectPoint = toPage;
    probe.arrowTipPx = () => {
      const first = arrows.throws[0];
      return first ? toPage(arrows.tipOf(first.propId)!) : null;
    };
  }

  return {
    draw,
    dispose() {
      for (const unsubscribe of unsubscribes) unsubscribe();
      for (const part of [parts, free, overlay]) part.dispose();
    },
  };
}
