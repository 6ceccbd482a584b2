// src/core/base/math.ts
var e = 3.141592653589793, t = 6.283185307179586, n = .6931471803691238, r = 19082149292705877e-26;
function i(e) {
	let t = e * e, n = 0;
	for (let e = 17; e >= 3; e -= 2) n = (1 + n) * (-t / (e * (e - 1)));
	return e + e * n;
}
function a(e) {
	let t = e * e, n = 0;
	for (let e = 18; e >= 2; e -= 2) n = (1 + n) * (-t / (e * (e - 1)));
	return 1 + n;
}
function o(n) {
	let r = n > 1e6 || n < -1e6 ? n % t : n, i = Math.round(r / (e / 2));
	return [r - i * 1.5707963267341256 - i * 6077100506303966e-26 - i * 20222662487959506e-37, (i % 4 + 4) % 4];
}
function s(e) {
	let [t, n] = o(e);
	return n === 0 ? i(t) : n === 1 ? a(t) : n === 2 ? -i(t) : -a(t);
}
function c(e) {
	let [t, n] = o(e);
	return n === 0 ? a(t) : n === 1 ? -i(t) : n === 2 ? -a(t) : i(t);
}
function l(e) {
	return s(e) / c(e);
}
function u(e) {
	let t = 1, n = e < 0 ? .5 : 2;
	for (let r = Math.abs(e); r > 0; r = Math.floor(r / 2)) r % 2 == 1 && (t *= n), n *= n;
	return t;
}
function d(e) {
	if (e > 709.78) return Infinity;
	if (e < -745) return 0;
	let t = Math.round(e / .6931471805599453), i = e - t * n - t * r, a = 1;
	for (let e = 14; e >= 1; e--) a = 1 + i * a / e;
	let o = Math.trunc(t / 2);
	return a * u(o) * u(t - o);
}
var f = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
function p(e) {
	if (!(e >= 0)) return NaN;
	if (e === 0) return -Infinity;
	if (e === Infinity) return e;
	if (e < 23e-309) return p(e * 0x40000000000000) - 37.42994775023705;
	f.setFloat64(0, e);
	let t = f.getUint32(0), i = (t >>> 20 & 2047) - 1023;
	f.setUint32(0, t & 1048575 | 1072693248);
	let a = f.getFloat64(0);
	a > 1.4142135623730951 && (a /= 2, i += 1);
	let o = (a - 1) / (a + 1), s = o * o, c = 0;
	for (let e = 23; e >= 1; e -= 2) c = 1 / e + s * c;
	return i * n + (2 * o * c + i * r);
}
function m(e) {
	return p(e) / 2.302585092994046;
}
function h(e, t) {
	return t === 0 ? 1 : e === 0 ? 0 : d(t * p(e));
}
function g(e, t, n) {
	return e < t ? t : e > n ? n : e;
}
function _(e, t, n) {
	return e + (t - e) * n;
}
function v(e) {
	return d(e * 2.302585092994046 / 20);
}
// src/core/base/rng.ts
function y(e) {
	let t = 2654435769, n = 608135816, r = e | 0, i = 1, a = () => {
		let e = (t + n | 0) + i | 0;
		return i = i + 1 | 0, t = n ^ n >>> 9, n = r + (r << 3) | 0, r = (r << 21 | r >>> 11) + e | 0, (e >>> 0) / 4294967296;
	};
	for (let e = 0; e < 12; e++) a();
	return a;
}
function b(e) {
	let t = 2166136261;
	for (let n = 0; n < e.length; n++) t = Math.imul(t ^ e.charCodeAt(n), 16777619);
	return t >>> 0;
}
// src/core/dsp/level.ts
function x(e) {
	let t = 0;
	for (let n = 0; n < e.length; n++) {
		let r = Math.abs(e[n]);
		r > t && (t = r);
	}
	return t;
}
function S(e, t, n, r = 0) {
	let i = x(t);
	if (i === 0) return;
	let a = n / i, o = Math.min(e.length - r, t.length);
	for (let n = 0; n < o; n++) e[r + n] += t[n] * a;
}
function C(e, t) {
	let n = x(e);
	if (n === 0) return;
	let r = t / n;
	for (let t = 0; t < e.length; t++) e[t] *= r;
}
function w(e, t, n) {
	let r = d(-1 / (t * n)), i = 1;
	for (let t = 0; t < e.length; t++) e[t] *= i * (1 - t / e.length), i *= r;
}
function T(e, t, n) {
	let r = e.length - 1;
	for (let n = 0; n < Math.min(t, e.length); n++) e[n] *= n / t;
	for (let t = 0; t < Math.min(n, e.length); t++) e[r - t] *= t / n;
}
// src/core/dsp/stereo.ts
function E(e) {
	return [new Float64Array(e), new Float64Array(e)];
}
var D = 1 / 3, ee = .25, te = .45;
function O(e, t, n, r) {
	let i = [ne("high", e, n), ne("low", Math.min(t, te * n), n)], a = 1 / Math.sqrt(ie(i, n) * D), o = /* @__PURE__ */ new Float64Array(4), s = /* @__PURE__ */ new Float64Array(64), c = () => {
		for (let e = 0; e < 64; e++) s[e] = 2 * r() - 1;
		re(s, i, o);
	};
	for (let e = 0; e < ee / 4 * n; e += 64) c();
	let l = null;
	return (e, t) => {
		c();
		let n = (l ?? t) * a, r = (t * a - n) / 64;
		for (let t = 0; t < 64; t++) e[t] += s[t] * (n + r * t);
		l = t;
	};
}
function k(e, t, n) {
	let r = n(), i = n(), a = 1, o = 1;
	return () => {
		o >= a && (r = i, i = n(), a = Math.max(1, Math.round(e * t * (.6 + .8 * n()) / 64)), o = 0);
		let s = o++ / a;
		return r + (i - r) * s * s * (3 - 2 * s);
	};
}
function ne(e, n, r) {
	let i = t * n / r, a = c(i), o = s(i) * Math.SQRT1_2, l = 1 + o, u = e === "low" ? (1 - a) / l : -(1 + a) / l;
	return {
		b0: Math.abs(u) / 2,
		b1: u,
		a1: -2 * a / l,
		a2: (1 - o) / l
	};
}
function re(e, [t, n], r) {
	let [i, a, o, s] = [
		r[0],
		r[1],
		r[2],
		r[3]
	];
	for (let r = 0; r < e.length; r++) {
		let c = e[r], l = t.b0 * c + i;
		i = t.b1 * c - t.a1 * l + a, a = t.b0 * c - t.a2 * l;
		let u = n.b0 * l + o;
		o = n.b1 * l - n.a1 * u + s, s = n.b0 * l - n.a2 * u, e[r] = u;
	}
	r[0] = i, r[1] = a, r[2] = o, r[3] = s;
}
function ie(e, t) {
	let n = new Float64Array(Math.ceil(ee * t));
	return n[0] = 1, re(n, e, /* @__PURE__ */ new Float64Array(4)), n.reduce((e, t) => e + t * t, 0);
}
// src/core/dsp/beds/both-ears.ts
function A({ sampleRate: e, streamOf: t }, n, r, i) {
	let [a, o] = [O(r, i, e, t(`${n} left`)), O(r, i, e, t(`${n} right`))];
	return (e, t, n = t) => {
		a(e[0], t), o(e[1], n);
	};
}
function ae(e, t, n) {
	let [r, i] = e;
	for (let e = 0; e < t.length; e++) r[e] += (1 - n) * t[e], i[e] += n * t[e];
}
// src/core/dsp/beds/city.ts
var oe = 4.5, se = 2, ce = {
	id: "city",
	start(e) {
		let { sampleRate: t, streamOf: n } = e, r = A(e, "rumble", 35, 140), i = A(e, "hum", 140, 700), a = k(4, t, n("busy")), o = Array.from({ length: se }, (e, r) => ({
			tyres: O(300, 1800, t, n(`tyres ${r}`)),
			pass: le(t, n(`passes ${r}`))
		})), s = /* @__PURE__ */ new Float64Array(64);
		return (e) => {
			r(e, .8), i(e, .4 + .35 * a());
			for (let { tyres: t, pass: n } of o) {
				let { near: r, place: i } = n();
				s.fill(0), t(s, 1.1 * r), ae(e, s, i);
			}
		};
	}
};
function le(e, t) {
	let n = e / 64, r = Math.round(12 * t() * n), i = 0, a = 0, o = !0;
	return () => {
		if (r > 0) return r--, {
			near: 0,
			place: .5
		};
		i === 0 && (a = Math.max(1, Math.round(oe * (.7 + .6 * t()) * n)), o = t() < .5);
		let e = i++ / a;
		i > a && (i = 0, r = Math.round(12 * t() * n));
		let s = 4 * e * (1 - e);
		return {
			near: s * s,
			place: o ? e : 1 - e
		};
	};
}
// src/core/dsp/beds/talker.ts
var ue = .19, de = 6, fe = [
	[270, 2290],
	[390, 1990],
	[530, 1840],
	[660, 1720],
	[730, 1090],
	[570, 840],
	[300, 870]
], pe = 110, me = [95, 225], j = .4, he = .87;
function ge(e, n) {
	let r = n(), i = me[0] + (me[1] - me[0]) * r, a = k(.8, e, n), o = d(-3.141592653589793 * pe / e), s = fe.map((n) => n.map((n) => 2 * o * c(t * n * (.95 + .18 * r) / e))), l = -o * o, u = ue * e / 64, [f, p, m, h] = [
		n(),
		0,
		1,
		0
	], [g, _, v, y, b] = [
		0,
		0,
		0,
		0,
		0
	], x = s[0];
	return (t, r) => {
		p <= 0 && (m = Math.max(1, Math.round(u * (.6 + .8 * n()))), p = m, x = s[Math.floor(n() * s.length)], h = n() < 1 / de ? 0 : .5 + .5 * n());
		let c = --p / m, d = b;
		b = h * 4 * c * (1 - c) * r * he * (1 - o);
		let S = i * (.85 + .3 * a()) / e, [C, w] = [x[0], x[1]];
		for (let e = 0; e < 64; e++) {
			f += S, f >= 1 && --f;
			let n = (f < j ? 6 * f * (j - f) / (j * j) - j : -.4) * (d + (b - d) * e / 64), r = n + C * g + l * _;
			_ = g, g = r;
			let i = n + w * v + l * y;
			y = v, v = i, t[e] += r + .5 * i;
		}
	};
}
// src/core/dsp/beds/crowd.ts
var _e = 7, ve = .28, ye = {
	id: "crowd",
	start(e) {
		let { sampleRate: t, streamOf: n } = e, r = A(e, "low", 180, 700), i = A(e, "high", 700, 2200), a = ["left", "right"].map((e) => k(.9, t, n(`stir ${e}`))), o = Array.from({ length: _e }, (e, r) => ge(t, n(`talker ${r}`))), s = /* @__PURE__ */ new Float64Array(64);
		return (e) => {
			let [t, n] = a.map((e) => .55 + .3 * e());
			r(e, .85 * t, .85 * n), i(e, .4 * t, .4 * n), o.forEach((t, n) => {
				s.fill(0), t(s, ve), ae(e, s, (n + .5) / _e);
			});
		};
	}
}, be = {
	id: "room-tone",
	start(e) {
		let t = A(e, "dull", 50, 320), n = A(e, "bright", 320, 2400);
		return (e) => {
			t(e, .98), n(e, .2);
		};
	}
}, xe = 7.5, Se = .35, Ce = [.3, .7], we = {
	id: "sea",
	start(e) {
		let { sampleRate: t, streamOf: n } = e, r = A(e, "far", 50, 400), i = Ce.map((e, r) => ({
			place: e,
			height: Te(t, n(`train ${r}`)),
			roar: O(120, 1100, t, n(`roar ${r}`)),
			foam: O(1100, 6500, t, n(`foam ${r}`))
		})), a = /* @__PURE__ */ new Float64Array(64);
		return (e) => {
			r(e, .6);
			for (let { place: t, height: n, roar: r, foam: o } of i) {
				let i = n();
				a.fill(0), r(a, 2.4 * i), o(a, 2.4 * i * i), ae(e, a, t);
			}
		};
	}
};
function Te(e, t) {
	let n = xe * e / 64, r = n, i = Math.floor(t() * r), a = .5 + .5 * t();
	return () => {
		i >= r && (i = 0, r = n * (.67 + .66 * t()), a = .5 + .5 * t());
		let e = i++ / r, o = e / Se, s = (1 - e) / .65;
		return .08 + .92 * a * (e < Se ? o * o : s * s * s);
	};
}
// src/core/dsp/beds/wind.ts
var Ee = 3.2, De = {
	"room-tone": be,
	wind: {
		id: "wind",
		start(e) {
			let { sampleRate: t, streamOf: n } = e, r = k(Ee, t, n("gust")), i = k(.35, t, n("flutter")), a = k(5, t, n("side")), o = A(e, "low", 60, 260), s = A(e, "middle", 260, 800), c = A(e, "high", 800, 2600);
			return (e) => {
				let t = .2 + .8 * r() * (.75 + .25 * i()), n = .4 * (a() - .5), [l, u] = [t * (1 - n), t * (1 + n)];
				o(e, .9 * l, .9 * u), s(e, 1.4 * t * l, 1.4 * t * u), c(e, .9 * t * t * l, .9 * t * t * u);
			};
		}
	},
	crowd: ye,
	city: ce,
	sea: we
}, Oe = -12, ke = .05;
function Ae(e, { durationS: t, sampleRate: n, seed: r }) {
	let i = Math.max(0, Math.round(t * n)), a = E(i), o = De[e].start({
		sampleRate: n,
		streamOf: (e) => y(b(`${r} ${e}`))
	}), s = E(64), c = v(Oe);
	for (let e = 0; e < i; e += 64) {
		for (let e of s) e.fill(0);
		o(s);
		let t = Math.min(64, i - e);
		for (let n of [0, 1]) for (let r = 0; r < t; r++) a[n][e + r] = c * s[n][r];
	}
	for (let e of a) T(e, ke * n, ke * n);
	return a;
}
// src/core/dsp/pan.ts
function je(t) {
	let n = (g(t, -1, 1) + 1) * e / 4;
	return [c(n), s(n)];
}
// src/core/dsp/instruments/release.ts
function M(e, t, n, r) {
	let i = Math.min(e.length, Math.round(t * r)), a = d(-1 / (n * r)), o = e.length - i, s = 1;
	for (let t = 0; t < o; t++) e[i + t] *= s * (1 - t / o), s *= a;
	return e;
}
// src/core/dsp/instruments/wave-table.ts
var N = 2048, Me = .45;
function Ne(e, t, n, r) {
	let i = Math.max(1, Math.min(r, Math.floor(Me * t / e))), a = /* @__PURE__ */ new Float64Array(2049);
	for (let e = 0; e < N; e++) for (let t = 1; t <= i; t++) a[e] += n(t) * Pe[e * t % N];
	a[N] = a[0];
	let o = 0;
	for (let e of a) o = Math.max(o, Math.abs(e));
	return a.map((e) => e / o);
}
var Pe = Float64Array.from({ length: N }, (e, n) => s(t * n / N));
function Fe(e, t) {
	let n = t * N, r = Math.floor(n);
	return e[r] + (e[r + 1] - e[r]) * (n - r);
}
// src/core/dsp/instruments/bass.ts
var Ie = 1.2, Le = .12, Re = .06, ze = ({ hz: e, velocity: t, durationS: n, sampleRate: r }) => {
	let i = Ne(e, r, (e) => 1 / (e * e), 6), a = Ne(e, r, (e) => 1 / e, 24), o = new Float64Array(Math.ceil((n + 4 * Re) * r)), [s, c] = [d(-1 / (Ie * r)), d(-1 / (Le * r))], [l, u, f] = [
		0,
		.75,
		.15 + .3 * t
	];
	for (let t = 0; t < o.length; t++) o[t] = u * Fe(i, l) + f * Fe(a, l), l += e / r, l >= 1 && --l, u *= s, f *= c;
	return M(o, n, Re, r);
}, Be = .45;
function P(e, t, n, r, i) {
	return Ve(e, t, () => n, r, i);
}
function Ve(e, t, n, r, i) {
	let a = d(-6.283185307179586 * t / r), o = new Float64Array(e), s = 0, c = 0, l = 0, u = NaN, f = 0;
	for (let t = 0; t < e; t += 64) {
		let p = Math.min(n(t), Be * r);
		p !== u && (u = p, f = d(-6.283185307179586 * u / r));
		let m = Math.min(e, t + 64);
		for (let e = t; e < m; e++) c = f * c + (1 - f) * (2 * i() - 1), l = f * l + (1 - f) * c, s = a * s + (1 - a) * l, o[e] = l - s;
	}
	return o;
}
function He(t, n, r, i, a) {
	let o = new Float64Array(t), s = /* @__PURE__ */ new Float64Array(4);
	for (let c = 0; c < t; c += 64) {
		let u = l(e * g(n(c), 1, Be * i) / i), d = 1 / (1 + u * (u + 1 / r)), f = u * d, p = Math.min(t, c + 64);
		for (let e = c; e < p; e++) {
			let t = 2 * a() - 1;
			for (let e = 0; e < 4; e += 2) {
				let n = t - s[e + 1], i = d * s[e] + f * n, a = s[e + 1] + u * i;
				s[e] = 2 * i - s[e], s[e + 1] = 2 * a - s[e + 1], t = i / r;
			}
			o[e] = t;
		}
	}
	return o;
}
function F(e, t, n) {
	let r = d(-2 / (t * n)), i = new Float64Array(e.length), a = 0;
	for (let t = 0; t < e.length; t++) a += e[t] * e[t];
	if (a /= Math.max(1, e.length), !(a > 0)) return;
	let o = a;
	for (let t = 0; t < e.length; t++) o = r * o + (1 - r) * e[t] * e[t], i[t] = o;
	o = i[e.length - 1];
	for (let t = e.length - 1; t >= 0; t--) o = r * o + (1 - r) * i[t], e[t] /= Math.sqrt(o + 1e-6 * a);
}
// src/core/dsp/instruments/drums.ts
var Ue = {
	skin: {
		hz: 48,
		bend: 3,
		bendS: .025,
		ringS: .16,
		gain: .95
	},
	rustle: {
		lowHz: 800,
		highHz: 4e3,
		ringS: .004,
		gain: .25
	}
}, I = {
	skin: {
		hz: 185,
		bend: .6,
		bendS: .015,
		ringS: .07,
		gain: .5
	},
	rustle: {
		lowHz: 900,
		highHz: 8e3,
		ringS: .07,
		gain: .7
	}
}, We = {
	skin: null,
	rustle: {
		lowHz: 6500,
		highHz: 12e3,
		ringS: .025,
		gain: .5
	}
}, Ge = {
	skin: null,
	rustle: {
		lowHz: 6e3,
		highHz: 12e3,
		ringS: .16,
		gain: .5
	}
}, L = {
	skin: null,
	rustle: {
		lowHz: 3e3,
		highHz: 11e3,
		ringS: .5,
		gain: .6
	}
}, Ke = /* @__PURE__ */ new Map([
	[35, Ue],
	[36, Ue],
	[37, I],
	[38, I],
	[39, I],
	[40, I],
	[42, We],
	[44, We],
	[46, Ge],
	[49, L],
	[51, L],
	[55, L],
	[57, L],
	[59, L]
]);
function qe(e) {
	return {
		skin: {
			hz: g(90 * h(2, (e - 45) / 14), 50, 400),
			bend: .5,
			bendS: .03,
			ringS: .18,
			gain: .8
		},
		rustle: {
			lowHz: 500,
			highHz: 3e3,
			ringS: .01,
			gain: .2
		}
	};
}
var Je = ({ pitch: e, velocity: t, sampleRate: n, random: r }) => {
	let { skin: i, rustle: a } = Ke.get(e) ?? qe(e), o = new Float64Array(Math.ceil(7 * Math.max(i?.ringS ?? 0, a.ringS) * n));
	i && Ye(o, i, n), Xe(o, a, t, n, r);
	for (let e = 0; e < o.length; e++) o[e] *= 1 - e / o.length;
	return o;
};
function Ye(e, { hz: n, bend: r, bendS: i, ringS: a, gain: o }, c) {
	let [l, u] = [d(-1 / (a * c)), d(-1 / (i * c))], [f, p, m] = [
		o,
		r,
		0
	];
	for (let r = 0; r < e.length; r++) e[r] += f * s(t * m), m += n * (1 + p) / c, m >= 1 && --m, p *= u, f *= l;
}
function Xe(e, t, n, r, i) {
	let a = P(e.length, t.lowHz, t.highHz * (.6 + .4 * n), r, i), o = d(-1 / (t.ringS * r)), s = 2 * t.gain;
	for (let t = 0; t < e.length; t++) e[t] += s * a[t], s *= o;
}
var Ze = .45;
function Qe(e, t) {
	return 2.2 / (e * t);
}
function $e(e, t = 70) {
	return e.reduce((e, t) => Math.max(e, t.t60S), 0) * t / 60;
}
function et(e, n, r, i, { tailDb: a = 70, gainOf: o = () => 1 } = {}) {
	let l = tt(r), u = new Float64Array(l.reduce((e, { start: t, end: n }) => Math.max(e, n - t), 0)), f = 0;
	for (let r of n) {
		if (r.hz >= Ze * i) continue;
		let n = t * r.hz / i, h = d(-(3 * p(10)) / (r.t60S * i)), g = 2 * h * c(n), _ = -h * h, v = g * g + _, y = g * _, b = 0, x = 0;
		for (let t = 0; t < l.length; t++) {
			let { start: d, end: p, pushes: h } = l[t], S = Math.min(e.length, l[t + 1]?.start ?? e.length);
			u.fill(0, 0, p - d);
			for (let e of h) nt(u, e, d, r.gain * o());
			for (let t = d; t < Math.min(p, e.length); t++) {
				let n = g * b + _ * x + u[t - d];
				e[t] += n, x = b, b = n;
			}
			let C = Math.sqrt(Math.max(0, b * b + x * x - 2 * b * x * c(n))) / s(n);
			f = Math.max(f, C);
			let w = C > 0 ? Math.max(0, a + 20 * m(C / f)) : 0, T = p + Math.ceil(r.t60S * i * w / 60), E = Math.min(S, T), D = p;
			for (; D < E - 1; D += 2) {
				let t = g * b + _ * x, n = v * b + y * x;
				e[D] += t, e[D + 1] += n, x = t, b = n;
			}
			for (; D < E; D++) {
				let t = g * b + _ * x;
				e[D] += t, x = b, b = t;
			}
			T <= S && (b = 0, x = 0);
		}
	}
}
function tt(e) {
	let t = [];
	for (let n of e) {
		let e = n.at + n.force.length + 2, r = t.at(-1);
		r && n.at < r.end ? (r.end = Math.max(r.end, e), r.pushes.push(n)) : t.push({
			start: n.at,
			end: e,
			pushes: [n]
		});
	}
	return t;
}
function nt(e, { at: t, force: n }, r, i) {
	for (let a = 0; a < n.length; a++) {
		let o = n[a] * i / 2;
		e[t - r + a] += o, e[t - r + a + 2] -= o;
	}
}
// src/core/dsp/instruments/piano.ts
var rt = 14, it = 4e-4, at = 7, ot = .55, st = .12, ct = ({ hz: e, pitch: t, velocity: n, durationS: r, sampleRate: i }) => {
	let a = (t - 60) / 12, o = it * h(2, a), s = at * h(ot, a), c = [];
	for (let t = 1; t <= rt; t++) {
		let r = t * e * Math.sqrt(1 + o * t * t), i = d(-(t - 1) * (.75 - .45 * n)) / r;
		c.push({
			hz: r * .9997,
			t60S: s / (1 + .35 * (t - 1)),
			gain: i
		}), c.push({
			hz: r * 1.0004,
			t60S: .35 * s / (1 + .35 * (t - 1)),
			gain: .7 * i
		});
	}
	let l = new Float64Array(Math.ceil((r + 4 * st) * i));
	et(l, c, [{
		at: 0,
		force: Float64Array.of(1)
	}], i);
	let u = e * .3;
	for (let e = 0; e < l.length; e++) l[e] *= u;
	return M(l, r, st, i);
}, lt = 3, ut = .15, dt = .22, ft = ({ hz: e, velocity: t, durationS: n, sampleRate: r, random: i }) => {
	let a = r / e - .5, o = Math.max(2, Math.floor(a - .1)), s = a - o, c = (1 - s) / (1 + s), l = h(10, -3 / (lt * g(h(220 / e, .5), .2, 2) * e)), u = pt(o, .2 + .75 * t, i), d = new Float64Array(Math.ceil((n + 4 * ut) * r)), [f, p, m, _] = [
		0,
		0,
		0,
		0
	];
	for (let e = 0; e < d.length; e++) {
		let t = u[f];
		d[e] = t;
		let n = l * .5 * (t + p);
		p = t, _ = c * n + m - c * _, m = n, u[f] = _, ++f === o && (f = 0);
	}
	return M(d, n, ut, r);
};
function pt(e, t, n) {
	let r = new Float64Array(e), i = 0;
	for (let a = 0; a < e; a++) i += t * (2 * n() - 1 - i), r[a] = i;
	let a = Math.floor(e * dt), o = r.map((t, n) => t - r[(n - a + e) % e]), s = o.reduce((e, t) => e + t, 0) / e, c = 1e-9;
	for (let t = 0; t < e; t++) o[t] -= s, c = Math.max(c, Math.abs(o[t]));
	return o.map((e) => .9 * e / c);
}
// src/core/dsp/instruments/strings.ts
var mt = [
	-.0031,
	6e-4,
	.0034
], ht = 5.3, gt = .0022, _t = [.22, .07], vt = .12, yt = {
	piano: ct,
	strings: ({ hz: e, velocity: n, durationS: r, sampleRate: i, random: a }) => {
		let o = .6 + .4 * n, c = Ne(e, i, (t) => (t % 2 == 0 ? -1 : 1) / (t * (1 + t * e / (2600 * o))), 40), l = new Float64Array(Math.ceil((r + 4 * vt) * i)), u = (_t[0] + (_t[1] - _t[0]) * n) * i;
		for (let n of mt) {
			let r = a(), o = a(), u = ht * (.9 + .2 * a()) / i, d = e * (1 + n) / i;
			for (let e = 0; e < l.length; e++) l[e] += Fe(c, r) * .4, r += d * (1 + gt * s(t * o)), r >= 1 && --r, o += u, o >= 1 && --o;
		}
		for (let e = 0; e < Math.min(u, l.length); e++) l[e] *= e / u * (2 - e / u);
		return M(l, r, vt, i);
	},
	bass: ze,
	pluck: ft,
	drums: Je
}, bt = .5, xt = 64, St = .03;
function Ct(e, t, { sampleRate: n, durationS: r, seed: i }) {
	let a = E(Math.max(0, Math.round(r * n)));
	t.forEach(({ startS: t, durationS: r, pitch: o, velocity: s }, c) => {
		let l = Math.round(t * n);
		if (l >= a[0].length) return;
		let u = y(b(`${i} ${c} ${o}`)), d = 440 * h(2, (o - 69) / 12), f = yt[e]({
			hz: d,
			pitch: o,
			velocity: s,
			durationS: r,
			sampleRate: n,
			random: u
		}), p = je(bt * ((o - xt) / 64));
		for (let e of [0, 1]) {
			let t = Math.min(f.length, a[e].length - l);
			for (let n = 0; n < t; n++) a[e][l + n] += f[n] * p[e] * s;
		}
	});
	let o = Math.max(...a.map(x));
	if (o === 0) return a;
	let s = t.reduce((e, { velocity: t }) => Math.max(e, t), 0) / o;
	for (let e of a) {
		for (let t = 0; t < e.length; t++) e[t] *= s;
		T(e, 0, St * n);
	}
	return a;
}
// node_modules/@noble/hashes/_u64.js
var wt = (e) => e / 2 ** 32 | 0, Tt = (e) => e >>> 0;
function Et(e, t, n, r) {
	let i = wt(n), a = Tt(n);
	e.setUint32(t, r ? a : i, r), e.setUint32(t + 4, r ? i : a, r);
}
// node_modules/@noble/hashes/utils.js
function Dt(e) {
	return e instanceof Uint8Array || ArrayBuffer.isView(e) && e.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in e && e.BYTES_PER_ELEMENT === 1;
}
var Ot = (e) => e ? `"${e}" ` : "";
function kt(e, t = "") {
	if (typeof e != "number") throw TypeError(Ot(t) + "expected number, got " + typeof e);
	if (!Number.isSafeInteger(e) || e < 0) throw RangeError(Ot(t) + "expected integer >= 0, got " + e);
	return e;
}
function At(e, t, n = "") {
	if (Dt(e) && (t === void 0 || e.length === t)) return e;
	t !== void 0 && kt(t, "length");
	let r = Dt(e), i = t === void 0 ? "" : ` of length ${t}`, a = r ? `length=${e.length}` : `type=${typeof e}`, o = Ot(n) + "expected Uint8Array" + i + ", got " + a;
	throw r ? RangeError(o) : TypeError(o);
}
var jt = (e, t) => {
	if (typeof e != "object" || !e || Array.isArray(e)) throw TypeError((t === "object" ? "" : `"${t}" `) + "expected object, got type=" + typeof e);
}, Mt = (e, t) => {
	jt(e, t);
	let n = Object.getPrototypeOf(e);
	if (n !== Object.prototype && n !== null) throw TypeError(`"${t}" expected plain object`);
	if (Object.hasOwn(e, "__proto__")) throw TypeError(`"${t}.__proto__" is not allowed`);
};
function Nt(e, t = !0) {
	if (e.destroyed) throw Error("hash was destroyed");
	if (t && e.finished) throw Error("digest() was already called");
}
function Pt(e, t) {
	At(e, void 0, "output");
	let n = t.outputLen;
	if (!(e.length >= n)) throw RangeError("\"output\" expected length >= " + n);
}
function Ft(...e) {
	for (let t = 0; t < e.length; t++) e[t].fill(0);
}
function It(e) {
	return new DataView(e.buffer, e.byteOffset, e.byteLength);
}
function R(e, t) {
	return e << 32 - t | e >>> t;
}
var Lt = typeof Uint8Array.from([]).toHex == "function" && typeof Uint8Array.fromHex == "function", Rt = /* @__PURE__ */ Array.from({ length: 256 }, (e, t) => t.toString(16).padStart(2, "0"));
function zt(e) {
	if (At(e), Lt) return e.toHex();
	let t = "";
	for (let n = 0; n < e.length; n++) t += Rt[e[n]];
	return t;
}
function Bt(e, t, n = "opts") {
	return Mt(e, "defaults"), t !== void 0 && Mt(t, n), Object.assign(Object.create(null), e, t);
}
function Vt(e, t = {}) {
	if (typeof e != "function") throw TypeError("\"hashCons\" expected function, got type=" + typeof e);
	t = Bt({}, t, "info");
	let n = (t, n) => e(n).update(t).digest(), r = e(void 0);
	return n.outputLen = r.outputLen, n.blockLen = r.blockLen, n.canXOF = r.canXOF, n.create = (t) => e(t), Object.assign(n, t), Object.freeze(n);
}
var Ht = (e) => ({ oid: Uint8Array.from([
	6,
	9,
	96,
	134,
	72,
	1,
	101,
	3,
	4,
	2,
	e
]) });
// node_modules/@noble/hashes/_md.js
function Ut(e, t, n) {
	return e & t ^ ~e & n;
}
function Wt(e, t, n) {
	return e & t ^ e & n ^ t & n;
}
var Gt = class {
	blockLen;
	outputLen;
	canXOF = !1;
	padOffset;
	isLE;
	buffer;
	view;
	finished = !1;
	length = 0;
	pos = 0;
	destroyed = !1;
	constructor(e, t, n, r) {
		this.blockLen = e, this.outputLen = t, this.padOffset = n, this.isLE = r, this.buffer = new Uint8Array(e), this.view = It(this.buffer);
	}
	update(e) {
		Nt(this), At(e);
		let { view: t, buffer: n, blockLen: r } = this, i = e.length, a = !1;
		for (let o = 0; o < i;) {
			let s = Math.min(r - this.pos, i - o);
			if (s === r) {
				let t = It(e);
				for (; r <= i - o; o += r) this.process(t, o);
				a = !0;
			} else n.set(o === 0 && s === i ? e : e.subarray(o, o + s), this.pos), this.pos += s, o += s, this.pos === r && (this.process(t, 0), this.pos = 0, a = !0);
		}
		return this.length += e.length, a && this.roundClean(), this;
	}
	digestInto(e) {
		Nt(this), Pt(e, this), this.finished = !0;
		let { buffer: t, view: n, blockLen: r, isLE: i } = this, { pos: a } = this;
		t[a++] = 128, t.fill(0, a), this.padOffset > r - a && (this.process(n, 0), t.fill(0)), Et(n, r - 8, this.length * 8, i), this.process(n, 0), this.roundClean();
		let o = e === t ? n : It(e), s = this.outputLen, c = s / 4, l = this.get();
		if (s % 4 || c > l.length) throw Error("invalid outputLen");
		for (let e = 0; e < c; e++) o.setUint32(4 * e, l[e], i);
	}
	digest() {
		let { buffer: e, outputLen: t } = this;
		this.digestInto(e);
		let n = e.slice(0, t);
		return this.destroy(), n;
	}
	_cloneIntoMeta(e) {
		let { buffer: t, length: n, finished: r, destroyed: i, pos: a } = this;
		return e.destroyed = i, e.finished = r, e.length = n, e.pos = a, a && e.buffer.set(t), e;
	}
	clone() {
		return this._cloneInto();
	}
}, Kt = /* @__PURE__ */ Uint32Array.from([
	1779033703,
	3144134277,
	1013904242,
	2773480762,
	1359893119,
	2600822924,
	528734635,
	1541459225
]), qt = /* @__PURE__ */ Uint32Array.from([
	1116352408,
	1899447441,
	3049323471,
	3921009573,
	961987163,
	1508970993,
	2453635748,
	2870763221,
	3624381080,
	310598401,
	607225278,
	1426881987,
	1925078388,
	2162078206,
	2614888103,
	3248222580,
	3835390401,
	4022224774,
	264347078,
	604807628,
	770255983,
	1249150122,
	1555081692,
	1996064986,
	2554220882,
	2821834349,
	2952996808,
	3210313671,
	3336571891,
	3584528711,
	113926993,
	338241895,
	666307205,
	773529912,
	1294757372,
	1396182291,
	1695183700,
	1986661051,
	2177026350,
	2456956037,
	2730485921,
	2820302411,
	3259730800,
	3345764771,
	3516065817,
	3600352804,
	4094571909,
	275423344,
	430227734,
	506948616,
	659060556,
	883997877,
	958139571,
	1322822218,
	1537002063,
	1747873779,
	1955562222,
	2024104815,
	2227730452,
	2361852424,
	2428436474,
	2756734187,
	3204031479,
	3329325298
]), z = /* @__PURE__ */ new Uint32Array(64), Jt = class extends Gt {
	A = 0;
	B = 0;
	C = 0;
	D = 0;
	E = 0;
	F = 0;
	G = 0;
	H = 0;
	constructor(e, t) {
		super(64, e, 8, !1), this.A = t[0] | 0, this.B = t[1] | 0, this.C = t[2] | 0, this.D = t[3] | 0, this.E = t[4] | 0, this.F = t[5] | 0, this.G = t[6] | 0, this.H = t[7] | 0;
	}
	get() {
		let { A: e, B: t, C: n, D: r, E: i, F: a, G: o, H: s } = this;
		return [
			e,
			t,
			n,
			r,
			i,
			a,
			o,
			s
		];
	}
	set(e, t, n, r, i, a, o, s) {
		this.A = e | 0, this.B = t | 0, this.C = n | 0, this.D = r | 0, this.E = i | 0, this.F = a | 0, this.G = o | 0, this.H = s | 0;
	}
	_cloneInto(e) {
		return (e ||= new this.constructor()).set(...this.get()), this._cloneIntoMeta(e);
	}
	process(e, t) {
		for (let n = 0; n < 16; n++, t += 4) z[n] = e.getUint32(t, !1);
		for (let e = 16; e < 64; e++) {
			let t = z[e - 15], n = z[e - 2], r = R(t, 7) ^ R(t, 18) ^ t >>> 3, i = R(n, 17) ^ R(n, 19) ^ n >>> 10;
			z[e] = i + z[e - 7] + r + z[e - 16] | 0;
		}
		let { A: n, B: r, C: i, D: a, E: o, F: s, G: c, H: l } = this;
		for (let e = 0; e < 64; e++) {
			let t = R(o, 6) ^ R(o, 11) ^ R(o, 25), u = l + t + Ut(o, s, c) + qt[e] + z[e] | 0, d = (R(n, 2) ^ R(n, 13) ^ R(n, 22)) + Wt(n, r, i) | 0;
			l = c, c = s, s = o, o = a + u | 0, a = i, i = r, r = n, n = u + d | 0;
		}
		n = n + this.A | 0, r = r + this.B | 0, i = i + this.C | 0, a = a + this.D | 0, o = o + this.E | 0, s = s + this.F | 0, c = c + this.G | 0, l = l + this.H | 0, this.set(n, r, i, a, o, s, c, l);
	}
	roundClean() {
		Ft(z);
	}
	destroy() {
		this.destroyed = !0, this.set(0, 0, 0, 0, 0, 0, 0, 0), Ft(this.buffer);
	}
}, Yt = class extends Jt {
	constructor() {
		super(32, Kt);
	}
}, Xt = /* @__PURE__ */ Vt(() => new Yt(), /* @__PURE__ */ Ht(1));
// src/core/base/hash.ts
function Zt(e) {
	return zt(Xt(e));
}
// src/core/speech/line-key.ts
function Qt({ voice: e, text: t }) {
	return `spoken:${e}:${Zt(new TextEncoder().encode(t))}`;
}
// src/core/dsp/recording-key.ts
function $t({ source: e, text: t }) {
	return e.type === "file" ? e.assetId : e.type !== "spoken" || !t ? null : Qt({
		text: t,
		voice: e.voice
	});
}
// src/core/dsp/resample.ts
var en = 24, tn = 512, nn = .94, B = null;
function rn(e, t, n) {
	if (t === n) return Float64Array.from(e);
	let r = an(), i = t / n, a = new Float64Array(Math.ceil(e.length / i)), o = nn * Math.min(1, 1 / i), s = en / o;
	for (let t = 0; t < a.length; t++) {
		let n = t * i, c = Math.max(0, Math.ceil(n - s)), l = Math.min(e.length - 1, Math.floor(n + s)), u = 0;
		for (let t = c; t <= l; t++) {
			let i = Math.abs(t - n) * o * tn, a = Math.floor(i), s = r[a];
			u += e[t] * (s + (r[a + 1] - s) * (i - a));
		}
		a[t] = u * o;
	}
	return a;
}
function an() {
	if (B) return B;
	B = /* @__PURE__ */ new Float64Array(12290);
	for (let t = 0; t <= en * tn; t++) {
		let n = e * t / tn, r = n / en;
		B[t] = (t === 0 ? 1 : s(n) / n) * (.42 + .5 * c(r) + .08 * c(2 * r));
	}
	return B;
}
// src/core/dsp/contact-pulse.ts
var on = .003, sn = .1, cn = .05, ln = [.1, 5];
function un(e, t, n) {
	let r = g(t / sn, ...ln) / h(g(n, cn, 1e3), .2), i = 0;
	for (let { contactTimeS: t } of e) {
		let e = t >= on ? t : t * r;
		i += e * e;
	}
	return Math.sqrt(i);
}
function V(t, n, r = 1) {
	let i = new Float64Array(Math.max(1, Math.round(t * n))), a = 0;
	for (let t = 0; t < i.length; t++) i[t] = s(e * (t + .5) / i.length), a += i[t];
	for (let e = 0; e < i.length; e++) i[e] *= r / a;
	return i;
}
// src/core/base/registry.ts
function dn(e, t) {
	let n = new Map(t.map((e) => [e.id, e]));
	if (n.size !== t.length) throw Error(`Two ${e}s share an id.`);
	return {
		all: t,
		find: (e) => n.get(e),
		get(t) {
			let r = n.get(t);
			if (!r) throw Error(`There is no ${e} "${t}".`);
			return r;
		}
	};
}
// src/core/materials/sourced.ts
function H(e, t, n, r) {
	return {
		value: e,
		low: t,
		high: n,
		source: r
	};
}
function U(e, t, n) {
	return {
		value: e,
		low: t,
		high: n,
		source: "estimate"
	};
}
var W = "Gere, Mechanics of Materials, appendix H", G = "The Physics Factbook, coefficients of restitution", K = "Engineering handbook tables of dry friction", q = "Mounted loss factors after van den Doel, Kry, Pai 2001 and James; ratios of ideal bars and plates; rest estimate", J = "Mass over volume of the regulation ball", fn = [
	{
		id: "basketball",
		label: "Basketball",
		densityKgpm3: H(87, 80, 92, J),
		restitution: H(.77, .729, .802, "FIBA rebound test, 1.8 m (bottom) to 1.2–1.4 m (top of the ball)"),
		friction: U(.5, .4, .6),
		stiffnessPa: H(34e4, 3e5, 4e5, "Inflated sphere, 2 pi R P = 41 kN/m at 55 kPa, over R = 0.119 m"),
		sound: {
			lossFactor: .1,
			modeRatios: [1],
			baseHz: 150,
			clickMix: .25,
			contactTimeS: .0122,
			roughnessM: .006,
			trait: "hollow",
			gainDb: -2,
			source: "Katz 2010, arXiv 0808.3278; Browning et al. 1995; rest estimate"
		},
		colorRgb: [
			.85,
			.42,
			.16
		],
		words: {
			noun: "rubber",
			adjective: "pebbled rubber",
			impact: "thump"
		}
	},
	{
		id: "football",
		label: "Football",
		densityKgpm3: H(78, 73, 81, J),
		restitution: H(.83, .758, .908, "FIFA Quality test, 2 m onto steel to 115–165 cm"),
		friction: U(.5, .4, .7),
		stiffnessPa: H(5e5, 35e4, 7e5, "Inflated sphere, 2 pi P, at 60–110 kPa"),
		sound: {
			lossFactor: .15,
			modeRatios: [1],
			baseHz: 160,
			clickMix: .35,
			contactTimeS: .009,
			roughnessM: .005,
			trait: "hollow",
			gainDb: -2,
			source: "estimate after the basketball"
		},
		colorRgb: [
			.93,
			.93,
			.91
		],
		words: {
			noun: "synthetic leather",
			adjective: "stitched leather",
			impact: "thud"
		}
	},
	{
		id: "tennis-felt",
		label: "Tennis ball felt",
		densityKgpm3: H(368, 355, 380, J),
		restitution: H(.745, .729, .761, "ITF rebound test, 254 cm to 135–147 cm"),
		friction: U(.6, .5, .7),
		stiffnessPa: U(7e5, 5e5, 1e6),
		sound: {
			lossFactor: .5,
			modeRatios: [
				1,
				1.9,
				3.1
			],
			baseHz: 80,
			clickMix: .4,
			contactTimeS: .005,
			roughnessM: .003,
			trait: null,
			gainDb: -5,
			source: "estimate"
		},
		colorRgb: [
			.81,
			.87,
			.28
		],
		words: {
			noun: "felt",
			adjective: "felt-covered",
			impact: "pock"
		}
	},
	{
		id: "celluloid",
		label: "Table-tennis plastic",
		densityKgpm3: H(81, 78, 84, J),
		restitution: H(.905, .887, .923, "ITTF rebound test, 30.5 cm to 24–26 cm"),
		friction: U(.25, .2, .35),
		stiffnessPa: U(2e6, 1e6, 4e6),
		sound: {
			lossFactor: .03,
			modeRatios: [
				1,
				1.24,
				1.48,
				1.8
			],
			baseHz: 900,
			clickMix: .35,
			contactTimeS: 8e-4,
			roughnessM: 8e-4,
			trait: null,
			gainDb: -6,
			source: "estimate"
		},
		colorRgb: [
			.95,
			.94,
			.9
		],
		words: {
			noun: "celluloid",
			adjective: "celluloid",
			impact: "tick"
		}
	},
	{
		id: "ionomer",
		label: "Golf ball cover",
		densityKgpm3: H(1129, 1080, 1129, J),
		restitution: H(.86, .83, .88, `${G} (golf ball on a hard floor 0.86, soft 0.83)`),
		friction: U(.4, .3, .5),
		stiffnessPa: U(8e7, 5e7, 15e7),
		sound: {
			lossFactor: .08,
			modeRatios: [
				1,
				1.7,
				2.6
			],
			baseHz: 520,
			clickMix: .4,
			contactTimeS: 5e-4,
			roughnessM: .0035,
			trait: null,
			gainDb: -4,
			source: "estimate"
		},
		colorRgb: [
			.94,
			.94,
			.93
		],
		words: {
			noun: "ionomer",
			adjective: "hard",
			impact: "click"
		}
	},
	{
		id: "urethane",
		label: "Bowling ball cover",
		densityKgpm3: H(1340, 840, 1380, J),
		restitution: U(.65, .55, .75),
		friction: H(.2, .04, .32, "USBC equipment rules, friction of the ball at most 0.32; oiled lane estimate"),
		stiffnessPa: U(15e8, 5e8, 3e9),
		sound: {
			lossFactor: .12,
			modeRatios: [
				1,
				1.6,
				2.4,
				3.3
			],
			baseHz: 700,
			clickMix: .35,
			contactTimeS: 9e-4,
			roughnessM: .0015,
			trait: null,
			gainDb: -1,
			source: "estimate"
		},
		colorRgb: [
			.16,
			.21,
			.4
		],
		words: {
			noun: "urethane",
			adjective: "glossy",
			impact: "thud"
		}
	},
	{
		id: "phenolic",
		label: "Billiard ball resin",
		densityKgpm3: H(1739, 1650, 1770, J),
		restitution: H(.8, .75, .9, `${G} (billiard ball on a hard floor)`),
		friction: U(.2, .1, .3),
		stiffnessPa: U(6e9, 4e9, 9e9),
		sound: {
			lossFactor: .02,
			modeRatios: [
				1,
				1.5,
				2.1,
				2.9
			],
			baseHz: 2400,
			clickMix: .4,
			contactTimeS: 2e-4,
			roughnessM: 7e-4,
			trait: null,
			gainDb: -2,
			source: "estimate"
		},
		colorRgb: [
			.74,
			.13,
			.13
		],
		words: {
			noun: "phenolic resin",
			adjective: "polished",
			impact: "clack"
		}
	}
], pn = [
	1,
	2.76,
	5.4,
	8.93,
	13.3,
	18.6
], mn = [
	1,
	2.32,
	4.25,
	6.63,
	9.38
], hn = [
	1,
	1.58,
	2.24,
	2.92,
	3.77,
	4.63,
	5.88,
	7.4
], gn = [
	{
		id: "hardwood",
		label: "Hardwood",
		densityKgpm3: H(680, 640, 720, `${W} (oak)`),
		restitution: H(.5, .4, .6, `${G} (wooden ball on a hard floor 0.6); wood on concrete 0.4 to 0.5`),
		friction: H(.3, .3, .5, `${K} (wood on wood, kinetic to static)`),
		stiffnessPa: H(12e9, 11e9, 14e9, W),
		sound: {
			lossFactor: .1,
			modeRatios: hn,
			baseHz: 420,
			clickMix: .25,
			contactTimeS: 4e-4,
			roughnessM: .0025,
			trait: null,
			gainDb: -2,
			source: q
		},
		colorRgb: [
			.72,
			.53,
			.35
		],
		words: {
			noun: "hardwood",
			adjective: "wooden",
			impact: "knock"
		}
	},
	{
		id: "softwood",
		label: "Softwood",
		densityKgpm3: H(540, 480, 640, `${W} (pine)`),
		restitution: H(.45, .4, .5, "Common presets for wood on concrete, 0.4 to 0.5"),
		friction: H(.3, .3, .5, `${K} (wood on wood, kinetic to static)`),
		stiffnessPa: H(11e9, 9e9, 13e9, W),
		sound: {
			lossFactor: .12,
			modeRatios: hn,
			baseHz: 320,
			clickMix: .25,
			contactTimeS: 6e-4,
			roughnessM: .003,
			trait: null,
			gainDb: -3,
			source: q
		},
		colorRgb: [
			.82,
			.7,
			.5
		],
		words: {
			noun: "pine",
			adjective: "wooden",
			impact: "knock"
		}
	},
	{
		id: "steel",
		label: "Steel",
		densityKgpm3: H(7850, 7700, 8e3, W),
		restitution: H(.6, .5, .7, `${G} (steel bearing on a hard floor)`),
		friction: H(.3, .3, .6, `${K} (steel on steel, dry, kinetic to static)`),
		stiffnessPa: H(2e11, 19e10, 21e10, W),
		sound: {
			lossFactor: .006,
			modeRatios: pn,
			baseHz: 400,
			clickMix: .1,
			contactTimeS: 2e-4,
			roughnessM: .001,
			trait: "fastened",
			gainDb: 0,
			source: q
		},
		colorRgb: [
			.56,
			.58,
			.62
		],
		words: {
			noun: "steel",
			adjective: "steel",
			impact: "clang"
		}
	},
	{
		id: "aluminium",
		label: "Aluminium",
		densityKgpm3: H(2700, 2640, 2800, W),
		restitution: U(.5, .4, .65),
		friction: U(.4, .3, .6),
		stiffnessPa: H(7e10, 69e9, 79e9, W),
		sound: {
			lossFactor: .014,
			modeRatios: [
				1,
				1.52,
				1.94,
				2.72,
				3.14,
				4.05,
				4.83,
				5.76,
				7.1
			],
			baseHz: 700,
			clickMix: .1,
			contactTimeS: 2e-4,
			roughnessM: .001,
			trait: "fastened",
			gainDb: -1,
			source: q
		},
		colorRgb: [
			.76,
			.78,
			.8
		],
		words: {
			noun: "aluminium",
			adjective: "aluminium",
			impact: "clank"
		}
	},
	{
		id: "glass",
		label: "Glass",
		densityKgpm3: H(2500, 2400, 2800, W),
		restitution: H(.66, .6, .7, `${G} (glass marble on a hard floor)`),
		friction: H(.4, .4, 1, `${K} (glass on glass, kinetic to static)`),
		stiffnessPa: H(7e10, 48e9, 83e9, W),
		sound: {
			lossFactor: .006,
			modeRatios: mn,
			baseHz: 1800,
			clickMix: .15,
			contactTimeS: 3e-4,
			roughnessM: 6e-4,
			trait: null,
			gainDb: 0,
			source: q
		},
		colorRgb: [
			.74,
			.85,
			.86
		],
		words: {
			noun: "glass",
			adjective: "glass",
			impact: "clink"
		}
	},
	{
		id: "tempered-glass",
		label: "Tempered glass",
		densityKgpm3: H(2500, 2400, 2800, W),
		restitution: U(.6, .5, .7),
		friction: U(.4, .3, .6),
		stiffnessPa: H(7e10, 48e9, 83e9, W),
		sound: {
			lossFactor: .12,
			modeRatios: [
				1,
				1.76,
				3,
				3.22,
				3.97,
				4.78
			],
			baseHz: 270,
			clickMix: .2,
			contactTimeS: 5e-4,
			roughnessM: 6e-4,
			trait: "sheet",
			gainDb: -1,
			source: "Modes of a 12.7 mm glass plate of 1.83 x 1.07 m, computed; rest estimate"
		},
		colorRgb: [
			.8,
			.88,
			.9
		],
		words: {
			noun: "tempered glass",
			adjective: "glass",
			impact: "thud"
		}
	},
	{
		id: "concrete",
		label: "Concrete",
		densityKgpm3: H(2300, 2300, 2400, W),
		restitution: U(.55, .4, .7),
		friction: U(.6, .5, .8),
		stiffnessPa: H(25e9, 17e9, 31e9, W),
		sound: {
			lossFactor: .08,
			modeRatios: [
				1,
				1.27,
				1.61,
				1.93,
				2.38,
				2.81,
				3.4,
				4.1
			],
			baseHz: 900,
			clickMix: .5,
			contactTimeS: 5e-4,
			roughnessM: .004,
			trait: "massive",
			gainDb: -4,
			source: q
		},
		colorRgb: [
			.58,
			.58,
			.56
		],
		words: {
			noun: "concrete",
			adjective: "concrete",
			impact: "smack"
		}
	},
	{
		id: "plastic",
		label: "Plastic",
		densityKgpm3: H(1050, 880, 1400, `ABS 1050; nylon and polyethylene 880 to 1400 in ${W}`),
		restitution: H(.5, .45, .69, `${G} (hollow plastic ball 0.69); solid plastic on concrete 0.5`),
		friction: U(.3, .2, .4),
		stiffnessPa: H(23e8, 7e8, 34e8, `${W} (polyethylene to nylon)`),
		sound: {
			lossFactor: .1,
			modeRatios: [
				1,
				1.8,
				2.7,
				3.9
			],
			baseHz: 800,
			clickMix: .3,
			contactTimeS: 6e-4,
			roughnessM: .0012,
			trait: null,
			gainDb: -4,
			source: q
		},
		colorRgb: [
			.36,
			.5,
			.68
		],
		words: {
			noun: "plastic",
			adjective: "plastic",
			impact: "clack"
		}
	},
	{
		id: "ice",
		label: "Ice",
		densityKgpm3: H(917, 900, 920, "Density of ice at 0 °C"),
		restitution: U(.3, .2, .5),
		friction: H(.03, .02, .1, `${K} (ice on ice, kinetic to static)`),
		stiffnessPa: H(9e9, 85e8, 95e8, "Petrovic 2003, Review: mechanical properties of ice and snow"),
		sound: {
			lossFactor: .05,
			modeRatios: mn,
			baseHz: 1100,
			clickMix: .35,
			contactTimeS: 5e-4,
			roughnessM: .002,
			trait: "massive",
			gainDb: -4,
			source: "estimate between glass and stone"
		},
		colorRgb: [
			.83,
			.91,
			.95
		],
		words: {
			noun: "ice",
			adjective: "icy",
			impact: "crack"
		}
	}
], _n = [
	1,
	1.6,
	2.3
], vn = [
	{
		id: "rubber",
		label: "Rubber",
		densityKgpm3: H(1100, 960, 1300, W),
		restitution: H(.8, .7, .9, `${G} (rubber-band ball 0.83, superball 0.9); rubber on concrete 0.8`),
		friction: U(1, .8, 1.2),
		stiffnessPa: H(2e6, 7e5, 4e6, W),
		sound: {
			lossFactor: 1,
			modeRatios: _n,
			baseHz: 160,
			clickMix: .1,
			contactTimeS: .005,
			roughnessM: .005,
			trait: "squeaky",
			gainDb: -8,
			source: q
		},
		colorRgb: [
			.2,
			.2,
			.21
		],
		words: {
			noun: "rubber",
			adjective: "rubber",
			impact: "thud"
		}
	},
	{
		id: "leather",
		label: "Leather",
		densityKgpm3: U(860, 800, 1e3),
		restitution: U(.3, .2, .5),
		friction: U(.5, .4, .7),
		stiffnessPa: U(5e7, 2e7, 2e8),
		sound: {
			lossFactor: .8,
			modeRatios: _n,
			baseHz: 220,
			clickMix: .35,
			contactTimeS: .006,
			roughnessM: .003,
			trait: null,
			gainDb: -8,
			source: "estimate"
		},
		colorRgb: [
			.45,
			.29,
			.19
		],
		words: {
			noun: "leather",
			adjective: "leather",
			impact: "slap"
		}
	},
	{
		id: "cloth",
		label: "Cloth",
		densityKgpm3: U(400, 200, 1500),
		restitution: U(0, 0, .1),
		friction: U(.5, .3, .7),
		stiffnessPa: U(1e5, 3e4, 5e5),
		sound: {
			lossFactor: 1,
			modeRatios: [1],
			baseHz: 120,
			clickMix: 1,
			contactTimeS: .02,
			roughnessM: 8e-4,
			trait: "woven",
			gainDb: -16,
			source: `${q} (cloth is noise only)`
		},
		colorRgb: [
			.87,
			.86,
			.83
		],
		words: {
			noun: "cloth",
			adjective: "cloth",
			impact: "rustle"
		}
	},
	{
		id: "flesh",
		label: "Flesh",
		densityKgpm3: H(985, 940, 1070, "Mean density of the human body"),
		restitution: U(.1, 0, .3),
		friction: U(.6, .4, .9),
		stiffnessPa: U(5e4, 1e4, 2e5),
		sound: {
			lossFactor: 1,
			modeRatios: _n,
			baseHz: 110,
			clickMix: .15,
			contactTimeS: .01,
			roughnessM: .008,
			trait: null,
			gainDb: -10,
			source: q
		},
		colorRgb: [
			.78,
			.6,
			.51
		],
		words: {
			noun: "skin",
			adjective: "bare",
			impact: "thump"
		}
	},
	{
		id: "water",
		label: "Water",
		densityKgpm3: H(1e3, 998, 1020, `${W} (fresh water 1000, sea water 1020)`),
		restitution: U(0, 0, .05),
		friction: U(.01, 0, .05),
		stiffnessPa: U(1e4, 1e3, 1e5),
		sound: {
			lossFactor: .2,
			modeRatios: [
				1,
				1.4,
				1.9,
				2.6
			],
			baseHz: 600,
			clickMix: .6,
			contactTimeS: .01,
			roughnessM: .02,
			trait: "liquid",
			gainDb: -8,
			source: "Minnaert bubbles; rest estimate"
		},
		colorRgb: [
			.3,
			.5,
			.58
		],
		words: {
			noun: "water",
			adjective: "wet",
			impact: "splash"
		}
	}
], yn = dn("material", [
	...gn,
	...vn,
	...fn
]), bn = .25, xn = .6, Sn = .01, Cn = .3, wn = .04, Tn = 24, En = 343, Dn = [
	955,
	1533,
	2061,
	2590
], On = .238, kn = .16, An = [
	72,
	108,
	141
], jn = .09, Mn = .6;
function Nn({ id: e, sound: t }, n, r) {
	let i = Math.max(n, Sn), a = Pn(n), o = v(t.gainDb), s = y(b(`${e} ${n} ${r}`)), c = t.baseHz * bn / (t.trait === "sheet" ? i : a);
	return {
		modes: (t.trait === "sheet" ? Fn(t.modeRatios, s) : t.modeRatios).map((e) => {
			let n = c * e * (1 + wn * (2 * s() - 1));
			return {
				hz: n,
				t60S: Qe(t.lossFactor, n),
				gain: o * In(n, a, t.trait === "hollow")
			};
		}),
		thud: t.trait === "massive" && i >= 1 ? An.map((e) => ({
			hz: e,
			t60S: jn,
			gain: o * Mn
		})) : [],
		cavity: t.trait === "hollow" ? Dn.map((e) => ({
			hz: e * On / i,
			t60S: kn,
			gain: o
		})) : [],
		rattles: t.trait === "fastened" && i >= Cn
	};
}
function Pn(e) {
	return Math.min(Math.max(e, Sn), xn);
}
function Fn(e, t) {
	let n = [...e], r = (n.at(-1) - 1) / (n.length - 1);
	for (; n.length < Tn;) n.push(n.at(-1) + r * (.4 + 1.2 * t()));
	return n;
}
function In(t, n, r) {
	let i = e * t * n / En;
	return r ? i / Math.sqrt(1 + i * i) : i * i / (1 + i * i);
}
// src/core/dsp/voices/struck-pair.ts
var Ln = .25, Rn = -84, zn = 35, Bn = .18;
function Y(e) {
	let t = e.materials.slice(0, 2).flatMap((t, n) => {
		let r = yn.find(t);
		return r ? [{
			material: r,
			sizeM: Un(e, n),
			name: `${e.bodyIds[n] ?? ""}/${e.partIds[n] ?? ""}`
		}] : [];
	}), n = t.map(({ material: e, sizeM: t }) => Wn(e.sound, t)), r = Math.max(...n);
	return t.map(({ material: e, sizeM: t, name: i }, a) => {
		let { modes: o, cavity: s, thud: c, rattles: l } = Nn(e, t, i), u = n[a] / r, d = (e) => e.map((e) => ({
			...e,
			gain: e.gain * u
		})), f = {
			modes: d(o),
			cavity: d(s),
			thud: d(c),
			rattles: l
		};
		return {
			sound: e.sound,
			sizeM: t,
			body: f
		};
	});
}
function Vn(e) {
	return Math.min(...e.map(({ sizeM: e }) => e), e.length > 0 ? Infinity : Ln);
}
function Hn(e) {
	return g(e.levelDb - Rn, zn, 70);
}
function Un(e, t) {
	let n = e.sizesM[t] ?? e.sizesM[0] ?? Ln;
	return n > 0 ? n : Ln;
}
function Wn({ lossFactor: e, trait: t }, n) {
	let r = Pn(n), i = h(r * r / e, .125);
	return t === "massive" && n >= 1 ? i * Bn : i;
}
// src/core/dsp/voices/break.ts
var Gn = 1e-4, Kn = .025, qn = [4, 9], Jn = .45, Yn = .09, Xn = 500, Zn = 8e3, Qn = 2800, $n = .05, er = .008, tr = .6, nr = [700, 4e3], rr = .12, ir = .3, ar = 2, or = .004, sr = (e, t) => {
	let n = y(e.seed), r = Y(e), i = Hn(e), a = r.every(({ sound: e }) => e.lossFactor >= Yn), o = r.some(({ sound: e }) => e.trait === "woven"), s = a ? Qn : Zn, c = P(Math.ceil($n * t), Xn, s, t, n);
	w(c, er, t);
	let l = cr(a, t, n), u = Math.max(0, ...r.map(({ body: e }) => $e(e.modes, i))), d = new Float64Array(Math.ceil((Kn + Math.max(u, $n, rr)) * t) + 1), f = () => v(ar * (2 * n() - 1));
	for (let { body: e } of r) et(d, e.modes, l, t, {
		tailDb: i,
		gainOf: f
	});
	C(d, .4);
	for (let { at: e, force: t } of l) S(d, c, tr * lr(t), e);
	return o && S(d, ur(t, n), ir), T(d, 0, or * t), [d];
};
function cr(e, t, n) {
	let r = e ? qn[0] + Math.floor(n() * (qn[1] - qn[0] + 1)) : 0, i = Array.from({ length: r }, () => {
		let e = Kn * n(), r = Jn * (1 - .7 * e / Kn) * (.3 + .7 * n());
		return {
			at: Math.floor(e * t),
			force: V(Gn, t, r)
		};
	});
	return [{
		at: 0,
		force: V(Gn, t)
	}, ...i.sort((e, t) => e.at - t.at)];
}
function lr(e) {
	return e.reduce((e, t) => e + t, 0);
}
function ur(e, t) {
	let n = P(Math.ceil(rr * e), ...nr, e, t);
	return F(n, .01, e), w(n, rr / 4, e), n;
}
var dr = .015, fr = 3e-4, pr = .15, mr = [1500, 4e3];
function hr(e, t, n, r) {
	let i = 3 + Math.floor(r() * 4);
	return Array.from({ length: i }, (i, a) => {
		let o = a === 0 ? 0 : r() * dr, s = t * pr * (.4 + .6 * r());
		return {
			at: e + Math.floor(o * n),
			force: V(fr, n, s)
		};
	});
}
function gr(e, t) {
	let n = .08 + .07 * t(), r = P(Math.ceil(n * e), ...mr, e, t);
	return F(r, .008, e), w(r, n / 4, e), r;
}
// src/core/dsp/voices/splash.ts
var _r = 3.26, X = .001, vr = .012, yr = 60, br = [6, 160], xr = [.1, 3], Sr = .25, Cr = 3, wr = .02, Tr = .16, Er = .8, Dr = 3, Or = .02, kr = [1200, 7e3], Ar = .9, jr = .19, Mr = .12, Nr = [400, 6e3], Pr = .28, Fr = .055, Ir = .02, Lr = [80, 900], Rr = .5, zr = .6, Br = .35, Vr = .02, Hr = (e, t) => {
	let n = y(e.seed), r = Y(e).find(({ sound: e }) => e.trait !== "liquid")?.sizeM ?? Sr, i = e.normalSpeedMps > 0 ? e.normalSpeedMps : Cr, a = g(r / Sr, .05, 4), o = g(Math.sqrt(a) * i / Cr, ...xr), s = new Float64Array(Math.ceil(1 * t)), c = P(Math.ceil(4 * Ir * t), ...Lr, t, n);
	w(c, Ir, t), S(s, c, Rr * o);
	let l = P(Math.ceil(Pr * t), ...Nr, t, n);
	F(l, .01, t), w(l, Fr, t), S(s, l, zr * o);
	let u = P(Math.ceil(Ar * t), ...kr, t, n);
	F(u, .01, t), w(u, jr, t), S(s, u, Mr * o);
	let f = new Float64Array(s.length), m = Math.round(g(yr * o, ...br)), _ = Math.max(vr * Math.sqrt(a), 2 * X);
	for (let e = 0; e < m; e++) {
		let e = -.16 * p(1 - n()), r = wr + Math.min(e, Er * n()), i = Math.min(1, n() + r / Er);
		Ur(f, X * h(_ / X, i), d(-r / (1.5 * Tr)) * (.4 + .6 * n()), r, t, n);
	}
	return S(s, f, Br), T(s, 0, Vr * t), [s];
};
function Ur(e, n, r, i, a, o) {
	let l = _r / n, u = .13 / n + .0072 / (n * Math.sqrt(n)), f = Math.round(i * a), p = Math.min(e.length - f, Math.ceil((7 / u + Or) * a)), m = Math.max(1, Or * a), h = d(-u / a), g = t * l / a, _ = g * Dr * o() / a, [v, y] = [r * Math.sqrt(n / X), 0], [b, x] = [c(g), s(g)], [S, C] = [c(_), s(_)];
	for (let t = 0; t < p; t++) {
		e[f + t] += y * Math.min(1, t / m);
		let n = h * (v * b - y * x);
		y = h * (v * x + y * b), v = n;
		let r = b * S - x * C;
		x = b * C + x * S, b = r;
	}
}
// src/core/dsp/voices/impact.ts
var Wr = 4e-4, Gr = .02, Kr = .003, qr = .05, Jr = 2, Yr = .4, Xr = .6, Zr = [1e3, 6e3], Qr = .004, $r = (e, t) => {
	let n = Y(e);
	if (n.some(({ sound: e }) => e.trait === "liquid")) return Hr(e, t);
	let r = y(e.seed), i = Hn(e), a = ei(e, n, t), o = n.some(({ sound: e }) => e.trait === "woven"), s = n.some(({ body: e }) => e.rattles), c = [], l = n.reduce((e, { sound: t }) => e + t.clickMix, 0) / Math.max(1, n.length);
	for (let { at: e, lengthS: n, gain: i } of a) c.push({
		at: e,
		noise: ni(n, t, r),
		peak: l * i
	}), s && n > .002 && c.push({
		at: e,
		noise: gr(t, r),
		peak: Yr * i
	}), o && c.push({
		at: e,
		noise: ri(t, r),
		peak: Xr * i
	});
	let u = n.flatMap((e, i) => ti(e, n[1 - i], a, t, r)), d = Math.max(0, ...u.flatMap(({ blows: e }) => e.map(({ at: e, force: t }) => e + t.length))), f = Math.max(0, ...u.map(({ modes: e }) => $e(e, i))), p = Math.max(0, ...c.map(({ at: e, noise: t }) => e + t.length)), m = new Float64Array(Math.max(p, d + Math.ceil(f * t)) + 1), h = () => v(Jr * (2 * r() - 1));
	for (let { modes: e, blows: n } of u) et(m, e, n, t, {
		tailDb: i,
		gainOf: h
	});
	C(m, 1 - l);
	for (let { at: e, noise: t, peak: n } of c) S(m, t, n, e);
	return T(m, 0, Qr * t), [m];
};
function ei(e, t, n) {
	let r = {
		timeS: e.timeS,
		normalSpeedMps: e.normalSpeedMps,
		levelDb: e.levelDb
	}, i = e.hits.length > 0 ? e.hits : [r], a = Math.max(...i.map(({ levelDb: e }) => e)), o = t.map(({ sound: e }) => e);
	return [...i].sort((e, t) => e.timeS - t.timeS).map(({ timeS: r, normalSpeedMps: i, levelDb: s }) => ({
		at: Math.max(0, Math.round((r - e.timeS) * n)),
		lengthS: un(o, Vn(t), i),
		gain: v(s - a)
	}));
}
function ti(e, t, n, r, i) {
	let { body: a } = e, o = n.flatMap(({ at: e, lengthS: t, gain: n }) => {
		let o = {
			at: e,
			force: V(t, r, n)
		};
		return a.rattles && t > .002 ? [o, ...hr(e, n, r, i)] : [o];
	}), s = (t?.sound.contactTimeS ?? 0) < Kr ? Gr : Gr * qr, c = n.map(({ at: e, gain: t }) => ({
		at: e,
		force: V(Wr, r, t * s)
	}));
	return [{
		modes: [...a.thud, ...a.modes],
		blows: o.sort((e, t) => e.at - t.at)
	}, {
		modes: a.cavity,
		blows: a.cavity.length > 0 ? c : []
	}];
}
function ni(e, t, n) {
	let r = g(e, .0015, .006), i = g(6 / e, 500, 12e3), a = P(Math.ceil(4 * r * t), 100, i, t, n);
	return w(a, r, t), a;
}
function ri(e, t) {
	let n = .15 + .1 * t(), r = P(Math.ceil(n * e), ...Zr, e, t);
	return F(r, .01, e), w(r, n / 3, e), r;
}
// src/core/dsp/voices/rattle.ts
var ii = 22, ai = .6, oi = 18, si = (e, t) => $r(e.hits.length > 0 ? e : {
	...e,
	hits: ci(e)
}, t);
function ci(e) {
	let t = y(e.seed), n = Math.max(0, e.endTimeS - e.timeS), r = Math.max(1, Math.floor(n * ii));
	return Array.from({ length: r }, (n, i) => ({
		timeS: e.timeS + (i === 0 ? 0 : (i + ai * (t() - .5)) / ii),
		impulseNs: e.impulseNs,
		normalSpeedMps: e.normalSpeedMps,
		levelDb: e.levelDb - oi * i / r
	}));
}
// src/core/dsp/voices/along.ts
var li = 2;
function Z(e, t) {
	let { curve: n, timeS: r } = e, i = e.slipSpeedMps > 0 ? e.slipSpeedMps : e.normalSpeedMps > 0 ? e.normalSpeedMps : li, a = fi(n);
	return {
		count: ui(e, t),
		speedAt(e) {
			if (n.length === 0) return i;
			let { from: o, to: s, share: c } = a(r + e / t);
			return _(o.speedMps, s.speedMps, c);
		},
		leavingAt(e) {
			if (n.length === 0) return 0;
			let { from: i, to: o } = a(r + e / t), s = o.timeS - i.timeS;
			return s > 0 ? (o.distanceM - i.distanceM) / s : 0;
		}
	};
}
function ui(e, t) {
	return Math.max(0, Math.round((e.endTimeS - e.timeS) * t));
}
function di(e, t, n, r = () => 1) {
	let i = fi(t.curve), a = (e) => {
		if (t.curve.length === 0) return r(e);
		let { from: a, to: o, share: s } = i(t.timeS + e / n);
		return v(_(a.gainDb, o.gainDb, s)) * r(e);
	}, o = a(0);
	for (let t = 0; t < e.length; t += 64) {
		let n = a(t + 64), r = Math.min(e.length, t + 64);
		for (let i = t; i < r; i++) e[i] *= o + (n - o) * (i - t) / 64;
		o = n;
	}
}
function fi(e) {
	let t = 0;
	return (n) => {
		for (; t < e.length - 2 && e[t + 1].timeS <= n;) t++;
		let r = e[t], i = e[t + 1] ?? r, a = i.timeS - r.timeS;
		return {
			from: r,
			to: i,
			share: a > 0 ? g((n - r.timeS) / a, 0, 1) : n < r.timeS ? 0 : 1
		};
	};
}
// src/core/dsp/voices/rub.ts
var pi = .06;
function mi(e, t, n, r) {
	let { count: i, lowHz: a, ringShare: o, also: s } = e, c = Ve(i, a, (t) => e.highHzAt(t), n, r);
	if (F(c, pi, n), s) for (let e = 0; e < i; e++) c[e] += s[e];
	let l = new Float64Array(i);
	for (let { body: e } of t) et(l, e.modes, [{
		at: 0,
		force: c
	}], n);
	F(l, pi, n);
	for (let e = 0; e < i; e++) c[e] = (1 - o) * c[e] + o * l[e];
	return c;
}
function hi(e) {
	return e.reduce((e, { sound: t }) => Math.max(e, t.roughnessM), gi);
}
var gi = 5e-4, _i = 35, vi = [90, 6e3], yi = 3, bi = .5, xi = .5, Si = .01, Ci = .02, wi = .06, Ti = (n, r) => {
	let i = y(n.seed), a = Y(n), o = Z(n, r), c = hi(a), l = un(a.map(({ sound: e }) => e), Vn(a), 1), u = mi({
		count: o.count,
		lowHz: _i,
		highHzAt(e) {
			return g(1 / (c / Math.max(o.speedAt(e), Si) + l / yi), ...vi);
		},
		ringShare: bi
	}, a, r, i), d = e * Vn(a), f = i(), p = Z(n, r);
	return di(u, n, r, (e) => (f += p.speedAt(e) * 64 / (d * r), 1 - xi * (.5 + .5 * s(t * f)))), T(u, Ci * r, wi * r), [u];
}, Ei = [550, 1100], Di = .02, Oi = .12, ki = [.15, 4], Ai = 35e-5, ji = 1.6, Mi = .02;
function Ni(e, t, n) {
	let r = new Float64Array(e.count), i = V(Ai, t), a = Ei[0] + (Ei[1] - Ei[0]) * n(), o = 0, s = 0;
	for (; s < e.count;) {
		let c = e.speedAt(s);
		o = g(o + Di * (2 * n() - 1), -.12, Oi);
		let l = a * (1 + o) * (.85 + .15 * Math.min(c, 2));
		if (c >= ki[0] && c <= ki[1]) {
			let e = Math.min(i.length, r.length - s);
			for (let t = 0; t < e; t++) r[s + t] += i[t];
		}
		s += Math.max(1, Math.round(t / l));
	}
	Pi(r, t), F(r, Mi, t);
	for (let e = 0; e < r.length; e++) r[e] *= ji;
	return r;
}
function Pi(e, t) {
	let n = 1 - 628 / t, r = 0, i = 0;
	for (let t = 0; t < e.length; t++) i = n * (i + e[t] - r), r = e[t], e[t] = i;
}
// src/core/dsp/voices/slide.ts
var Fi = 180, Ii = 4, Li = [700, 12e3], Ri = .25, zi = 1e3, Bi = [2500, 6e3], Vi = 1e3, Hi = .008, Ui = .05, Wi = (e, t) => {
	let n = y(e.seed), r = Y(e), i = Z(e, t), a = hi(r), o = r.some(({ sound: e }) => e.trait === "woven"), s = !o && r.some(({ sound: e }) => e.trait === "squeaky"), c = mi({
		count: i.count,
		lowHz: o ? zi : Fi,
		highHzAt: (e) => o ? g(zi + Vi * i.speedAt(e), ...Bi) : g(Ii * i.speedAt(e) / a, ...Li),
		ringShare: o ? 0 : Ri,
		...s && { also: Ni(Z(e, t), t, n) }
	}, r, t, n);
	return di(c, e, t), T(c, Hi * t, Ui * t), [c];
}, Gi = .2, Ki = .03, qi = .002, Ji = 343, Yi = .8, Xi = 1.4, Zi = .05, Qi = .5, $i = .5, ea = (e, t) => {
	let n = y(e.seed), r = Math.min(Math.max(e.sizesM[0] ?? Ki, qi), Ki), i = Z(e, t), a = He(i.count, (e) => {
		let t = Math.min(Math.max(i.leavingAt(e) / Ji, -.8), Yi);
		return Gi * i.speedAt(e) / (r * (1 + t));
	}, Xi, t, n);
	return F(a, Zi, t), di(a, e, t), ta(a, Math.min(Qi * a.length, $i * t)), [a];
};
function ta(e, t) {
	let n = e.length - 1;
	for (let r = 0; r < t; r++) {
		let i = r / t, a = i * i * i * i;
		e[r] *= a, e[n - r] *= a;
	}
}
// src/core/dsp/voices/index.ts
var na = {
	impact: $r,
	rattle: si,
	roll: Ti,
	slide: Wi,
	whoosh: ea,
	splash: Hr,
	break: sr
};
function ra(e, t) {
	return e.source.type === "made" ? na[e.source.like](e, t) : [];
}
// src/core/dsp/cue-sound.ts
var ia = .01;
function aa(e, { sampleRate: t, recordings: n, keepsPitch: r }) {
	let i = r ? 1 : e.speed ?? 1, { source: a } = e;
	if (a.type === "told") return null;
	if (a.type === "file" || a.type === "spoken") {
		let r = n.get($t(e) ?? "");
		return r ? oa(ca(e, a, r, t, i)) : null;
	}
	let o = i === 1 ? e : sa(e, i), s = {
		sampleRate: t / i,
		durationS: o.endTimeS - o.timeS,
		seed: e.seed
	};
	if (a.type === "bed") return oa(Ae(a.bed, s));
	if (a.type === "notes") return oa(Ct(a.instrument, a.notes, s));
	let c = e.curve.reduce((e, { gainDb: t }) => Math.max(e, t), -Infinity), l = la(ra(o, s.sampleRate), e.curve.length > 0 ? v(c) : 1);
	return l && {
		channels: l,
		isShaped: !0
	};
}
function oa(e) {
	return e?.[0]?.length ? {
		channels: e,
		isShaped: !1
	} : null;
}
function sa(e, t) {
	let n = (n) => e.timeS + (n - e.timeS) * t;
	return {
		...e,
		endTimeS: n(e.endTimeS),
		hits: e.hits.map((e) => ({
			...e,
			timeS: n(e.timeS)
		})),
		curve: e.curve.map((e) => ({
			...e,
			timeS: n(e.timeS)
		}))
	};
}
function ca(e, t, n, r, i) {
	let a = n.sampleRate * i, o = t.type === "file" ? Math.round(t.offsetS * n.sampleRate) : 0, s = e.kind === "dialogue" ? Infinity : e.endTimeS - e.timeS, c = Math.min(n.channels[0]?.length ?? 0, o + Math.ceil(s * a));
	if (c <= o) return null;
	let l = n.channels.slice(0, 2).map((e) => {
		let t = rn(e.subarray(o, c), a, r);
		return T(t, o > 0 ? ia * r : 0, c < e.length ? ia * r : 0), t;
	});
	return t.type === "spoken" ? la(l, 1) : l;
}
function la(e, t) {
	let n = Math.max(0, ...e.map(x));
	if (!(n > 0)) return null;
	let r = t / n;
	for (let t of e) for (let e = 0; e < t.length; e++) t[e] *= r;
	return e;
}
// src/core/dsp/true-peak.ts
var ua = 4, Q = 8, da = 64, fa = Array.from({ length: 3 }, (e, t) => _a((t + 1) / ua)), pa = Math.max(...fa.map((e) => e.reduce((e, t) => e + Math.abs(t), 0)));
function ma(e) {
	let t = e.reduce((e, t) => Math.max(e, ha(t, 0, t.length)), 0);
	if (t === 0) return 0;
	for (let n of e) for (let e = -8; e < n.length; e += da) {
		let r = Math.min(e + da, n.length);
		ha(n, e - Q, r + Q) * pa > t && (t = Math.max(t, ga(n, e, r)));
	}
	return t;
}
function ha(e, t, n) {
	let r = 0, i = Math.min(n, e.length);
	for (let n = Math.max(0, t); n < i; n++) {
		let t = Math.abs(e[n]);
		t > r && (r = t);
	}
	return r;
}
function ga(e, t, n) {
	let r = /* @__PURE__ */ new Float64Array(80);
	for (let n = 0; n < r.length; n++) r[n] = e[t - Q + 1 + n] ?? 0;
	let i = 0;
	for (let e of fa) for (let a = 0; a < n - t; a++) {
		let t = 0;
		for (let n = 0; n < 16; n++) t += e[n] * r[a + n];
		t > i ? i = t : -t > i && (i = -t);
	}
	return i;
}
function _a(t) {
	let n = /* @__PURE__ */ new Float64Array(16), r = 0;
	for (let i = 0; i < n.length; i++) {
		let a = i - 7 - t;
		n[i] = s(e * a) / (e * a) * (.5 + .5 * c(e * a / Q)), r += n[i];
	}
	return n.map((e) => e / r);
}
// src/core/dsp/loudness.ts
var va = .1, ya = 4, ba = 30, xa = -70, Sa = -10, Ca = -20, wa = .1, Ta = .95, Ea = -.691, Da = {
	integratedLufs: null,
	momentaryMaxLufs: null,
	shortTermMaxLufs: null,
	rangeLu: null,
	truePeakDb: null
};
function Oa({ sampleRate: e, channels: t }) {
	let n = ma(t);
	if (n === 0) return Da;
	let r = ka(t, e), i = Pa(r, ya), a = Pa(r, ba);
	return {
		integratedLufs: Fa(i),
		momentaryMaxLufs: La(i),
		shortTermMaxLufs: La(a),
		rangeLu: Ia(a),
		truePeakDb: 20 * m(n)
	};
}
function ka(e, t) {
	let n = Math.round(va * t), r = new Float64Array(Math.floor(e[0].length / n)), i = [Ma(t), Na(t)];
	for (let t of e) ja(r, t, n, i);
	return r;
}
var Aa = 1e-20;
function ja(e, t, n, [r, i]) {
	let [a, o, s, c] = [
		0,
		0,
		0,
		0
	];
	for (let l = 0; l < e.length; l++) {
		let u = 0;
		for (let e = l * n; e < (l + 1) * n; e++) {
			let n = t[e], l = r.b0 * n + a;
			a = r.b1 * n - r.a1 * l + o, o = r.b2 * n - r.a2 * l;
			let d = i.b0 * l + s;
			s = i.b1 * l - i.a1 * d + c, c = i.b2 * l - i.a2 * d, u += d * d;
		}
		Math.abs(a) + Math.abs(o) + Math.abs(s) + Math.abs(c) < Aa && ([a, o, s, c] = [
			0,
			0,
			0,
			0
		]), e[l] += u / n;
	}
}
function Ma(t) {
	let n = l(e * 1681.974450955533 / t), r = .7071752369554196, i = h(10, 3.999843853973347 / 20), a = h(i, .4996667741545416), o = 1 + n / r + n * n;
	return {
		b0: (i + a * n / r + n * n) / o,
		b1: 2 * (n * n - i) / o,
		b2: (i - a * n / r + n * n) / o,
		a1: 2 * (n * n - 1) / o,
		a2: (1 - n / r + n * n) / o
	};
}
function Na(t) {
	let n = l(e * 38.13547087602444 / t), r = .5003270373238773, i = 1 + n / r + n * n;
	return {
		b0: 1,
		b1: -2,
		b2: 1,
		a1: 2 * (n * n - 1) / i,
		a2: (1 - n / r + n * n) / i
	};
}
function Pa(e, t) {
	let n = [];
	for (let r = 0; r + t <= e.length; r++) {
		let i = 0;
		for (let n = 0; n < t; n++) i += e[r + n];
		n.push(i / t);
	}
	return n;
}
function Fa(e) {
	let t = e.filter((e) => $(e) > xa);
	if (t.length === 0) return null;
	let n = $(Ra(t)) + Sa;
	return $(Ra(t.filter((e) => $(e) > n)));
}
function Ia(e) {
	let t = e.filter((e) => $(e) > xa);
	if (t.length === 0) return null;
	let n = $(Ra(t)) + Ca, r = t.filter((e) => $(e) > n).sort((e, t) => e - t), i = (e) => $(r[g(Math.round((r.length - 1) * e), 0, r.length - 1)]);
	return i(Ta) - i(wa);
}
function La(e) {
	let t = e.reduce((e, t) => Math.max(e, t), 0);
	return $(t) > xa ? $(t) : null;
}
function $(e) {
	return Ea + 10 * m(e);
}
function Ra(e) {
	return e.reduce((e, t) => e + t, 0) / e.length;
}
function za(e) {
	return Math.sqrt(1 / Math.max(e, 1));
}
// src/core/dsp/placement.ts
var Ba = .002;
function Va({ direct: e, send: t }, n, { cue: r, gain: i, isShaped: a, sampleRate: o }) {
	let s = Math.round(r.heardAtS * o), c = n[0].length, l = Math.min(c, e[0].length - s), u = r.curve.length === 0, d = u ? Math.max(1, c) : Math.max(1, Math.round(Ba * o)), f = (e) => Ua(u ? r : Ha(r.curve, r.timeS + e / o), a, n.length), p = f(0);
	for (let r = 0; r < l; r += d) {
		let a = u ? p : f(r + d), o = {
			from: Math.max(r, -s),
			to: Math.min(r + d, l),
			origin: r,
			stretch: d
		};
		for (let r of [0, 1]) {
			let c = n[r] ?? n[0];
			Wa(e[r], c, s, o, i * p.direct[r], i * a.direct[r]), t && Wa(t[r], c, s, o, i * p.near[r], i * a.near[r]);
		}
		p = a;
	}
}
function Ha(e, t) {
	let n = e.length, r = 0;
	for (; r < n;) {
		let i = r + n >> 1;
		e[i].timeS > t ? n = i : r = i + 1;
	}
	let i = e[Math.max(0, n - 1)], a = e[Math.min(n, e.length - 1)];
	if (!(a.timeS > i.timeS)) return i;
	let o = (t - i.timeS) / (a.timeS - i.timeS);
	return {
		gainDb: _(i.gainDb, a.gainDb, o),
		pan: _(i.pan, a.pan, o),
		distanceM: _(i.distanceM, a.distanceM, o)
	};
}
function Ua({ gainDb: e = 0, pan: t, distanceM: n }, r, i) {
	let [a, o] = i === 1 ? je(t) : [1, 1], s = r ? 1 : v(e), c = s * za(n);
	return {
		direct: [a * c, o * c],
		near: [a * s, o * s]
	};
}
function Wa(e, t, n, { from: r, to: i, origin: a, stretch: o }, s, c) {
	let l = (c - s) / o;
	for (let o = r; o < i; o++) e[n + o] += t[o] * (s + l * (o - a));
}
// src/core/dsp/room.ts
var Ga = 343, Ka = [
	.61,
	.73,
	.82,
	.97,
	1.09,
	1.21,
	1.37,
	1.52
], qa = .012, Ja = .07, Ya = .4, Xa = 1.025, Za = .25, Qa = [
	{
		share: .31,
		ear: 0
	},
	{
		share: .43,
		ear: 1
	},
	{
		share: .57,
		ear: 1
	},
	{
		share: .71,
		ear: 0
	},
	{
		share: .89,
		ear: 0
	},
	{
		share: 1.03,
		ear: 1
	}
], $a = .06, eo = [[
	.0031,
	.0053,
	.0097
], [
	.0037,
	.0061,
	.0089
]], to = .5, no = 80, ro = 128;
function io(e, t, n, r) {
	let i = Math.ceil(n.t60S * no * r / 60 + Ja * r);
	for (let [a, o] of ao(t, i)) {
		let s = Math.min(e[0].length, o + 1 + i), c = oo([t[0].subarray(a, s), t[1].subarray(a, s)], n, r), l = Math.floor(i / 10);
		for (let t of [0, 1]) for (let n = 0; n < c[t].length; n++) {
			let r = o + 1 + i - (a + n);
			e[t][a + n] += c[t][n] * (r < l ? r / l : 1);
		}
	}
}
function ao([e, t], n) {
	let r = [];
	for (let i = 0; i < e.length; i++) {
		if (e[i] === 0 && t[i] === 0) continue;
		let a = r.at(-1);
		a && i - a[1] <= n ? a[1] = i : r.push([i, i]);
	}
	return r;
}
function oo(e, t, n) {
	let r = v(t.wetDb), i = [so(e[0], eo[0], n), so(e[1], eo[1], n)], a = E(e[0].length);
	return lo(a, i, t, r * Math.sqrt(Za), n), uo(a, i, t, r * Math.sqrt(.75), n), a;
}
function so(e, t, n) {
	return t.reduce((e, t) => co(e, ho(t * n)), e);
}
function co(e, t) {
	let n = new Float64Array(e.length);
	for (let r = 0; r < Math.min(t, e.length); r++) n[r] = -.5 * e[r];
	for (let r = t; r < e.length; r++) n[r] = to * (n[r - t] - e[r]) + e[r - t];
	return n;
}
function lo(e, t, { sizeM: n, t60S: r }, i, a) {
	let o = Qa.map(({ share: e, ear: t }) => {
		let i = Math.min(e * n / Ga, e * $a);
		return {
			ear: t,
			delay: Math.max(1, Math.round(i * a)),
			gain: h(10, -3 * i / r)
		};
	}), s = o.reduce((e, t) => e + t.gain * t.gain, 0);
	for (let { ear: n, delay: r, gain: a } of o) {
		let o = a * i * Math.sqrt(2 / s), c = t[n];
		for (let t = r; t < c.length; t++) e[n][t] += c[t - r] * o;
	}
}
function uo(e, t, n, r, i) {
	let a = fo(n, i), o = a.reduce((e, t) => e + t.gain * t.gain, 0) / a.length, s = r * Math.sqrt((1 - o) / (2 * o)), c = Math.min(ro, a[0].delayed.length), l = a.map(() => new Float64Array(c)), u = [
		0,
		1,
		2,
		3
	].map(() => new Float64Array(c));
	for (let n = 0; n < e[0].length; n += c) {
		let r = Math.min(c, e[0].length - n);
		for (let e of u) e.fill(0);
		a.forEach((e, t) => void po(e, l[t], u[t % 4], r));
		let [i, o, d, f] = u;
		for (let t = 0; t < r; t++) e[0][n + t] += s * (i[t] - o[t] + d[t] - f[t]), e[1][n + t] += s * (i[t] + o[t] - d[t] - f[t]), i[t] = i[t] + o[t] + d[t] + f[t];
		a.forEach((e, a) => void mo(e, t[a % 2], n, l[a], i, r));
	}
}
function fo({ sizeM: e, t60S: t }, n) {
	let r = e / Ga, i = Math.min(Math.max(r, qa / Ka[0]), Ja / Ka.at(-1)), a = 0;
	return Ka.map((e) => {
		let r = ho(Math.max(e * i * n, a + 1));
		a = r;
		let o = h(10, -3 * r / (Xa * t * n)), s = p(10) / 4 * m(o) * (1 - 1 / (Ya * Ya)), c = Math.min(s, .6);
		return {
			delayed: new Float64Array(r),
			at: 0,
			gain: o,
			keep: c,
			last: 0
		};
	});
}
function po(e, t, n, r) {
	let { delayed: i, keep: a } = e, o = e.gain * (1 - a), { at: s, last: c } = e;
	for (let e = 0; e < r; e++) c = o * i[s] + a * c, ++s === i.length && (s = 0), t[e] = c, n[e] += c;
	e.last = c;
}
function mo(e, t, n, r, i, a) {
	let { delayed: o } = e, { at: s } = e;
	for (let e = 0; e < a; e++) o[s] = t[n + e] / 2 + r[e] - i[e] / 4, ++s === o.length && (s = 0);
	e.at = s;
}
function ho(e) {
	for (let t = Math.max(2, Math.ceil(e));; t++) if (go(t)) return t;
}
function go(e) {
	for (let t = 2; t * t <= e; t++) if (e % t === 0) return !1;
	return !0;
}
// src/core/dsp/stems.ts
var _o = [
	"effects",
	"foley",
	"ambience",
	"dialogue",
	"music"
];
function vo(e) {
	let t = e.cues.filter((t) => !e.levels[t.stem].isMuted);
	return bo({
		...e,
		tracks: yo({
			...e,
			cues: t
		})
	});
}
function yo(e) {
	let { cues: t, durationS: n, sampleRate: r } = e, i = xo(e), a = [...t].sort((e, t) => e.heardAtS - t.heardAtS || (e.id < t.id ? -1 : 1)), o = {};
	for (let t of _o) {
		let s = a.filter((e) => e.stem === t && !e.isMuted && e.heardAtS < n);
		s.length > 0 && (o[t] = Eo(wo(s, i, e), 1, r));
	}
	return o;
}
function bo({ tracks: e, levels: t, ceilingDb: n = -1, targetLufs: r = null, ...i }) {
	let { sampleRate: a } = i, o = xo(i), s = /* @__PURE__ */ new Map();
	for (let n of _o) {
		let r = e[n];
		r && !t[n].isMuted && s.set(n, Eo(r.channels, v(t[n].gainDb), a));
	}
	let c = So([...s.values()], o, a), l = Oa(c), { integratedLufs: u, truePeakDb: d } = l, f = r === null || u === null ? 0 : r - u, p = d === null ? 0 : Math.min(f, n - d);
	if (p === 0) return {
		sampleRate: a,
		stems: Co(s, o, a),
		mix: c,
		loudness: l,
		commonGainDb: p
	};
	let m = new Map([...s].map(([e, { channels: t }]) => [e, Eo(t, v(p), a)])), h = So([...m.values()], o, a);
	return {
		sampleRate: a,
		stems: Co(m, o, a),
		mix: h,
		loudness: Oa(h),
		commonGainDb: p
	};
}
function xo({ durationS: e, sampleRate: t }) {
	return Math.max(0, Math.round(e * t));
}
function So(e, t, n) {
	let r = (n) => {
		let r = new Float64Array(t);
		for (let { channels: t } of e) Do(r, t[n]);
		return new Float32Array(r);
	};
	return {
		sampleRate: n,
		channels: [r(0), r(1)]
	};
}
function Co(e, t, n) {
	let r = (r) => e.get(r) ?? {
		sampleRate: n,
		channels: [new Float32Array(t), new Float32Array(t)]
	};
	return {
		effects: r("effects"),
		foley: r("foley"),
		ambience: r("ambience"),
		dialogue: r("dialogue"),
		music: r("music")
	};
}
function wo(e, t, n) {
	let { sampleRate: r, recordings: i, room: a, keepsPitch: o = !0 } = n, s = E(t), c = a && e.some(To) ? E(t) : null;
	for (let t of e) {
		let e = aa(t, {
			sampleRate: r,
			recordings: i,
			keepsPitch: o
		});
		if (!e) continue;
		let n = v(t.levelDb + 10);
		Va({
			direct: s,
			send: To(t) ? c : null
		}, e.channels, {
			...e,
			cue: t,
			gain: n,
			sampleRate: r
		});
	}
	return a && c && io(s, c, a, r), s;
}
function To({ stem: e }) {
	return e !== "ambience" && e !== "music";
}
function Eo(e, t, n) {
	let r = (e) => {
		let n = new Float32Array(e);
		if (t !== 1) for (let r = 0; r < n.length; r++) n[r] = e[r] * t;
		return n;
	};
	return {
		sampleRate: n,
		channels: [r(e[0]), r(e[1])]
	};
}
function Do(e, t) {
	for (let n = 0; n < e.length; n++) e[n] += t[n];
}
export { yn as materials, vo as renderStems, ra as soundOf };
