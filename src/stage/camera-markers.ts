import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  EdgesGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
} from 'three';
import type { CameraState } from '../core/camera/camera.ts';
import { usedSensorHeightMm } from '../core/camera/projection.ts';
import { ACCENT, CAMERA_LINE, OUTLINE } from './palette.ts';

/** How far in front of the lens the drawn field of view ends, in metres. */
const REACH_M = 0.7;
/** A camera that is focused nearer than this, in metres, is drawn smaller, or it would hide what it looks at. */
const WHOLE_FROM_M = 3;
/** The body is darker than the lines, so that the lines lead. */
const BODY_LIGHT = 0.3;

/** A small camera with its field of view, one per camera of the scene. */
export interface CameraMarkers {
  readonly root: Group;
  /** Draws the cameras as they are now; of `aspect` (width over height) is the picture. */
  show(
    cameras: readonly (readonly [id: string, state: CameraState])[],
    aspect: number,
    chosenId: string | null,
    activeId: string | null,
  ): void;
  dispose(): void;
}

interface Marker {
  readonly root: Group;
  readonly field: LineSegments<BufferGeometry, LineBasicMaterial>;
  readonly body: Mesh<BoxGeometry, MeshBasicMaterial>;
}

export function createCameraMarkers(): CameraMarkers {
  const root = new Group();
  const markers = new Map<string, Marker>();
  const geometry = new BoxGeometry(0.1, 0.09, 0.17).translate(0, 0, 0.085);
  const edgesGeometry = new EdgesGeometry(geometry);

  function remove(id: string, marker: Marker): void {
    root.remove(marker.root);
    marker.field.geometry.dispose();
    marker.field.material.dispose();
    marker.body.material.dispose();
    markers.delete(id);
  }

  function markerOf(id: string): Marker {
    const known = markers.get(id);
    if (known) return known;
    const field = new LineSegments(fieldGeometry(), new LineBasicMaterial({ toneMapped: false }));
    field.frustumCulled = false;
    const body = new Mesh(geometry, new MeshBasicMaterial({ toneMapped: false }));
    // The lines share one material, and so one colour.
    const edges = new LineSegments(edgesGeometry, field.material);
    const marker = { root: new Group().add(field, body, edges), field, body };
    root.add(marker.root);
    markers.set(id, marker);
    return marker;
  }

  return {
    root,
    show(cameras, aspect, chosenId, activeId) {
      const present = new Set(cameras.map(([id]) => id));
      for (const [id, marker] of markers) if (!present.has(id)) remove(id, marker);
      for (const [id, state] of cameras) {
        const marker = markerOf(id);
        marker.root.position.set(...state.positionM);
        marker.root.scale.setScalar(Math.min(1, state.focusDistanceM / WHOLE_FROM_M));
        marker.root.quaternion.set(...(state.rotation as [number, number, number, number]));
        const halfHeight = (REACH_M * usedSensorHeightMm(state, aspect, 1)) / (2 * state.focalLengthMm);
        marker.field.scale.set(halfHeight * aspect, halfHeight, REACH_M);
        const color = id === chosenId ? ACCENT : id === activeId ? OUTLINE : CAMERA_LINE;
        marker.field.material.color.set(color);
        marker.body.material.color.set(color).multiplyScalar(BODY_LIGHT);
      }
    },
    dispose() {
      for (const [id, marker] of markers) remove(id, marker);
      geometry.dispose();
      edgesGeometry.dispose();
    },
  };
}

/** A pyramid from the lens to a picture two wide and two high at depth 1, with a tick that says which way is up. */
function fieldGeometry(): BufferGeometry {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  const points: number[] = [];
  corners.forEach(([x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % 4]!;
    points.push(0, 0, 0, x, y, -1, x, y, -1, nextX, nextY, -1);
  });
  points.push(-0.2, 1.08, -1, 0, 1.3, -1, 0, 1.3, -1, 0.2, 1.08, -1);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(points), 3));
  return geometry;
}
