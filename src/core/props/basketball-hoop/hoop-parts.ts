import { IDENTITY } from '../../base/quat.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import type { Vec3 } from '../../base/vec3.ts';
import type { Net, Part } from '../prop-kind.ts';
import { hangingNet, netStrands } from './net.ts';

/** Sizes of a hoop, named as in the rule books. */
export interface HoopSize {
  readonly ringInsideDiameterM: number;
  readonly ringRodDiameterM: number;
  /** Of the ring's top edge above the floor. */
  readonly ringHeightM: number;
  /** From the ring's inside edge to the face of the board. */
  readonly ringToBoardM: number;
  readonly boardWidthM: number;
  readonly boardHeightM: number;
  readonly boardLowerEdgeM: number;
  readonly boardThicknessM: number;
  /** Outer size of the painted rectangle behind the ring. */
  readonly rectangleWidthM: number;
  readonly rectangleHeightM: number;
  readonly netLengthM: number;
}

const RIM_COLOR = [0.86, 0.32, 0.1] as const;
const LINE_COLOR = [0.97, 0.97, 0.96] as const;
const STAND_COLOR = [0.2, 0.22, 0.25] as const;
/** 5 cm: FIBA Basketball Equipment and NBA (2 in). */
const LINE_WIDTH_M = 0.05;
/** Paint stands out of the glass by this much, so that it does not flicker. */
const PAINT_M = 0.001;
/** Bracket between ring and board: a plate of common size; estimate. */
const BRACKET_WIDTH_M = 0.15;
const BRACKET_HEIGHT_M = 0.06;
/** The pole stands clear of the end line, which lies 1.2 m behind the board's face; estimate. */
const POLE_BEHIND_BOARD_M = 1.8;
const POLE_RADIUS_M = 0.09;
const ARM_THICKNESS_M = 0.12;

/** Where the ring's centreline lies, in the prop's frame. */
export function ringCenter(size: HoopSize): Vec3 {
  return [0, size.ringHeightM - size.ringRodDiameterM / 2, 0];
}

/** The net that hangs from the lower edge of the ring; none where its length is 0. */
export function hoopNets(size: HoopSize): Net[] {
  if (size.netLengthM <= 0) return [];
  const rodRadiusM = size.ringRodDiameterM / 2;
  const [x, y, z] = ringCenter(size);
  return [hangingNet([x, y - rodRadiusM, z], size.ringInsideDiameterM / 2 + rodRadiusM, size.netLengthM)];
}

/** All parts of a hoop, in the prop's frame: origin on the floor below the ring's centre, board towards -z. */
export function hoopParts(size: HoopSize): Part[] {
  const rodRadiusM = size.ringRodDiameterM / 2;
  const ringRadiusM = size.ringInsideDiameterM / 2 + rodRadiusM;
  const center = ringCenter(size);
  const faceZ = -(size.ringInsideDiameterM / 2 + size.ringToBoardM);
  const boardY = size.boardLowerEdgeM + size.boardHeightM / 2;
  const backZ = faceZ - size.boardThicknessM;
  const poleZ = faceZ - POLE_BEHIND_BOARD_M;
  const bracketM = -faceZ - ringRadiusM;
  const armM = backZ - poleZ;

  const solid = (id: string, materialId: string, shape: Shape, positionM: Vec3, colorRgb?: Part['colorRgb']): Part => ({
    id,
    label: id,
    shape,
    role: 'both',
    materialId,
    positionM,
    rotation: IDENTITY,
    ...(colorRgb ? { colorRgb } : {}),
  });

  return [
    solid('rim', 'steel', { type: 'torus', ringRadiusM, rodRadiusM }, center, RIM_COLOR),
    solid(
      'board',
      'tempered-glass',
      { type: 'box', sizeM: [size.boardWidthM, size.boardHeightM, size.boardThicknessM] },
      [0, boardY, faceZ - size.boardThicknessM / 2],
    ),
    // From the board's face to the middle of the rod, its top level with the ring's centreline.
    solid(
      'bracket',
      'steel',
      { type: 'box', sizeM: [BRACKET_WIDTH_M, BRACKET_HEIGHT_M, bracketM] },
      [0, center[1] - BRACKET_HEIGHT_M / 2, faceZ + bracketM / 2],
      RIM_COLOR,
    ),
    solid(
      'arm',
      'steel',
      { type: 'box', sizeM: [ARM_THICKNESS_M, ARM_THICKNESS_M, armM] },
      [0, boardY, backZ - armM / 2],
      STAND_COLOR,
    ),
    solid(
      'pole',
      'steel',
      { type: 'cylinder', radiusM: POLE_RADIUS_M, heightM: boardY + ARM_THICKNESS_M / 2 },
      [0, (boardY + ARM_THICKNESS_M / 2) / 2, poleZ],
      STAND_COLOR,
    ),
    ...frame('border', 'board edge', size.boardWidthM, size.boardHeightM, boardY, faceZ),
    // The rectangle's base line is level with the ring's top edge.
    ...frame(
      'square',
      'painted square',
      size.rectangleWidthM,
      size.rectangleHeightM,
      size.ringHeightM - LINE_WIDTH_M + size.rectangleHeightM / 2,
      faceZ,
    ),
    ...hoopNets(size).map((net) => ({
      ...solid(net.partId, 'cloth', netStrands(net), net.topM, LINE_COLOR),
      role: 'show' as const,
    })),
  ];
}

/** Four painted lines about a rectangle on the board's face; the sizes are outer ones. */
function frame(id: string, label: string, widthM: number, heightM: number, centerY: number, faceZ: number): Part[] {
  const sideX = (widthM - LINE_WIDTH_M) / 2;
  const sideY = (heightM - LINE_WIDTH_M) / 2;
  const line = (side: string, x: number, y: number, w: number, h: number): Part => ({
    id: `${id}-${side}`,
    label,
    shape: { type: 'box', sizeM: [w, h, 2 * PAINT_M] },
    role: 'show',
    materialId: 'tempered-glass',
    colorRgb: LINE_COLOR,
    positionM: [x, centerY + y, faceZ],
    rotation: IDENTITY,
  });
  return [
    line('top', 0, sideY, widthM, LINE_WIDTH_M),
    line('bottom', 0, -sideY, widthM, LINE_WIDTH_M),
    line('left', -sideX, 0, LINE_WIDTH_M, heightM - 2 * LINE_WIDTH_M),
    line('right', sideX, 0, LINE_WIDTH_M, heightM - 2 * LINE_WIDTH_M),
  ];
}
