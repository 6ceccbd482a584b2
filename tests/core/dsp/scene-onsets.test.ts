import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cue } from '../../../src/core/cues/cue.ts';
import { encodeWav } from '../../../src/core/dsp/wav.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { bakeTake } from '../../../src/core/tasks.ts';
import { hasProgram } from '../../support/has-program.ts';
import { render } from './fixtures.ts';

/** The detector's window is 11 ms; it asks for 50 ms between onsets, and the ring of a blow hides what follows sooner. */
const TOLERANCE_S = 0.005;
const APART_S = 0.25;

const folder = mkdtempSync(join(tmpdir(), 'rimshot-onsets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Instants at which a cue begins something: its blows, or its start where it has none. */
function startsOf(cue: Cue): number[] {
  return cue.hits.length > 0 ? cue.hits.map(({ timeS }) => timeS - cue.timeS + cue.heardAtS) : [cue.heardAtS];
}

describe.skipIf(!hasProgram('aubioonset', '--help'))('in the effects of a scene, aubioonset hears', () => {
  it.each(['missed-free-throw', 'clean-swish', 'bank-shot', 'glass-off-table'])(
    'every blow of %s that stands alone, and nothing that is not there',
    async (id) => {
      const scene = readyScenes.get(id).make();
      const { cues, motion } = await bakeTake({ scene, takeId: scene.activeTakeId });
      const { room, stems: levels } = scene.sound;
      const { stems } = render(cues, { durationS: motion.durationS, room, levels });
      const path = join(folder, `${id}.wav`);
      writeFileSync(path, encodeWav(stems.effects, { bitDepth: 16 }));
      const args = ['-i', path, '-O', 'hfc', '-B', '512', '-H', '128', '-s', '-70', '-t', '0.3', '-M', '0.05'];
      const onsetsS = execFileSync('aubioonset', args, { encoding: 'utf8' }).trim().split('\n').map(Number);

      const sounding = cues.filter(({ stem, source }) => stem === 'effects' && source.type === 'made');
      const alone = sounding.filter(
        (cue) =>
          cue.kind === 'impact' &&
          cue.hits.length === 1 &&
          sounding.every(
            (other) =>
              other === cue || other.timeS > cue.timeS + APART_S || Math.max(...startsOf(other)) < cue.timeS - APART_S,
          ),
      );
      expect(alone.length).toBeGreaterThan(0);
      for (const cue of alone) {
        const offS = Math.min(...onsetsS.map((onsetS) => Math.abs(onsetS - cue.heardAtS)));
        expect(offS, `${cue.label} at ${cue.timeS}`).toBeLessThan(TOLERANCE_S);
      }
      const isTrue = (onsetS: number) =>
        sounding.some((cue) =>
          cue.hits.length > 0
            ? startsOf(cue).some((startS) => Math.abs(onsetS - startS) < TOLERANCE_S)
            : onsetS > cue.heardAtS - TOLERANCE_S && onsetS < cue.endTimeS + TOLERANCE_S,
        );
      // One in 20 s is let pass.
      expect(onsetsS.filter((onsetS) => !isTrue(onsetS)).length).toBeLessThanOrEqual(1);
    },
  );
});
