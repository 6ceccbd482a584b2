import { createRegistry } from '../base/registry.ts';
import { missedFreeThrow } from './missed-free-throw/missed-free-throw.ts';

/** The scenes that come with the house; the first is the one that a newcomer sees. */
export const readyScenes = createRegistry('scene', [missedFreeThrow]);
