/** Floating and sinking from the formulas of the textbook. */
export const G = 9.81;

/** Volume of the part of a ball that is below a level `height` under its centre's own: pi d^2 (3 r - d) / 3. */
export function cap(r: number, height: number): number {
  const d = Math.min(Math.max(r - height, 0), 2 * r);
  return (Math.PI * d * d * (3 * r - d)) / 3;
}

/** Area of the part of a disc that is below a level `height` under its centre's own. */
export function segment(r: number, height: number): number {
  if (height >= r) return 0;
  if (height <= -r) return Math.PI * r * r;
  return r * r * Math.acos(height / r) - height * Math.sqrt(r * r - height * height);
}

/** Height of a floating ball's centre over the level, by bisection of Archimedes' law. */
export function floatingHeight(r: number, massKg: number, density: number): number {
  let low = -r;
  let high = r;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cap(r, middle) * density > massKg) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A box of beam b, height h and length l with its weight in its middle: draft, metacentric height, periods. */
export function floatingBox(b: number, h: number, l: number, massKg: number, density: number) {
  const draft = massKg / (density * b * l);
  // BM = I / V, with I = l b^3 / 12 the second moment of the waterplane; KB = T / 2; KG = h / 2.
  const gm = (b * b) / (12 * draft) + draft / 2 - h / 2;
  const inertia = (massKg * (b * b + h * h)) / 12;
  return {
    draft,
    gm,
    rollPeriodS: 2 * Math.PI * Math.sqrt(inertia / (massKg * G * gm)),
    heavePeriodS: 2 * Math.PI * Math.sqrt(draft / G),
  };
}

/**
 * A ball that sinks from rest under water: (m + rho V / 2) dv/dt = (m - rho V) g - rho Cd A v^2 / 2, so that
 * v = u tanh(t / tau) with u the terminal speed.
 */
export function sinking(r: number, massKg: number, density: number, cd: number, t: number) {
  const volume = (4 / 3) * Math.PI * r ** 3;
  const drag = 0.5 * density * cd * Math.PI * r * r;
  const terminal = Math.sqrt(((massKg - density * volume) * G) / drag);
  const tau = (massKg + (density * volume) / 2) / (drag * terminal);
  return { terminal, speed: terminal * Math.tanh(t / tau), fallen: terminal * tau * Math.log(Math.cosh(t / tau)) };
}
