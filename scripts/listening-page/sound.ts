/** What docs/listening plays with: bundled into docs/listening/sound.js by `npm run listening-page`. */
export { renderStems } from '../../src/core/dsp/render-stems.ts';
export { soundOf } from '../../src/core/dsp/voices/index.ts';
export { materials } from '../../src/core/materials/index.ts';
