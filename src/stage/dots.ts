import { BufferAttribute, BufferGeometry, type Color, DynamicDrawUsage, Points, ShaderMaterial } from 'three';

/** Dots of a fixed size on screen, seen through everything: marks, ends of joints. */
export interface Dots {
  readonly object: Points;
  /** Makes room; what is not set is not drawn. */
  begin(count: number): void;
  add(x: number, y: number, z: number, color: Color, sizePx: number): void;
  end(): void;
  dispose(): void;
}

export function createDots(): Dots {
  const material = dotMaterial();
  let geometry = new BufferGeometry();
  const object = new Points(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = 2;
  let capacity = 0;
  let used = 0;

  function grow(count: number): void {
    geometry.dispose();
    geometry = new BufferGeometry();
    for (const [name, size] of [
      ['position', 3],
      ['tint', 3],
      ['sizePx', 1],
    ] as const) {
      geometry.setAttribute(name, new BufferAttribute(new Float32Array(count * size), size).setUsage(DynamicDrawUsage));
    }
    object.geometry = geometry;
    capacity = count;
  }

  return {
    object,
    begin(count) {
      if (count > capacity) grow(count);
      used = 0;
    },
    add(x, y, z, color, sizePx) {
      geometry.getAttribute('position').setXYZ(used, x, y, z);
      geometry.getAttribute('tint').setXYZ(used, color.r, color.g, color.b);
      geometry.getAttribute('sizePx').setX(used, sizePx * window.devicePixelRatio);
      used++;
    },
    end() {
      geometry.setDrawRange(0, used);
      object.visible = used > 0;
      if (used === 0) return;
      for (const name of ['position', 'tint', 'sizePx']) geometry.getAttribute(name).needsUpdate = true;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}

function dotMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    depthTest: false,
    transparent: true,
    vertexShader: /* glsl */ `
      attribute vec3 tint;
      attribute float sizePx;
      varying vec3 vTint;
      void main() {
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        gl_PointSize = sizePx;
        vTint = tint;
      }
    `,
    fragmentShader: /* glsl */ `
      varying vec3 vTint;
      void main() {
        float away = length(gl_PointCoord - 0.5);
        if (away > 0.5) discard;
        // A dark rim keeps the dot in sight before anything.
        gl_FragColor = vec4(away > 0.36 ? vec3(0.005) : vTint, 1.0);
        #include <colorspace_fragment>
      }
    `,
  });
}
