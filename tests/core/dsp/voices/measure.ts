/** Power spectrum of the first `size` samples (a power of two), by Cooley and Tukey; bin i is i * rate / size. */
export function powerSpectrum(signal: ArrayLike<number>, size = 65_536): Float64Array {
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let i = 0; i < Math.min(size, signal.length); i++) re[i] = signal[i]!;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) [re[i], re[j]] = [re[j]!, re[i]!];
  }
  for (let length = 2; length <= size; length *= 2) {
    for (let k = 0; k < length / 2; k++) {
      const c = Math.cos((2 * Math.PI * k) / length);
      const s = -Math.sin((2 * Math.PI * k) / length);
      for (let i = k; i < size; i += length) {
        const j = i + length / 2;
        const x = re[j]! * c - im[j]! * s;
        const y = re[j]! * s + im[j]! * c;
        re[j] = re[i]! - x;
        im[j] = im[i]! - y;
        re[i]! += x;
        im[i]! += y;
      }
    }
  }
  return Float64Array.from({ length: size / 2 }, (_, i) => re[i]! ** 2 + im[i]! ** 2);
}

/** Centre of the power spectrum above 20 Hz, in Hz. */
export function centreHz(signal: ArrayLike<number>, rate: number): number {
  const power = powerSpectrum(signal);
  const binHz = rate / 2 / power.length;
  let [sum, weighted] = [0, 0];
  power.forEach((value, i) => {
    if (i * binHz < 20) return;
    sum += value;
    weighted += value * i * binHz;
  });
  return weighted / sum;
}

/** Share of the power that lies between two frequencies. */
export function shareBetween(signal: ArrayLike<number>, lowHz: number, highHz: number, rate: number): number {
  const power = powerSpectrum(signal);
  const binHz = rate / 2 / power.length;
  const within = power.reduce((sum, value, i) => sum + (i * binHz >= lowHz && i * binHz < highHz ? value : 0), 0);
  return within / power.reduce((sum, value) => sum + value, 0);
}

/** Root mean square of a part of a signal, given in seconds. */
export function rms(signal: Float64Array, fromS: number, toS: number, rate: number): number {
  const part = signal.subarray(Math.round(fromS * rate), Math.round(toS * rate));
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / Math.max(1, part.length));
}

/** When, after its loudest moment, a signal last exceeds a share of it, looked at every 5 ms; in seconds. */
export function audibleForS(signal: Float64Array, share: number, rate: number): number {
  const step = Math.round(0.005 * rate);
  const levels: number[] = [];
  for (let i = 0; i + step <= signal.length; i += step) levels.push(rms(signal, i / rate, (i + step) / rate, rate));
  const loudest = Math.max(...levels);
  return levels.findLastIndex((level) => level > share * loudest) * 0.005;
}

/** Features of 20 bands in 5 stretches of the first 0.3 s, in dB: what tells two sounds apart. */
export function fingerprint(signal: Float64Array, rate: number): readonly number[] {
  const edgesS = [0, 0.01, 0.03, 0.07, 0.15, 0.3];
  return edgesS.slice(1).flatMap((endS, i) => {
    const power = powerSpectrum(signal.subarray(Math.round(edgesS[i]! * rate), Math.round(endS * rate)), 16_384);
    return Array.from({ length: 20 }, (_, band) => {
      const [low, high] = [60 * 2 ** (band * 0.4), 60 * 2 ** ((band + 1) * 0.4)];
      let sum = 1e-3;
      for (let k = Math.ceil((low * 16_384) / rate); k < (high * 16_384) / rate; k++) sum += power[k]!;
      return 10 * Math.log10(sum);
    });
  });
}

/** Root mean square of the differences of two fingerprints, in dB. */
export function distanceDb(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0) / a.length);
}
