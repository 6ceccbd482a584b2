import { zlibSync } from 'fflate';
import { concat } from '../base/concat.ts';
import { crc32 } from '../base/crc32.ts';
import type { Pixels } from '../base/ports.ts';

const MAGIC = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Fast and still close to the smallest for flat pictures. */
const ZLIB_LEVEL = 6;
const FILTER_NONE = 0;
/** Each byte is kept as what it is above that of the row before, which packs smooth pictures well. */
const FILTER_UP = 2;
const MAX_COLORS = 256;

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * A picture in rows from the top. Samples of the 16-bit kinds are 0 to 65535, all others 0 to 255, channels in turn; `palette`
 * holds indices into `colors`.
 */
export type PngPicture = { readonly widthPx: number; readonly heightPx: number } & (
  | { readonly type: 'grey8' | 'rgb8' | 'rgba8'; readonly samples: Uint8Array | Uint8ClampedArray }
  | { readonly type: 'grey16' | 'rgb16' | 'rgba16'; readonly samples: Uint16Array }
  | { readonly type: 'palette'; readonly samples: Uint8Array; readonly colors: readonly Rgb[] }
);

interface Layout {
  /** As the PNG specification numbers it (W3C, table 11.1). */
  readonly colorType: 0 | 2 | 3 | 6;
  readonly bits: 8 | 16;
  readonly channels: number;
}

const LAYOUTS: Readonly<Record<PngPicture['type'], Layout>> = {
  grey8: { colorType: 0, bits: 8, channels: 1 },
  grey16: { colorType: 0, bits: 16, channels: 1 },
  rgb8: { colorType: 2, bits: 8, channels: 3 },
  rgb16: { colorType: 2, bits: 16, channels: 3 },
  palette: { colorType: 3, bits: 8, channels: 1 },
  rgba8: { colorType: 6, bits: 8, channels: 4 },
  rgba16: { colorType: 6, bits: 16, channels: 4 },
};

/** A PNG file; the same picture gives the same bytes. Throws where the samples do not fill the picture. */
export function pngOf(picture: PngPicture): Uint8Array {
  const { widthPx, heightPx } = picture;
  const layout = LAYOUTS[picture.type];
  const expected = widthPx * heightPx * layout.channels;
  if (picture.samples.length !== expected) {
    throw new Error(
      `A ${picture.type} picture of ${widthPx} x ${heightPx} has ${expected} samples, not ${picture.samples.length}.`,
    );
  }
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, widthPx);
  header.setUint32(4, heightPx);
  header.setUint8(8, layout.bits);
  header.setUint8(9, layout.colorType);
  // Compression, filter method and interlace: 0 is all there is, or none.
  return concat([
    Uint8Array.from(MAGIC),
    chunk('IHDR', new Uint8Array(header.buffer)),
    ...(picture.type === 'palette' ? [chunk('PLTE', paletteOf(picture.colors))] : []),
    chunk('IDAT', zlibSync(filtered(picture, layout), { level: ZLIB_LEVEL })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** A PNG file of a drawn picture, which is opaque: without its alpha. */
export function rgbPngOf({ rgba, widthPx, heightPx }: Pixels): Uint8Array {
  const samples = new Uint8Array(3 * widthPx * heightPx);
  for (let from = 0, to = 0; to < samples.length; from += 4, to += 3) {
    samples[to] = rgba[from]!;
    samples[to + 1] = rgba[from + 1]!;
    samples[to + 2] = rgba[from + 2]!;
  }
  return pngOf({ type: 'rgb8', widthPx, heightPx, samples });
}

/** Rows as they are packed, each behind its filter. Indices of a palette have no slopes, so they stay as they are. */
function filtered(picture: PngPicture, { bits, channels }: Layout): Uint8Array {
  const { heightPx, widthPx } = picture;
  const rowBytes = (widthPx * channels * bits) / 8;
  const bytes = bits === 8 ? picture.samples : bigEndian(picture.samples);
  const rows = new Uint8Array(heightPx * (rowBytes + 1));
  for (let y = 0; y < heightPx; y++) {
    const from = y * rowBytes;
    const to = y * (rowBytes + 1);
    if (picture.type === 'palette' || y === 0) {
      rows[to] = FILTER_NONE;
      rows.set(bytes.subarray(from, from + rowBytes), to + 1);
      continue;
    }
    rows[to] = FILTER_UP;
    for (let i = 0; i < rowBytes; i++) rows[to + 1 + i] = bytes[from + i]! - bytes[from + i - rowBytes]!;
  }
  return rows;
}

function bigEndian(samples: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(2 * samples.length);
  for (let i = 0; i < samples.length; i++) {
    bytes[2 * i] = samples[i]! >> 8;
    bytes[2 * i + 1] = samples[i]! & 0xff;
  }
  return bytes;
}

function paletteOf(colors: readonly Rgb[]): Uint8Array {
  if (colors.length === 0 || colors.length > MAX_COLORS)
    throw new Error(`A palette of a picture has 1 to ${MAX_COLORS} colours, not ${colors.length}.`);
  return Uint8Array.from(colors.flat());
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}
