import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { defineExporter } from '../exporter.ts';
import { npzOf } from '../npy.ts';
import { writeBytes } from '../write-bytes.ts';
import { bodyArrays, contactArrays, frameArrays, labelArrays, trajectoryArrays } from './columns.ts';

const FILE = 'state-npz/state.npz';

/**
 * What moved, touched and came of it, without pictures, as arrays of NumPy: metres, seconds, kilograms, right-handed with y
 * up, quaternions x, y, z, w. Bodies are named once and meant by their places in `body_ids` elsewhere.
 */
export const stateNpz = defineExporter({
  id: 'state-npz',
  label: 'States and labels (NPZ)',
  readers: 'NumPy: numpy.load, without pickles',
  tellsSteadiness: true,
  options: z.strictObject({}),
  preflight(shot) {
    const { trajectories, contacts, outcome } = shot;
    return [
      ...(trajectories.length === 0
        ? [note('trajectories', `No body of this clip moves: the trajectories of ${FILE} are empty.`)]
        : []),
      ...(contacts.length === 0
        ? [note('contacts', `Nothing touches anything: the contacts of ${FILE} are empty.`)]
        : []),
      ...(outcome.wanted.length === 0
        ? [note('outcome', `Nothing is wanted of this scene: ${FILE} has no labels of it but \`outcome_is_met\`.`)]
        : []),
    ];
  },
  losses: () => [
    note(
      'trajectories',
      `${FILE} keeps trajectories in single precision (a micrometre at 10 m) and leaves out shapes, joints, sounds and words, ` +
        'which shot.json has.',
    ),
  ],
  async write({ shot, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const arrays = {
      ...frameArrays(shot),
      ...bodyArrays(shot),
      ...trajectoryArrays(shot),
      ...contactArrays(shot),
      ...labelArrays(shot),
    };
    onProgress?.(0.5);
    // Stored, not packed: trajectories hardly shrink, and a package is packed as a whole.
    await writeBytes(sink, FILE, npzOf(arrays, { isPacked: false }));
    onProgress?.(1);
    return [FILE];
  },
});
