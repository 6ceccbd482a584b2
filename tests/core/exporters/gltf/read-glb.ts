/** A reader of .glb by the specification of glTF 2.0, for what the tests ask of it. */

export interface GltfNode {
  readonly name?: string;
  readonly translation?: readonly number[];
  readonly rotation?: readonly number[];
  readonly children?: readonly number[];
  readonly mesh?: number;
  readonly camera?: number;
  readonly extras?: Readonly<Record<string, unknown>>;
}

interface Channel {
  readonly sampler: number;
  readonly target: {
    readonly node?: number;
    readonly path: string;
    readonly extensions?: { readonly KHR_animation_pointer: { readonly pointer: string } };
  };
}

export interface Gltf {
  readonly asset: { readonly version: string; readonly generator: string };
  readonly extensionsUsed?: readonly string[];
  readonly scenes: readonly { readonly nodes: readonly number[]; readonly extras: Record<string, unknown> }[];
  readonly nodes: readonly GltfNode[];
  readonly cameras: readonly { readonly name: string; readonly perspective: { yfov: number; aspectRatio: number } }[];
  readonly meshes: readonly object[];
  readonly materials: readonly {
    readonly name: string;
    readonly pbrMetallicRoughness: { readonly baseColorFactor: readonly number[]; readonly roughnessFactor: number };
  }[];
  readonly animations?: readonly {
    readonly channels: readonly Channel[];
    readonly samplers: readonly { readonly input: number; readonly output: number; readonly interpolation: string }[];
  }[];
  readonly extensions?: { readonly KHR_lights_punctual: { readonly lights: readonly object[] } };
  readonly accessors: readonly { bufferView: number; componentType: number; count: number; type: string }[];
  readonly bufferViews: readonly { byteOffset: number; byteLength: number }[];
}

export interface Glb {
  readonly json: Gltf;
  floats(accessor: number): Float32Array;
  /** A property of a node at a time in seconds, straight or along the sphere between its keys. */
  valueAt(node: number, path: 'translation' | 'rotation', timeS: number): readonly number[];
  /** A number that a pointer animates, else null. */
  pointerAt(pointer: string, timeS: number): number | null;
}

export function readGlb(bytes: Uint8Array): Glb {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u32 = (at: number) => view.getUint32(at, true);
  if (u32(0) !== 0x46546c67 || u32(4) !== 2 || u32(8) !== bytes.length) throw new Error('Not a .glb of version 2.');
  const jsonBytes = u32(12);
  const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice(20, 20 + jsonBytes))) as Gltf;
  const bin = 20 + jsonBytes + 8;

  function floats(accessor: number): Float32Array {
    const { bufferView, componentType } = json.accessors[accessor]!;
    if (componentType !== 5126) throw new Error('No floats.');
    const { byteOffset, byteLength } = json.bufferViews[bufferView]!;
    return Float32Array.from({ length: byteLength / 4 }, (_, i) => view.getFloat32(bin + byteOffset + 4 * i, true));
  }

  function sampled(channel: Channel, width: number, timeS: number): readonly number[] {
    const { input, output, interpolation } = json.animations![0]!.samplers[channel.sampler]!;
    if (interpolation !== 'LINEAR') throw new Error(interpolation);
    const times = floats(input);
    const rows = floats(output);
    const row = (i: number) => [...rows.subarray(i * width, (i + 1) * width)];
    const after = times.findIndex((t) => t >= timeS);
    if (after <= 0) return row(after < 0 ? times.length - 1 : 0);
    const share = (timeS - times[after - 1]!) / (times[after]! - times[after - 1]!);
    const [a, b] = [row(after - 1), row(after)];
    if (width < 4) return a.map((x, k) => x + (b[k]! - x) * share);
    const dot = a.reduce((sum, x, k) => sum + x * b[k]!, 0);
    const angle = Math.acos(Math.min(1, Math.abs(dot)));
    if (angle < 1e-6) return b;
    const [wa, wb] = [Math.sin((1 - share) * angle), Math.sign(dot) * Math.sin(share * angle)];
    return a.map((x, k) => (x * wa + b[k]! * wb) / Math.sin(angle));
  }

  const channels = json.animations?.[0]?.channels ?? [];
  return {
    json,
    floats,
    valueAt(node, path, timeS) {
      const channel = channels.find(({ target }) => target.node === node && target.path === path);
      return channel ? sampled(channel, path === 'rotation' ? 4 : 3, timeS) : json.nodes[node]![path]!;
    },
    pointerAt(pointer, timeS) {
      const channel = channels.find(({ target }) => target.extensions?.KHR_animation_pointer.pointer === pointer);
      return channel ? sampled(channel, 1, timeS)[0]! : null;
    },
  };
}

type V = readonly number[];

/** v turned by q. */
export function turned([x, y, z, w]: V, [a, b, c]: V): readonly [number, number, number] {
  const [qx, qy, qz, qw] = [x!, y!, z!, w!];
  const [vx, vy, vz] = [a!, b!, c!];
  return [
    (1 - 2 * (qy * qy + qz * qz)) * vx + 2 * (qx * qy - qz * qw) * vy + 2 * (qx * qz + qy * qw) * vz,
    2 * (qx * qy + qz * qw) * vx + (1 - 2 * (qx * qx + qz * qz)) * vy + 2 * (qy * qz - qx * qw) * vz,
    2 * (qx * qz - qy * qw) * vx + 2 * (qy * qz + qx * qw) * vy + (1 - 2 * (qx * qx + qy * qy)) * vz,
  ];
}

/** Where a point falls in a picture by a camera that looks along its -z, from its field of view upright. */
export function pixelThrough(
  camera: { readonly positionM: V; readonly rotation: V; readonly yfov: number; readonly aspectRatio: number },
  [widthPx, heightPx]: readonly [number, number],
  pointM: V,
): readonly [number, number] | null {
  const [x, y, z, w] = camera.rotation;
  const away = pointM.map((p, k) => p - camera.positionM[k]!);
  const [X, Y, Z] = turned([-x!, -y!, -z!, w!], away);
  if (Z >= -1e-6) return null;
  const high = Math.tan(camera.yfov / 2);
  return [(widthPx / 2) * (1 + X / -Z / (high * camera.aspectRatio)), (heightPx / 2) * (1 - Y / -Z / high)];
}
