import { hashValue } from '../../base/hash.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { oneLine } from '../plain-text.ts';

const INTENT = 'delivery';

type Shot = ShotSpec['shots'][number];

/** The list: one intent, the delivered frame; for each camera its sensor with that frame on it, and the picture cut from it. */
export function framingOf(spec: ShotSpec, major: 1 | 2): object {
  const { clip, madeBy } = spec;
  const share = greatestDivisor(clip.widthPx, clip.heightPx);
  const contexts = camerasOf(spec.shots).map((shot, i) => contextOf(spec, shot, i + 1));
  const list = {
    version: { major, minor: 0 },
    fdl_creator: `${madeBy.name} ${madeBy.version}`,
    default_framing_intent: INTENT,
    framing_intents: [
      {
        label: 'Delivery',
        id: INTENT,
        aspect_ratio: { width: clip.widthPx / share, height: clip.heightPx / share },
        protection: 0,
      },
    ],
    contexts,
    canvas_templates: [],
  };
  return { uuid: uuidOf(list), ...list };
}

/** The first shot of each camera with a sensor of its own. */
function camerasOf(shots: readonly Shot[]): readonly Shot[] {
  const keyOf = ({ cameraId, sensorMm, squeeze }: Shot) => JSON.stringify([cameraId, sensorMm, squeeze]);
  return [...new Map(shots.toReversed().map((shot) => [keyOf(shot), shot])).values()].toReversed();
}

function contextOf({ clip, madeBy }: ShotSpec, { cameraName, sensorMm, squeeze }: Shot, number: number): object {
  const { widthPx, heightPx } = clip;
  const [widthMm, heightMm] = sensorMm;
  // The picture uses the sensor down to one side; a squeezed picture is narrower on it.
  const usedHeightMm = Math.min(heightMm, (widthMm * squeeze * heightPx) / widthPx);
  const pxPerMm = heightPx / usedHeightMm;
  const frame = { width: rounded(widthPx / squeeze), height: heightPx };
  const sensor = { width: atLeast(widthMm * pxPerMm, frame.width), height: atLeast(heightMm * pxPerMm, frame.height) };
  const sensorId = `camera_${number}_sensor`;
  const pictureId = `camera_${number}_picture`;
  return {
    label: oneLine(cameraName) || `Camera ${number}`,
    context_creator: madeBy.name,
    canvases: [
      {
        label: 'Sensor',
        id: sensorId,
        source_canvas_id: sensorId,
        dimensions: sensor,
        photosite_dimensions: sensor,
        physical_dimensions: { width: widthMm, height: heightMm },
        anamorphic_squeeze: squeeze,
        framing_decisions: [
          decision(sensorId, frame, { x: (sensor.width - frame.width) / 2, y: (sensor.height - frame.height) / 2 }),
        ],
      },
      {
        label: 'Picture',
        id: pictureId,
        source_canvas_id: sensorId,
        dimensions: { width: widthPx, height: heightPx },
        anamorphic_squeeze: 1,
        framing_decisions: [decision(pictureId, { width: widthPx, height: heightPx }, { x: 0, y: 0 })],
      },
    ],
  };
}

function decision(canvasId: string, dimensions: { width: number; height: number }, anchor: { x: number; y: number }) {
  return {
    label: 'Delivery',
    id: `${canvasId}-${INTENT}`,
    framing_intent_id: INTENT,
    dimensions,
    anchor_point: { x: rounded(anchor.x), y: rounded(anchor.y) },
  };
}

/** Whole pixels, never fewer than what lies in them. */
function atLeast(px: number, leastPx: number): number {
  return Math.max(Math.round(px), Math.ceil(leastPx));
}

function rounded(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Made from the content (RFC 9562, version 8), so that the same list has the same name. */
function uuidOf(list: object): string {
  const hex = hashValue(list);
  const variant = ((Number.parseInt(hex[16]!, 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
