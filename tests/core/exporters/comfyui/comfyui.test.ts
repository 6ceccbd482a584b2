import { describe, expect, it } from 'vitest';
import { comfyui } from '../../../../src/core/exporters/comfyui/comfyui.ts';
import type { Graph, Link, NodeInput } from '../../../../src/core/exporters/comfyui/graph.ts';
import { NODE_SIGNATURES } from '../../../../src/core/exporters/comfyui/node-signatures.ts';
import { WORKFLOW_IDS } from '../../../../src/core/exporters/comfyui/workflows.ts';
import { atRest, filmed, filmedFor, smallFilmFor } from '../filmed-for.ts';

const isLink = (input: NodeInput): input is Link => Array.isArray(input);

/** What a value that is not linked may be, by the type of the input. */
const literalTypes: Readonly<Record<string, (value: NodeInput) => boolean>> = {
  INT: Number.isInteger,
  FLOAT: (value) => typeof value === 'number',
  STRING: (value) => typeof value === 'string',
  COMBO: (value) => typeof value === 'string' && value !== '',
  BOOLEAN: (value) => typeof value === 'boolean',
};

/** Everything in which a graph does not fit the signatures. */
function misfits(graph: Graph): string[] {
  return Object.entries(graph).flatMap(([id, { class_type: name, inputs }]) => {
    const signature = NODE_SIGNATURES[name];
    if (!signature) return [`${id}: there is no node ${name}`];
    const missing = Object.entries(signature.inputs)
      .filter(([input, type]) => !type.endsWith('?') && !(input in inputs))
      .map(([input]) => `${id} ${name}: ${input} is missing`);
    const wrong = Object.entries(inputs).flatMap(([input, value]) => {
      const type = signature.inputs[input];
      if (!type) return [`${id} ${name}: there is no input ${input}`];
      const types = type.replace('?', '').split(',');
      if (!isLink(value))
        return types.some((one) => literalTypes[one]?.(value)) ? [] : [`${id} ${name}: ${input} is no ${type}`];
      const [from, output] = value;
      const given = NODE_SIGNATURES[graph[from]?.class_type ?? '']?.outputs[output];
      return given && types.includes(given) ? [] : [`${id} ${name}: ${input} wants ${type}, not ${given}`];
    });
    return [...missing, ...wrong];
  });
}

/** Nodes from which nothing leads to a saved film. */
function idle(graph: Graph): string[] {
  const open = Object.keys(graph).filter((id) => graph[id]!.class_type === 'SaveVideo');
  const used = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const input of Object.values(graph[id]!.inputs).filter(isLink)) {
      if (used.has(input[0])) continue;
      used.add(input[0]);
      open.push(input[0]);
    }
  }
  return Object.keys(graph).filter((id) => !used.has(id));
}

const nodesOf = (graph: Graph, name: string) => Object.values(graph).filter((node) => node.class_type === name);
const inputsOf = (graph: Graph, name: string) => nodesOf(graph, name)[0]!.inputs;

async function workflow(id: string, options: object = {}) {
  const chosen = { workflow: id, ...options };
  const shot = smallFilmFor(comfyui, chosen);
  const { json, paths, asked, files } = await filmed(comfyui, shot, chosen);
  return { graph: json(`comfyui/${id}/workflow.json`) as Graph, paths, asked, files, shot };
}

describe.each(WORKFLOW_IDS)('the ComfyUI workflow %s', (id) => {
  it('fits the signatures of its nodes, and leaves none unused', async () => {
    const { graph } = await workflow(id);
    expect(misfits(graph)).toEqual([]);
    expect(idle(graph)).toEqual([]);
    expect(nodesOf(graph, 'SaveVideo')).toHaveLength(1);
  });

  it('names files that the package has', async () => {
    const { graph, paths } = await workflow(id);
    const named = [...nodesOf(graph, 'LoadImage'), ...nodesOf(graph, 'LoadVideo')].map(
      ({ inputs }) => (inputs.image ?? inputs.file) as string,
    );
    expect(named.length).toBeGreaterThan(0);
    for (const path of named) expect(paths).toContain(path);
  });

  it('is filled in with the prompt, and with size and length that its model takes', async () => {
    const { graph, shot } = await workflow(id);
    const texts = nodesOf(graph, 'CLIPTextEncode').map(({ inputs }) => inputs.text as string);
    expect(texts[0]).toMatch(/ball/);
    const film = Object.values(graph).find(({ inputs }) => 'length' in inputs)!.inputs;
    expect([film.width, film.height]).toEqual([shot.clip.widthPx, shot.clip.heightPx]);
    expect(((film.length as number) - 1) % (id.startsWith('ltx') ? 8 : 4)).toBe(0);
    const full = filmedFor(comfyui, { workflow: id }).clip;
    expect([full.widthPx % 16, full.heightPx % 16]).toEqual([0, 0]);
  });
});

describe('comfyui', () => {
  it('finds what does not fit', async () => {
    const { graph } = await workflow('vace');
    const [id, node] = Object.entries(graph).find(([, { class_type: name }]) => name === 'KSampler')!;
    const { cfg, ...rest } = node.inputs;
    const broken = { ...graph, [id]: { ...node, inputs: { ...rest, model: [id, 0] as const, seed: 1.5, extra: 1 } } };
    expect(misfits(broken)).toEqual([
      `${id} KSampler: cfg is missing`,
      `${id} KSampler: model wants MODEL, not LATENT`,
      `${id} KSampler: seed is no INT`,
      `${id} KSampler: there is no input extra`,
    ]);
    expect(idle({ ...graph, x: node })).toEqual(['x']);
    expect(cfg).toBeTypeOf('number');
  });

  it('gives ATI 121 points for a film of 81 frames, and Wan-Move a point for each', async () => {
    const ati = inputsOf((await workflow('ati')).graph, 'WanTrackToVideo');
    expect(ati.length).toBe(81);
    expect(JSON.parse(ati.tracks as string).map((track: unknown[]) => track.length)).toEqual([121]);
    const { graph } = await workflow('wan-move', { pointsPerBody: 5 });
    const text = inputsOf(graph, 'PrimitiveStringMultiline').value as string;
    expect(JSON.parse(text).map((track: unknown[]) => track.length)).toEqual(Array(5).fill(81));
  });

  it('draws one frame alone where it makes no film', () => {
    const wants = (id: string) => {
      const chosen = comfyui.options.parse({ workflow: id });
      return comfyui.wants!(filmedFor(comfyui, { workflow: id }), chosen);
    };
    expect(wants('ati')).toMatchObject({ frameCount: 1, passes: ['color'] });
    expect(wants('wan-fun')).toMatchObject({ frameCount: 17, passes: ['data', 'color'] });
  });

  it('goes without a reference where there is no subject, and will not be written without tracks', async () => {
    const still = atRest(smallFilmFor(comfyui));
    const { json } = await filmed(comfyui, still);
    const graph = json('comfyui/vace/workflow.json') as Graph;
    expect(misfits(graph)).toEqual([]);
    expect(inputsOf(graph, 'WanVaceToVideo')).not.toHaveProperty('reference_image');
    const levels = comfyui.preflight(still, comfyui.options.parse({ workflow: 'ati' })).map(({ level }) => level);
    expect(levels).toContain('error');
  });

  it('gives the same bytes twice', async () => {
    const [a, b] = [await workflow('wan-fun'), await workflow('wan-fun')];
    expect(a.files).toEqual(b.files);
  });
});
