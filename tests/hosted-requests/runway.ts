/** Bodies for Runway, as its public package types them; `tsc` is the test. Nothing here is ever run. */
import type RunwayML from '@runwayml/sdk';
import type { RequestInput } from '../../src/core/exporters/upload-kit/requests/input.ts';
import {
  alephKeyframes,
  genFirstFrame,
  seedanceReference,
  wanReference,
} from '../../src/core/exporters/upload-kit/requests/runway.ts';

declare const input: RequestInput;

type FromVideo = Parameters<RunwayML['videoToVideo']['create']>[0];
type FromImage = Parameters<RunwayML['imageToVideo']['create']>[0];
type FromText = Parameters<RunwayML['textToVideo']['create']>[0];

export const seedance25: FromVideo = seedanceReference('seedance2_5', input);
export const seedance2: FromVideo = seedanceReference('seedance2', input);
export const aleph: FromVideo = alephKeyframes(input);
export const wan: FromText = wanReference(input);
export const gen: FromImage = genFirstFrame(input);

// @ts-expect-error there is no such model
export const unknown: FromVideo = { ...seedance25, model: 'seedance3' };
// @ts-expect-error sizes are joined by a colon
export const cross: FromImage = { ...genFirstFrame(input), ratio: '1280x720' };
// @ts-expect-error the prompt is needed
export const silent: FromText = { ...wanReference(input), promptText: undefined };
// @ts-expect-error Gen-4.5 has no last frame
export const last: FromImage = { ...genFirstFrame(input), promptImage: [{ position: 'last', uri: 'x' }] };
