import { createRegistry, type Registry } from '../base/registry.ts';
import { atiPth } from './ati-pth/ati-pth.ts';
import { audioSetTsv } from './audioset-tsv/audioset-tsv.ts';
import { captions } from './captions/captions.ts';
import { coco } from './coco/coco.ts';
import { colmap } from './colmap/colmap.ts';
import { comfyui } from './comfyui/comfyui.ts';
import { contactSheet } from './contact-sheet/contact-sheet.ts';
import { controlVideos } from './control-videos/control-videos.ts';
import { cosmos3 } from './cosmos3/cosmos3.ts';
import { csvShotList } from './csv-shot-list/csv-shot-list.ts';
import { cuesJson } from './cues-json/cues-json.ts';
import { cuesTsv } from './cues-tsv/cues-tsv.ts';
import { das } from './das/das.ts';
import { edl } from './edl/edl.ts';
import type { Exporter } from './exporter.ts';
import { fdl } from './fdl/fdl.ts';
import { foleyCrafter } from './foleycrafter/foleycrafter.ts';
import { frameFiles } from './frames/frames.ts';
import { gen3c } from './gen3c/gen3c.ts';
import { gltf } from './gltf/gltf.ts';
import { kubric } from './kubric/kubric.ts';
import { ltx } from './ltx/ltx.ts';
import { midi } from './midi/midi.ts';
import { nerfstudio } from './nerfstudio/nerfstudio.ts';
import { otio } from './otio/otio.ts';
import { picoAudio } from './picoaudio/picoaudio.ts';
import { previewMp4 } from './preview-mp4/preview-mp4.ts';
import { prompt } from './prompt/prompt.ts';
import { realEstate10k } from './realestate10k/realestate10k.ts';
import { reaper } from './reaper/reaper.ts';
import { reCamMaster } from './recammaster/recammaster.ts';
import { shotJson } from './shot-json/shot-json.ts';
import { stateNpz } from './state-npz/state-npz.ts';
import { topView } from './top-view/top-view.ts';
import { tracksJson } from './tracks-json/tracks-json.ts';
import { uploadKit } from './upload-kit/upload-kit.ts';
import { usda } from './usda/usda.ts';
import { vace } from './vace/vace.ts';
import { wanFun } from './wan-fun/wan-fun.ts';
import { wanMove } from './wan-move/wan-move.ts';
import { wav } from './wav/wav.ts';

/** All formats that can be written, in the order in which they are offered. */
export const exporters: Registry<Exporter> = createRegistry('exporter', [
  shotJson,
  prompt,
  uploadKit,
  realEstate10k,
  reCamMaster,
  nerfstudio,
  colmap,
  gen3c,
  tracksJson,
  atiPth,
  wanMove,
  stateNpz,
  topView,
  contactSheet,
  kubric,
  coco,
  gltf,
  usda,
  csvShotList,
  cuesJson,
  cuesTsv,
  audioSetTsv,
  captions,
  wav,
  reaper,
  midi,
  edl,
  otio,
  fdl,
  picoAudio,
  foleyCrafter,
  previewMp4,
  controlVideos,
  frameFiles,
  cosmos3,
  vace,
  wanFun,
  ltx,
  das,
  comfyui,
]);
