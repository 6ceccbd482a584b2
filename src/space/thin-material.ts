import { type Camera, MeshLambertMaterial, SRGBColorSpace, Vector4, type WebGLRenderer } from 'three';

/** A line thinner than this in the picture breaks up into dots, in pixels. */
const THINNEST_PX = 1.3;
const viewport = new Vector4();

/** A matt tube that stays this side of vanishing: it is never drawn thinner than a pixel or so. */
export interface ThinMaterial {
  readonly material: MeshLambertMaterial;
  /** To be called before it is drawn through a camera. */
  aim(renderer: Pick<WebGLRenderer, 'getCurrentViewport'>, camera: Camera): void;
}

export function createThinMaterial(colorRgb: readonly [number, number, number], radiusM: number): ThinMaterial {
  const material = new MeshLambertMaterial();
  material.color.setRGB(colorRgb[0], colorRgb[1], colorRgb[2], SRGBColorSpace);
  /** Least radius at a depth of one metre, in metres. */
  const leastRadius = { value: 0 };
  material.onBeforeCompile = (shader) => {
    shader.uniforms.tubeRadius = { value: radiusM };
    shader.uniforms.leastRadius = leastRadius;
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', 'uniform float tubeRadius;\nuniform float leastRadius;\n#include <common>')
      .replace(
        '#include <project_vertex>',
        /* glsl */ `#include <project_vertex>
        mvPosition.xyz += normalize(transformedNormal) * max(0.0, leastRadius * -mvPosition.z - tubeRadius);
        gl_Position = projectionMatrix * mvPosition;`,
      );
  };
  return {
    material,
    aim(renderer, camera) {
      const heightPx = renderer.getCurrentViewport(viewport).w;
      // The fifth element is the cotangent of half the angle of view.
      leastRadius.value = THINNEST_PX / (camera.projectionMatrix.elements[5]! * heightPx);
    },
  };
}
