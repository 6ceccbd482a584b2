import { IDENTITY } from '../../base/quat.ts';
import type { Part } from '../prop-kind.ts';

/** Half a basketball court about the floor point below the ring's centre; the shooter comes from +z. */
export interface Court {
  /** From the ring's centre to the edge of the free-throw line that is farther from the ring. */
  readonly freeThrowM: number;
  readonly keyWidthM: number;
  /** From the ring's centre back to the inner edge of the end line. */
  readonly endLineM: number;
  readonly courtWidthM: number;
}

/** FIBA Official Basketball Rules 2024, article 2: 5.80 m from the end line, key 4.90 m, ring's centre 1.575 m in. */
const FIBA: Court = { freeThrowM: 4.225, keyWidthM: 4.9, endLineM: 1.575, courtWidthM: 15 };
/** NBA Rule 1: 15 ft to the board, key 16 ft, board 4 ft in; the ring's centre is 15 in (0.381 m) before the board. */
const NBA: Court = { freeThrowM: 4.191, keyWidthM: 4.8768, endLineM: 1.6002, courtWidthM: 15.24 };

export const COURTS = { fiba: FIBA, nba: NBA } as const;

/** 5 cm in both rule books (NBA 2 in). */
const LINE_WIDTH_M = 0.05;
/** High enough not to flicker against the floor, too low to be seen from the side. */
const LINE_RISE_M = 0.001;
const LINE_COLOR = [0.95, 0.94, 0.9] as const;

/** Painted lines as thin boxes that show only: free-throw line, sides of the key, end line. */
export function courtLines(court: Court, materialId: string): Part[] {
  const line = (id: string, label: string, x: number, z: number, widthM: number, depthM: number): Part => ({
    id,
    label,
    shape: { type: 'box', sizeM: [widthM, 2 * LINE_RISE_M, depthM] },
    role: 'show',
    materialId,
    colorRgb: LINE_COLOR,
    positionM: [x, 0, z],
    rotation: IDENTITY,
  });
  const sideX = (court.keyWidthM - LINE_WIDTH_M) / 2;
  const sideLengthM = court.freeThrowM + court.endLineM;
  const sideZ = (court.freeThrowM - court.endLineM) / 2;
  return [
    line('free-throw-line', 'free-throw line', 0, court.freeThrowM - LINE_WIDTH_M / 2, court.keyWidthM, LINE_WIDTH_M),
    line('key-left', 'key', -sideX, sideZ, LINE_WIDTH_M, sideLengthM),
    line('key-right', 'key', sideX, sideZ, LINE_WIDTH_M, sideLengthM),
    line('end-line', 'end line', 0, -court.endLineM - LINE_WIDTH_M / 2, court.courtWidthM, LINE_WIDTH_M),
  ];
}
