import { describe, expect, it } from 'vitest';
import { createJobReceiver, type JobValues, jobPieces } from '../../../src/core/exporters/travelling-job.ts';
import { movingCameraSpec } from './moving-camera.ts';

/** The job on the other side: its pieces are copied on the way, as they are between programs. */
function crossed(job: JobValues): JobValues {
  const receiver = createJobReceiver();
  for (const piece of jobPieces(job)) receiver.take(structuredClone(piece));
  return receiver.job();
}

/** Compared at once, and not number by number. */
const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

const shot = movingCameraSpec();
const small: JobValues = { shot, sceneJson: '{"a":"ü"}', exporterIds: ['prompt'], optionsById: { prompt: { a: [1] } } };

describe('a job that crosses', () => {
  it('is what it was', () => {
    expect(crossed({ ...small, project: null })).toEqual({ ...small, project: null, clips: {}, recordings: new Map() });
  });

  it('keeps shared clips shared, for they are drawn once', () => {
    const other = movingCameraSpec({ sizePx: [32, 16] });
    const { clips, shot: here } = crossed({ ...small, clips: { ltx: other, vace: other, prompt: shot } });
    expect(clips!.ltx).toEqual(other);
    expect(clips!.vace).toBe(clips!.ltx);
    expect(clips!.prompt).toBe(here);
  });

  it('takes recordings and assets along, in runs of numbers', () => {
    const noise = Float32Array.from({ length: 2_500_000 }, (_, i) => i % 1013);
    const recordings = new Map([
      ['line', { sampleRate: 48_000, channels: [noise, noise.subarray(0, 7)] }],
      ['still', { sampleRate: 8000, channels: [new Float32Array(0)] }],
    ]);
    const project = Uint8Array.from({ length: 1_500_000 }, (_, i) => i);
    const there = crossed({ ...small, recordings, project });
    expect(Buffer.compare(there.project!, project)).toBe(0);
    expect([...there.recordings!.keys()]).toEqual(['line', 'still']);
    const [line, still] = [...there.recordings!.values()];
    expect([line!.sampleRate, still!.sampleRate]).toEqual([48_000, 8000]);
    expect(line!.channels.map(bytesOf)).toEqual([bytesOf(noise), bytesOf(noise.subarray(0, 7))]);
    expect(still!.channels).toEqual([new Float32Array(0)]);
    for (const piece of jobPieces({ ...small, recordings, project }))
      if ('numbers' in piece) expect(piece.numbers.length).toBeLessThanOrEqual(1 << 20);
  });

  it('is cut where lists are long, and put together in order', () => {
    const contacts = Array.from({ length: 20_000 }, (_, i) => ({ ...shot.contacts[0]!, id: `c${i}` }));
    const many = { ...small, shot: { ...shot, contacts } };
    const pieces = [...jobPieces(many)];
    expect(pieces.length).toBeGreaterThan(5);
    expect(crossed(many).shot).toEqual(many.shot);
  });
});
