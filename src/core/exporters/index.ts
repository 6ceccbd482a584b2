import { createRegistry, type Registry } from '../base/registry.ts';
import { controlVideos } from './control-videos/control-videos.ts';
import { cuesTsv } from './cues-tsv/cues-tsv.ts';
import type { Exporter } from './exporter.ts';
import { previewMp4 } from './preview-mp4/preview-mp4.ts';
import { prompt } from './prompt/prompt.ts';
import { realEstate10k } from './realestate10k/realestate10k.ts';
import { shotJson } from './shot-json/shot-json.ts';
import { tracksJson } from './tracks-json/tracks-json.ts';
import { wav } from './wav/wav.ts';

/** All formats that can be written, in the order in which they are offered. */
export const exporters: Registry<Exporter> = createRegistry('exporter', [
  shotJson,
  prompt,
  realEstate10k,
  tracksJson,
  cuesTsv,
  wav,
  previewMp4,
  controlVideos,
]);
