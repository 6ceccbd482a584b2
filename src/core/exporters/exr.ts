import { zlibSync } from 'fflate';
import { concat } from '../base/concat.ts';

const MAGIC = 20000630;
const VERSION = 2;
const FLOAT = 2;
/** Rows are packed in blocks of 16: compression "ZIP" of the file layout. */
const ZIP = 3;
const ROWS = 16;
/** The one channel that viewers, OpenCV and ffmpeg all read as a picture. */
const CHANNEL = 'Y';

/** An OpenEXR file of one channel of 32-bit floats, rows from the top; the same values give the same bytes. */
export function exrOf(values: Float32Array, widthPx: number, heightPx: number): Uint8Array {
  const whole = int32s(0, 0, widthPx - 1, heightPx - 1);
  const header = concat([
    int32s(MAGIC, VERSION),
    attribute('channels', 'chlist', concat([text(CHANNEL), int32s(FLOAT, 0, 1, 1), Uint8Array.of(0)])),
    attribute('compression', 'compression', Uint8Array.of(ZIP)),
    attribute('dataWindow', 'box2i', whole),
    attribute('displayWindow', 'box2i', whole),
    attribute('lineOrder', 'lineOrder', Uint8Array.of(0)),
    attribute('pixelAspectRatio', 'float', floats(Float32Array.of(1))),
    attribute('screenWindowCenter', 'v2f', floats(Float32Array.of(0, 0))),
    attribute('screenWindowWidth', 'float', floats(Float32Array.of(1))),
    Uint8Array.of(0),
  ]);
  const blocks: Uint8Array[] = [];
  for (let y = 0; y < heightPx; y += ROWS) {
    const raw = floats(values.subarray(y * widthPx, Math.min(y + ROWS, heightPx) * widthPx));
    const packed = zlibSync(prepared(raw), { level: 6 });
    // What does not shrink is kept as it is, which readers tell by its length.
    const content = packed.length < raw.length ? packed : raw;
    blocks.push(concat([int32s(y, content.length), content]));
  }
  const offsets = new DataView(new ArrayBuffer(8 * blocks.length));
  let at = header.length + offsets.byteLength;
  blocks.forEach((block, i) => {
    offsets.setBigUint64(8 * i, BigInt(at), true);
    at += block.length;
  });
  return concat([header, new Uint8Array(offsets.buffer), ...blocks]);
}

/** As the format has it before packing: even bytes, then odd ones, each less the one before it, around 128. */
function prepared(raw: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(raw.length);
  const half = Math.ceil(raw.length / 2);
  for (let i = 0; i < raw.length; i++) bytes[(i & 1) * half + (i >> 1)] = raw[i]!;
  for (let i = bytes.length - 1; i > 0; i--) bytes[i] = bytes[i]! - bytes[i - 1]! + 128;
  return bytes;
}

function attribute(name: string, type: string, value: Uint8Array): Uint8Array {
  return concat([text(name), text(type), int32s(value.length), value]);
}

function text(letters: string): Uint8Array {
  return new TextEncoder().encode(`${letters}\0`);
}

function int32s(...values: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => {
    view.setInt32(4 * i, value, true);
  });
  return new Uint8Array(view.buffer);
}

function floats(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  return new Uint8Array(view.buffer);
}
