import { createGraph, type Graph, type Link, SAVED_AS_USUAL } from './graph.ts';
import type { WorkflowInputs } from './workflow-inputs.ts';

/** Files of models, by the names that Lightricks gives them. */
const CHECKPOINT = 'ltx-2.3-22b-dev.safetensors';
const TEXT_ENCODER = 'comfy_gemma_3_12B_it.safetensors';
const UNION_LORA = 'ltx-2.3-22b-ic-lora-union-control-ref0.5.safetensors';
const TRACKS_LORA = 'ltx-2.3-22b-ic-lora-motion-track-control-ref0.5.safetensors';

const STEPS = 30;
const CFG = 3;
/** As the scheduler's node offers them by default. */
const SCHEDULE = { max_shift: 2.05, base_shift: 0.95, stretch: true, terminal: 0.1 };
/** As the guide's node offers them by default. */
const TILES = { use_tiled_encode: false, tile_size: 256, tile_overlap: 64 };

/** A control video and the first frame. */
export function ltxControlWorkflow(inputs: WorkflowInputs): Graph {
  return ltxWorkflow(inputs, UNION_LORA, (add) => {
    const file = add('LoadVideo', { file: inputs.controlPath! }, inputs.controlPath!)(0);
    return add('GetVideoComponents', { video: file })(0);
  });
}

/** Motion tracks, drawn by LTX's own node, and the first frame. */
export function ltxTracksWorkflow(inputs: WorkflowInputs): Graph {
  const { widthPx, heightPx } = inputs;
  return ltxWorkflow(inputs, TRACKS_LORA, (add) =>
    add('LTXVDrawTracks', { tracks: inputs.tracks!, width: widthPx, height: heightPx })(0),
  );
}

type Add = ReturnType<typeof createGraph>['add'];

function ltxWorkflow(inputs: WorkflowInputs, lora: string, guideOf: (add: Add) => Link): Graph {
  const { prompt, negative, widthPx, heightPx, filmFrames, framesPerSecond, seed, prefix, startPath } = inputs;
  const { nodes, add } = createGraph();
  const checkpoint = add('CheckpointLoaderSimple', { ckpt_name: CHECKPOINT });
  const vae = checkpoint(2);
  const audioVae = add('LTXVAudioVAELoader', { ckpt_name: CHECKPOINT })(0);
  const clip = add('LTXAVTextEncoderLoader', {
    text_encoder: TEXT_ENCODER,
    ckpt_name: CHECKPOINT,
    device: 'default',
  })(0);
  const controlled = add('LTXICLoRALoaderModelOnly', { model: checkpoint(0), lora_name: lora, strength_model: 1 });
  const conditioned = add('LTXVConditioning', {
    positive: add('CLIPTextEncode', { text: prompt, clip }, 'Prompt')(0),
    negative: add('CLIPTextEncode', { text: negative, clip }, 'Negative prompt')(0),
    frame_rate: framesPerSecond,
  });
  const empty = add('EmptyLTXVLatentVideo', { width: widthPx, height: heightPx, length: filmFrames, batch_size: 1 });
  const begun = add('LTXVImgToVideoInplace', {
    vae,
    image: add('LoadImage', { image: startPath }, startPath)(0),
    latent: empty(0),
    strength: 1,
    bypass: false,
  });
  const guided = add('LTXAddVideoICLoRAGuide', {
    positive: conditioned(0),
    negative: conditioned(1),
    vae,
    latent: begun(0),
    image: guideOf(add),
    frame_idx: 0,
    strength: 1,
    latent_downscale_factor: controlled(1),
    crop: 'disabled',
    ...TILES,
  });
  const silence = add('LTXVEmptyLatentAudio', {
    frames_number: filmFrames,
    frame_rate: framesPerSecond,
    batch_size: 1,
    audio_vae: audioVae,
  });
  const sampled = add('SamplerCustomAdvanced', {
    noise: add('RandomNoise', { noise_seed: seed })(0),
    guider: add('CFGGuider', { model: controlled(0), positive: guided(0), negative: guided(1), cfg: CFG })(0),
    sampler: add('KSamplerSelect', { sampler_name: 'euler' })(0),
    sigmas: add('LTXVScheduler', { steps: STEPS, ...SCHEDULE, latent: guided(2) })(0),
    latent_image: add('LTXVConcatAVLatent', { video_latent: guided(2), audio_latent: silence(0) })(0),
  });
  const parts = add('LTXVSeparateAVLatent', { av_latent: sampled(0) });
  const film = add('LTXVCropGuides', { positive: guided(0), negative: guided(1), latent: parts(0) });
  const video = add('CreateVideo', {
    images: add('VAEDecode', { samples: film(2), vae })(0),
    fps: framesPerSecond,
    audio: add('LTXVAudioVAEDecode', { samples: parts(1), audio_vae: audioVae })(0),
  });
  add('SaveVideo', { video: video(0), filename_prefix: prefix, ...SAVED_AS_USUAL });
  return nodes;
}
