import { Group, type Scene as ThreeScene } from 'three';
import { createBackdrop } from '../space/backdrop.ts';
import { createLights } from '../space/lights.ts';
import { createLinkObjects } from '../space/link-objects.ts';
import { BACKDROP } from '../space/look.ts';
import { createSceneObjects } from '../space/scene-objects.ts';
import { createCameraMarkers } from './camera-markers.ts';
import { createContactRings } from './contact-rings.ts';
import { createGhosts } from './ghosts.ts';
import type { Gizmo } from './gizmo.ts';
import { createGroundGrid } from './ground-grid.ts';
import { createJointLines } from './joint-lines.ts';
import { createMarkPath } from './mark-path.ts';
import { createOutline } from './outline.ts';
import { createRibbons } from './ribbons.ts';
import { createThrowArrows } from './throw-arrows.ts';

/**
 * Makes all that stands on the stage, the set that films show and what belongs to the tool, and puts it into the scene together
 * with the gizmo, which is freed with it.
 */
export function createStageParts(scene: ThreeScene, gizmo: Gizmo) {
  const objects = createSceneObjects();
  const links = createLinkObjects();
  const lights = createLights();
  const ribbons = createRibbons();
  const rings = createContactRings();
  const arrows = createThrowArrows();
  const ghosts = createGhosts();
  const outline = createOutline();
  const markers = createCameraMarkers();
  const jointLines = createJointLines();
  const markPath = createMarkPath();
  const grid = createGroundGrid();
  const backdrop = createBackdrop();
  /** What belongs to the tool and not to the set: never in a film picture. */
  const tools = new Group();
  tools.add(grid, outline.root, ghosts.root, ribbons.root, jointLines.root, rings.root, markers.root, markPath.root);
  tools.add(gizmo.root, arrows.root);
  scene.background = BACKDROP;
  scene.add(backdrop, objects.root, links.root, lights.root, tools);
  const shown = { objects, links, lights, ribbons, rings, arrows, ghosts, outline, markers, jointLines, markPath };
  return {
    ...shown,
    tools,
    dispose() {
      scene.remove(backdrop, objects.root, links.root, lights.root, tools);
      gizmo.dispose();
      for (const part of Object.values(shown)) part.dispose();
      for (const { geometry, material } of [grid, backdrop]) {
        geometry.dispose();
        material.dispose();
      }
    },
  };
}
