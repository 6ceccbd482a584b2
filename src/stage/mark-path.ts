import { BufferAttribute, BufferGeometry, Color, Group, Line, LineBasicMaterial } from 'three';
import type { SceneProp } from '../core/scene/schema.ts';
import { marksInTime, poseOnMarks } from '../editor/selectors/marks.ts';
import { createDots } from './dots.ts';
import { ACCENT, OUTLINE } from './palette.ts';

const MARK_PX = 9;
const HERE_PX = 13;
const LET_GO_PX = 12;

const plain = new Color(OUTLINE);
const letGo = new Color(ACCENT);

/** The path of the marks that lead the selected prop: a thin line, a dot at each mark, the point of letting go in the accent. */
export interface MarkPath {
  readonly root: Group;
  /** Null for a prop without marks; `hereId` is the mark that the playhead stands on. */
  show(prop: SceneProp | null, hereId: string | null): void;
  dispose(): void;
}

export function createMarkPath(): MarkPath {
  const root = new Group();
  const material = new LineBasicMaterial({ color: OUTLINE, toneMapped: false, depthTest: false, transparent: true });
  material.opacity = 0.7;
  const line = new Line(new BufferGeometry(), material);
  line.frustumCulled = false;
  const dots = createDots();
  root.add(line, dots.object);

  return {
    root,
    show(prop, hereId) {
      root.visible = prop !== null && 'marks' in prop.drive;
      if (!prop || !root.visible) return;
      const { drive } = prop;
      const atS = drive.type === 'let-go' ? drive.atS : null;
      const marks = marksInTime(drive);
      const times = marks.map(([, { timeS }]) => timeS).filter((timeS) => atS === null || timeS <= atS);
      const places = [...times, ...(atS === null ? [] : [atS])].map((timeS) => poseOnMarks(prop, timeS).positionM);
      line.geometry.dispose();
      line.geometry = new BufferGeometry();
      line.geometry.setAttribute('position', new BufferAttribute(new Float32Array(places.flat()), 3));
      dots.begin(marks.length + 1);
      for (const [id, { timeS }] of marks) {
        const [x, y, z] = poseOnMarks(prop, timeS).positionM;
        dots.add(x, y, z, plain, id === hereId ? HERE_PX : MARK_PX);
      }
      if (atS !== null) dots.add(...(places.at(-1) as [number, number, number]), letGo, LET_GO_PX);
      dots.end();
    },
    dispose() {
      line.geometry.dispose();
      material.dispose();
      dots.dispose();
    },
  };
}
