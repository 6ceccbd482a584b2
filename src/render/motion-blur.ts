import {
  FloatType,
  FramebufferTexture,
  GLSL3,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  PlaneGeometry,
  RGBAFormat,
  ShaderMaterial,
  type Texture,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';

/** Averages pictures, in linear light as film does. */
export interface MotionBlur {
  /** Calls `drawPart` for each part of the exposure and leaves their mean on the canvas. */
  expose(parts: number, drawPart: (part: number) => void): void;
  dispose(): void;
}

const VERTEX = /* glsl */ `
  void main() {
    gl_Position = vec4(position.xy, 0.0, 1.0);
  }
`;

/** The curve of sRGB (IEC 61966-2-1), which the canvas is in. */
const CURVE = /* glsl */ `
  precision highp float;
  vec3 toLinear(vec3 c) {
    return mix(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, vec3(lessThanEqual(c, vec3(0.04045))));
  }
  vec3 fromLinear(vec3 c) {
    return mix(1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, c * 12.92, vec3(lessThanEqual(c, vec3(0.0031308))));
  }
  out vec4 color;
`;

const GATHER = /* glsl */ `
  ${CURVE}
  uniform sampler2D gathered, drawn;
  uniform float share, isFirst;
  void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec3 before = isFirst > 0.5 ? vec3(0.0) : texelFetch(gathered, at, 0).rgb;
    color = vec4(before + share * toLinear(texelFetch(drawn, at, 0).rgb), 1.0);
  }
`;

const SHOW = /* glsl */ `
  ${CURVE}
  uniform sampler2D gathered;
  void main() {
    color = vec4(fromLinear(texelFetch(gathered, ivec2(gl_FragCoord.xy), 0).rgb), 1.0);
  }
`;

export function createMotionBlur(renderer: WebGLRenderer, widthPx: number, heightPx: number): MotionBlur {
  const drawn = new FramebufferTexture(widthPx, heightPx);
  const target = () =>
    new WebGLRenderTarget(widthPx, heightPx, {
      type: FloatType,
      format: RGBAFormat,
      minFilter: NearestFilter,
      magFilter: NearestFilter,
      depthBuffer: false,
    });
  const targets = [target(), target()] as const;
  const gathered: { value: Texture | null } = { value: null };
  const share = { value: 1 };
  const isFirst = { value: 1 };
  const gather = sheetMaterial(GATHER, { gathered, drawn: { value: drawn }, share, isFirst });
  const show = sheetMaterial(SHOW, { gathered });
  const sheet = new Mesh(new PlaneGeometry(2, 2), gather);
  sheet.frustumCulled = false;
  const eye = new OrthographicCamera();

  function fill(material: ShaderMaterial, into: WebGLRenderTarget | null): void {
    sheet.material = material;
    renderer.setRenderTarget(into);
    renderer.render(sheet, eye);
    renderer.setRenderTarget(null);
  }

  return {
    expose(parts, drawPart) {
      share.value = 1 / parts;
      for (let part = 0; part < parts; part++) {
        drawPart(part);
        renderer.copyFramebufferToTexture(drawn);
        isFirst.value = part === 0 ? 1 : 0;
        gathered.value = targets[(part + 1) % 2]!.texture;
        fill(gather, targets[part % 2]!);
      }
      gathered.value = targets[(parts - 1) % 2]!.texture;
      fill(show, null);
    },
    dispose() {
      drawn.dispose();
      for (const of of targets) of.dispose();
      gather.dispose();
      show.dispose();
      sheet.geometry.dispose();
    },
  };
}

function sheetMaterial(fragmentShader: string, uniforms: ShaderMaterial['uniforms']): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: VERTEX,
    fragmentShader,
    uniforms,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
  });
}
