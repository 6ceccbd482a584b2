import { createGraph, type Graph, type Link, SAVED_AS_USUAL } from './graph.ts';
import type { WorkflowInputs } from './workflow-inputs.ts';

/** Files of models, by the names that ComfyUI's own examples give them. */
const TEXT_ENCODER = 'umt5_xxl_fp8_e4m3fn_scaled.safetensors';
const VAE = 'wan_2.1_vae.safetensors';
const CLIP_VISION = 'clip_vision_h.safetensors';
const VACE = 'wan2.1_vace_14B_fp16.safetensors';
const FUN_HIGH = 'wan2.2_fun_control_high_noise_14B_fp8_scaled.safetensors';
const FUN_LOW = 'wan2.2_fun_control_low_noise_14B_fp8_scaled.safetensors';
const ATI = 'Wan2_1-I2V-ATI-14B_fp8_e4m3fn.safetensors';
const WAN_MOVE = 'Wan21-WanMove_fp8_scaled_e4m3fn_KJ.safetensors';

/** Wan 2.1 and 2.2 make films of this rate. */
const WAN_FPS = 16;
const SHIFT = 8;
const STEPS = 20;
const CFG = 5;
/** Half the steps are the high-noise model's. */
const SWITCH_STEP = 10;
/** As the nodes offer them by default. */
const ATI_TEMPERATURE = 220;
const ATI_TOP_K = 2;

type Maker = ReturnType<typeof wanBase>;

/** Control video and reference: WanVaceToVideo. */
export function vaceWorkflow(inputs: WorkflowInputs): Graph {
  const base = wanBase(inputs);
  const control = base.video(inputs.controlPath!);
  const film = base.add('WanVaceToVideo', {
    ...base.film,
    strength: 1,
    control_video: control,
    ...(inputs.referencePath && { reference_image: base.image(inputs.referencePath) }),
  });
  const sampled = sample(base, base.model(VACE), film);
  return finish(base, base.add('TrimVideoLatent', { samples: sampled, trim_amount: film(3) })(0));
}

/** Control video and start picture, with two models in turn: Wan22FunControlToVideo. */
export function funWorkflow(inputs: WorkflowInputs): Graph {
  const base = wanBase(inputs);
  const film = base.add('Wan22FunControlToVideo', {
    ...base.film,
    ref_image: base.image(inputs.startPath),
    control_video: base.video(inputs.controlPath!),
  });
  const shared = {
    noise_seed: inputs.seed,
    steps: STEPS,
    cfg: CFG,
    sampler_name: 'euler',
    scheduler: 'simple',
    positive: film(0),
    negative: film(1),
  };
  const begun = base.add('KSamplerAdvanced', {
    ...shared,
    model: base.model(FUN_HIGH),
    add_noise: 'enable',
    latent_image: film(2),
    start_at_step: 0,
    end_at_step: SWITCH_STEP,
    return_with_leftover_noise: 'enable',
  });
  const ended = base.add('KSamplerAdvanced', {
    ...shared,
    model: base.model(FUN_LOW),
    add_noise: 'disable',
    latent_image: begun(0),
    start_at_step: SWITCH_STEP,
    end_at_step: STEPS,
    return_with_leftover_noise: 'disable',
  });
  return finish(base, ended(0));
}

/** Tracks of 121 points at 24 fps: WanTrackToVideo. */
export function atiWorkflow(inputs: WorkflowInputs): Graph {
  const base = wanBase(inputs);
  const start = base.image(inputs.startPath);
  const film = base.add('WanTrackToVideo', {
    ...base.film,
    tracks: inputs.tracks!,
    temperature: ATI_TEMPERATURE,
    topk: ATI_TOP_K,
    start_image: start,
    clip_vision_output: base.seen(start),
  });
  return finish(base, sample(base, base.model(ATI), film));
}

/** Tracks of a point for each frame: WanMoveTracksFromCoords, which takes its text through a link alone. */
export function wanMoveWorkflow(inputs: WorkflowInputs): Graph {
  const base = wanBase(inputs);
  const start = base.image(inputs.startPath);
  const text = base.add('PrimitiveStringMultiline', { value: inputs.tracks! }, 'Tracks');
  const film = base.add('WanMoveTrackToVideo', {
    ...base.film,
    tracks: base.add('WanMoveTracksFromCoords', { track_coords: text(0) })(0),
    strength: 1,
    start_image: start,
    clip_vision_output: base.seen(start),
  });
  return finish(base, sample(base, base.model(WAN_MOVE), film));
}

/** What all of Wan's workflows begin with: words, decoder, size and length. */
function wanBase({ prompt, negative, widthPx, heightPx, filmFrames, seed, prefix }: WorkflowInputs) {
  const { nodes, add } = createGraph();
  const clip = add('CLIPLoader', { clip_name: TEXT_ENCODER, type: 'wan', device: 'default' })(0);
  const vae = add('VAELoader', { vae_name: VAE })(0);
  return {
    nodes,
    add,
    vae,
    seed,
    prefix,
    film: {
      positive: add('CLIPTextEncode', { text: prompt, clip }, 'Prompt')(0),
      negative: add('CLIPTextEncode', { text: negative, clip }, 'Negative prompt')(0),
      vae,
      width: widthPx,
      height: heightPx,
      length: filmFrames,
      batch_size: 1,
    },
    model(file: string): Link {
      const loaded = add('UNETLoader', { unet_name: file, weight_dtype: 'default' })(0);
      return add('ModelSamplingSD3', { model: loaded, shift: SHIFT })(0);
    },
    image: (path: string): Link => add('LoadImage', { image: path }, path)(0),
    video: (path: string): Link => add('GetVideoComponents', { video: add('LoadVideo', { file: path }, path)(0) })(0),
    seen(image: Link): Link {
      const vision = add('CLIPVisionLoader', { clip_name: CLIP_VISION })(0);
      return add('CLIPVisionEncode', { clip_vision: vision, image, crop: 'none' })(0);
    },
  };
}

function sample({ add, seed }: Maker, model: Link, film: (output: number) => Link): Link {
  return add('KSampler', {
    model,
    seed,
    steps: STEPS,
    cfg: CFG,
    sampler_name: 'uni_pc',
    scheduler: 'simple',
    positive: film(0),
    negative: film(1),
    latent_image: film(2),
    denoise: 1,
  })(0);
}

function finish({ nodes, add, vae, prefix }: Maker, latent: Link): Graph {
  const images = add('VAEDecode', { samples: latent, vae })(0);
  const video = add('CreateVideo', { images, fps: WAN_FPS })(0);
  add('SaveVideo', { video, filename_prefix: prefix, ...SAVED_AS_USUAL });
  return nodes;
}
