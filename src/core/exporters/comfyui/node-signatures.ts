/**
 * What a node takes and gives: types by the names of its inputs, `?` behind those that may be left out; types in order. Inputs
 * that workflows never set are not listed.
 */
export interface NodeSignature {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
}

/** When the signatures were read, and where: the nodes' own code, but no server, so `/object_info` of one has the last word. */
export const SIGNATURES_READ = {
  date: '2026-11-23',
  core:
    'Comfy-Org/ComfyUI, comfy_extras: nodes_wan 679f171, nodes_wanmove 1bfd7ab, nodes_lt 8258cfe, nodes_lt_audio 1362d61, ' +
    'nodes_video 39b885f, nodes_custom_sampler 4be318a; loaders and KSampler as commonly used',
  ltx: 'Lightricks/ComfyUI-LTXVideo, iclora a77fb1d; sparse_tracks as in its copy doggeddalle/ComfyUI-LTXVidya c443fb9',
};

const CONDITIONED = {
  positive: 'CONDITIONING',
  negative: 'CONDITIONING',
};
const WAN_FILM = {
  ...CONDITIONED,
  vae: 'VAE',
  width: 'INT',
  height: 'INT',
  length: 'INT',
  batch_size: 'INT',
};
const WAN_GIVES = ['CONDITIONING', 'CONDITIONING', 'LATENT'];

