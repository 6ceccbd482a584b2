import { execFileSync } from 'node:child_process';
import { deflateSync, crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/core/base/crc32.ts';
import { type PngPicture, pngOf } from '../../../src/core/exporters/png.ts';
import { hasProgram } from '../../support/has-program.ts';

const WIDTH_PX = 7;
const HEIGHT_PX = 5;
const size = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX };
const count = WIDTH_PX * HEIGHT_PX;

/** Samples that jump about, both ends of the range among them. */
const samples = (channels: number, most: number) =>
  Array.from({ length: count * channels }, (_, i) => (i === 0 ? 0 : i === 1 ? most : (i * 40_503) % (most + 1)));

const pictures: Readonly<Record<PngPicture['type'], { picture: PngPicture; pixelFormat: string; raw: Buffer }>> = {
  grey8: eight('grey8', 1, 'gray'),
  rgb8: eight('rgb8', 3, 'rgb24'),
  rgba8: eight('rgba8', 4, 'rgba'),
  grey16: sixteen('grey16', 1, 'gray16le'),
  rgb16: sixteen('rgb16', 3, 'rgb48le'),
  rgba16: sixteen('rgba16', 4, 'rgba64le'),
  palette: indexed(),
};

function eight(type: 'grey8' | 'rgb8' | 'rgba8', channels: number, pixelFormat: string) {
  const values = Uint8Array.from(samples(channels, 255));
  return { picture: { ...size, type, samples: values }, pixelFormat, raw: Buffer.from(values) };
}

function sixteen(type: 'grey16' | 'rgb16' | 'rgba16', channels: number, pixelFormat: string) {
  const values = Uint16Array.from(samples(channels, 65_535));
  const raw = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => void raw.writeUInt16LE(value, 2 * i));
  return { picture: { ...size, type, samples: values }, pixelFormat, raw };
}

function indexed() {
  const colors = [
    [0, 0, 0],
    [255, 10, 20],
    [1, 254, 3],
  ] as const;
  const values = Uint8Array.from({ length: count }, (_, i) => (i * i) % colors.length);
  const raw = Buffer.from([...values].flatMap((index) => [...colors[index]!]));
  return { picture: { ...size, type: 'palette', samples: values, colors } as const, pixelFormat: 'rgb24', raw };
}

const types = Object.keys(pictures) as PngPicture['type'][];

describe.skipIf(!hasProgram('ffmpeg', '-version'))('PNG, as ffmpeg reads it', () => {
  it.each(types)('%s comes back sample for sample', (type) => {
    const { picture, pixelFormat, raw } = pictures[type];
    const args = ['-v', 'error', '-f', 'png_pipe', '-i', '-', '-pix_fmt', pixelFormat, '-f', 'rawvideo', '-'];
    expect(execFileSync('ffmpeg', args, { input: pngOf(picture) }).equals(raw)).toBe(true);
  });
});

describe('PNG', () => {
  // Tag, width, height, bits and colour type, as the specification lays them out.
  it.each([
    ['grey8', 8, 0],
    ['grey16', 16, 0],
    ['rgb8', 8, 2],
    ['rgb16', 16, 2],
    ['palette', 8, 3],
    ['rgba8', 8, 6],
    ['rgba16', 16, 6],
  ] as const)('%s says %i bits and colour type %i', (type, bits, colorType) => {
    const bytes = Buffer.from(pngOf(pictures[type].picture));
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(bytes.subarray(12, 16).toString('latin1')).toBe('IHDR');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([WIDTH_PX, HEIGHT_PX]);
    expect([bytes[24], bytes[25], bytes[26], bytes[27], bytes[28]]).toEqual([bits, colorType, 0, 0, 0]);
  });

  it.each(types)('%s has right sums on all its chunks, and the same bytes twice', (type) => {
    const bytes = Buffer.from(pngOf(pictures[type].picture));
    const names: string[] = [];
    for (let at = 8; at < bytes.length; ) {
      const length = bytes.readUInt32BE(at);
      names.push(bytes.subarray(at + 4, at + 8).toString('latin1'));
      expect(bytes.readUInt32BE(at + 8 + length)).toBe(zlibCrc32(bytes.subarray(at + 4, at + 8 + length)));
      at += 12 + length;
    }
    expect(names).toEqual(['IHDR', ...(type === 'palette' ? ['PLTE'] : []), 'IDAT', 'IEND']);
    expect(Buffer.from(pngOf(pictures[type].picture)).equals(bytes)).toBe(true);
  });

  it('refuses samples that do not fill the picture, and palettes that are none', () => {
    expect(() => pngOf({ ...size, type: 'rgb8', samples: new Uint8Array(count) })).toThrow('has 105 samples, not 35');
    const index = { ...size, type: 'palette', samples: new Uint8Array(count) } as const;
    expect(() => pngOf({ ...index, colors: [] })).toThrow('1 to 256 colours, not 0');
  });
});

describe('crc32', () => {
  it('goes on from what came before', () => {
    const bytes = deflateSync(Buffer.from('any bytes at all'));
    expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    expect(crc32(bytes.subarray(5), crc32(bytes.subarray(0, 5)))).toBe(zlibCrc32(bytes));
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});
