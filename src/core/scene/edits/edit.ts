import type { Scene } from '../schema.ts';

/** A change to the scene, written on an immer draft. Throws, leaving the scene as it was, where an id names nothing. */
export type Edit = (scene: Scene) => void;