/** The nodes that the workflows are made of. Pickers of a list are `COMBO`; a list of types takes any of them. */
export const NODE_SIGNATURES: Readonly<Record<string, NodeSignature>> = {
  UNETLoader: { inputs: { unet_name: 'COMBO', weight_dtype: 'COMBO' }, outputs: ['MODEL'] },
  CLIPLoader: { inputs: { clip_name: 'COMBO', type: 'COMBO', device: 'COMBO?' }, outputs: ['CLIP'] },
  VAELoader: { inputs: { vae_name: 'COMBO' }, outputs: ['VAE'] },
  CheckpointLoaderSimple: { inputs: { ckpt_name: 'COMBO' }, outputs: ['MODEL', 'CLIP', 'VAE'] },
  CLIPTextEncode: { inputs: { text: 'STRING', clip: 'CLIP' }, outputs: ['CONDITIONING'] },
  CLIPVisionLoader: { inputs: { clip_name: 'COMBO' }, outputs: ['CLIP_VISION'] },
  CLIPVisionEncode: {
    inputs: { clip_vision: 'CLIP_VISION', image: 'IMAGE', crop: 'COMBO' },
    outputs: ['CLIP_VISION_OUTPUT'],
  },
  ModelSamplingSD3: { inputs: { model: 'MODEL', shift: 'FLOAT' }, outputs: ['MODEL'] },
  LoadImage: { inputs: { image: 'COMBO' }, outputs: ['IMAGE', 'MASK'] },
  LoadVideo: { inputs: { file: 'COMBO' }, outputs: ['VIDEO'] },
  GetVideoComponents: { inputs: { video: 'VIDEO' }, outputs: ['IMAGE', 'AUDIO', 'FLOAT', 'COMBO', 'COMBO'] },
  PrimitiveStringMultiline: { inputs: { value: 'STRING' }, outputs: ['STRING'] },
  WanVaceToVideo: {
    inputs: {
      ...WAN_FILM,
      strength: 'FLOAT',
      control_video: 'IMAGE?',
      control_masks: 'MASK?',
      reference_image: 'IMAGE?',
    },
    outputs: [...WAN_GIVES, 'INT'],
  },
  TrimVideoLatent: { inputs: { samples: 'LATENT', trim_amount: 'INT' }, outputs: ['LATENT'] },
  Wan22FunControlToVideo: {
    inputs: { ...WAN_FILM, ref_image: 'IMAGE?', control_video: 'IMAGE?' },
    outputs: WAN_GIVES,
  },
  WanTrackToVideo: {
    inputs: {
      ...WAN_FILM,
      tracks: 'STRING',
      temperature: 'FLOAT',
      topk: 'INT',
      start_image: 'IMAGE',
      clip_vision_output: 'CLIP_VISION_OUTPUT?',
    },
    outputs: WAN_GIVES,
  },
  WanMoveTracksFromCoords: { inputs: { track_coords: 'STRING?', track_mask: 'MASK?' }, outputs: ['TRACKS', 'INT'] },
  WanMoveTrackToVideo: {
    inputs: {
      ...WAN_FILM,
      tracks: 'TRACKS?',
      strength: 'FLOAT',
      start_image: 'IMAGE',
      clip_vision_output: 'CLIP_VISION_OUTPUT?',
    },
    outputs: WAN_GIVES,
  },
  KSampler: {
    inputs: {
      ...CONDITIONED,
      model: 'MODEL',
      seed: 'INT',
      steps: 'INT',
      cfg: 'FLOAT',
      sampler_name: 'COMBO',
      scheduler: 'COMBO',
      latent_image: 'LATENT',
      denoise: 'FLOAT',
    },
    outputs: ['LATENT'],
  },
  KSamplerAdvanced: {
    inputs: {
      ...CONDITIONED,
      model: 'MODEL',
      add_noise: 'COMBO',
      noise_seed: 'INT',
      steps: 'INT',
      cfg: 'FLOAT',
      sampler_name: 'COMBO',
      scheduler: 'COMBO',
      latent_image: 'LATENT',
      start_at_step: 'INT',
      end_at_step: 'INT',
      return_with_leftover_noise: 'COMBO',
    },
    outputs: ['LATENT'],
  },
  VAEDecode: { inputs: { samples: 'LATENT', vae: 'VAE' }, outputs: ['IMAGE'] },
  CreateVideo: { inputs: { images: 'IMAGE', fps: 'FLOAT', audio: 'AUDIO?' }, outputs: ['VIDEO'] },
  SaveVideo: {
    inputs: {
      video: 'VIDEO',
      filename_prefix: 'STRING',
      format: 'COMBO',
      'format.codec': 'COMBO',
      codec: 'COMBO?',
    },
    outputs: ['VIDEO'],
  },
  LTXAVTextEncoderLoader: {
    inputs: { text_encoder: 'COMBO', ckpt_name: 'COMBO', device: 'COMBO?' },
    outputs: ['CLIP'],
  },
  LTXVConditioning: { inputs: { ...CONDITIONED, frame_rate: 'FLOAT' }, outputs: ['CONDITIONING', 'CONDITIONING'] },
  EmptyLTXVLatentVideo: {
    inputs: { width: 'INT', height: 'INT', length: 'INT', batch_size: 'INT' },
    outputs: ['LATENT'],
  },
  LTXVImgToVideoInplace: {
    inputs: { vae: 'VAE', image: 'IMAGE', latent: 'LATENT', strength: 'FLOAT?', bypass: 'BOOLEAN?' },
    outputs: ['LATENT'],
  },
  LTXVDrawTracks: { inputs: { tracks: 'STRING', width: 'INT', height: 'INT' }, outputs: ['IMAGE'] },
  LTXICLoRALoaderModelOnly: {
    inputs: { model: 'MODEL', lora_name: 'COMBO', strength_model: 'FLOAT' },
    outputs: ['MODEL', 'FLOAT'],
  },
  LTXAddVideoICLoRAGuide: {
    inputs: {
      ...CONDITIONED,
      vae: 'VAE',
      latent: 'LATENT',
      image: 'IMAGE',
      frame_idx: 'INT',
      strength: 'FLOAT',
      latent_downscale_factor: 'FLOAT',
      crop: 'COMBO',
      use_tiled_encode: 'BOOLEAN',
      tile_size: 'INT',
      tile_overlap: 'INT',
    },
    outputs: WAN_GIVES,
  },
  LTXVAudioVAELoader: { inputs: { ckpt_name: 'COMBO' }, outputs: ['VAE'] },
  LTXVEmptyLatentAudio: {
    inputs: { frames_number: 'INT', frame_rate: 'FLOAT,INT', batch_size: 'INT', audio_vae: 'VAE' },
    outputs: ['LATENT'],
  },
  LTXVConcatAVLatent: { inputs: { video_latent: 'LATENT', audio_latent: 'LATENT' }, outputs: ['LATENT'] },
  LTXVSeparateAVLatent: { inputs: { av_latent: 'LATENT' }, outputs: ['LATENT', 'LATENT'] },
  LTXVScheduler: {
    inputs: {
      steps: 'INT',
      max_shift: 'FLOAT',
      base_shift: 'FLOAT',
      stretch: 'BOOLEAN',
      terminal: 'FLOAT',
      latent: 'LATENT?',
    },
    outputs: ['SIGMAS'],
  },
  LTXVCropGuides: { inputs: { ...CONDITIONED, latent: 'LATENT' }, outputs: WAN_GIVES },
  LTXVAudioVAEDecode: { inputs: { samples: 'LATENT', audio_vae: 'VAE' }, outputs: ['AUDIO'] },
  CFGGuider: { inputs: { ...CONDITIONED, model: 'MODEL', cfg: 'FLOAT' }, outputs: ['GUIDER'] },
  RandomNoise: { inputs: { noise_seed: 'INT' }, outputs: ['NOISE'] },
  KSamplerSelect: { inputs: { sampler_name: 'COMBO' }, outputs: ['SAMPLER'] },
  SamplerCustomAdvanced: {
    inputs: { noise: 'NOISE', guider: 'GUIDER', sampler: 'SAMPLER', sigmas: 'SIGMAS', latent_image: 'LATENT' },
    outputs: ['LATENT', 'LATENT'],
  },
};
