/** Real balls: sizes and masses from the rules of each sport; air numbers are estimates from the literature. */
interface RealBall {
  readonly id: string;
  readonly label: string;
  readonly params: {
    readonly radiusM: number;
    readonly massKg: number;
    readonly materialId: string;
    readonly massDistribution: 'solid' | 'shell';
    readonly dragCoefficient: number;
    readonly liftPerSpinRatio: number;
    readonly liftCap: number;
  };
}

export const REAL_BALLS: readonly RealBall[] = [
  {
    id: 'basketball-nba',
    label: 'Basketball (NBA)',
    // NBA: circumference 29.5 in = 0.7493 m, 22 oz = 0.624 kg. Drag 0.47 to 0.54.
    params: {
      radiusM: 0.1193,
      massKg: 0.624,
      materialId: 'basketball',
      massDistribution: 'shell',
      dragCoefficient: 0.5,
      liftPerSpinRatio: 0.3,
      liftCap: 0.3,
    },
  },
  {
    id: 'basketball-fiba',
    label: 'Basketball (FIBA size 7)',
    // FIBA: circumference 750–770 mm, 580–620 g; the middle of both.
    params: {
      radiusM: 0.121,
      massKg: 0.6,
      materialId: 'basketball',
      massDistribution: 'shell',
      dragCoefficient: 0.5,
      liftPerSpinRatio: 0.3,
      liftCap: 0.3,
    },
  },
  {
    id: 'football',
    label: 'Football (size 5)',
    // FIFA: circumference 68–70 cm, 410–450 g; the middle of both. Terminal speed 27 m/s.
    params: {
      radiusM: 0.1098,
      massKg: 0.43,
      materialId: 'football',
      massDistribution: 'shell',
      dragCoefficient: 0.25,
      liftPerSpinRatio: 0.8,
      liftCap: 0.3,
    },
  },
  {
    id: 'tennis',
    label: 'Tennis ball',
    // ITF: 65.4–68.6 mm across, 56.0–59.4 g; the middle of both. Terminal speed 22 m/s.
    params: {
      radiusM: 0.0335,
      massKg: 0.0577,
      materialId: 'tennis-felt',
      massDistribution: 'shell',
      dragCoefficient: 0.55,
      liftPerSpinRatio: 0.7,
      liftCap: 0.35,
    },
  },
  {
    id: 'table-tennis',
    label: 'Table-tennis ball',
    // ITTF: 40 mm across, 2.7 g. Terminal speed 8.8 m/s.
    params: {
      radiusM: 0.02,
      massKg: 0.0027,
      materialId: 'celluloid',
      massDistribution: 'shell',
      dragCoefficient: 0.45,
      liftPerSpinRatio: 0.6,
      liftCap: 0.4,
    },
  },
  {
    id: 'golf',
    label: 'Golf ball',
    // R&A and USGA: at least 42.67 mm across, at most 45.93 g. Terminal speed 46 m/s.
    params: {
      radiusM: 0.02135,
      massKg: 0.0459,
      materialId: 'ionomer',
      massDistribution: 'solid',
      dragCoefficient: 0.25,
      liftPerSpinRatio: 1.2,
      liftCap: 0.3,
    },
  },
  {
    id: 'bowling',
    label: 'Bowling ball (16 lb)',
    // USBC: 215.9–218.3 mm across, at most 7.26 kg; radius of gyration 2.46–2.80 in, as of a solid (2.70 in).
    params: {
      radiusM: 0.1085,
      massKg: 7.26,
      materialId: 'urethane',
      massDistribution: 'solid',
      dragCoefficient: 0.47,
      liftPerSpinRatio: 0.2,
      liftCap: 0.2,
    },
  },
  {
    id: 'billiard',
    label: 'Billiard ball (pool)',
    // WPA: 57.15 mm across, 170 g.
    params: {
      radiusM: 0.028575,
      massKg: 0.17,
      materialId: 'phenolic',
      massDistribution: 'solid',
      dragCoefficient: 0.5,
      liftPerSpinRatio: 0.2,
      liftCap: 0.2,
    },
  },
  {
    id: 'cradle',
    label: 'Steel ball (5 cm)',
    // Bearing steel of 7850 kg/m3: 0.514 kg.
    params: {
      radiusM: 0.025,
      massKg: 0.514,
      materialId: 'steel',
      massDistribution: 'solid',
      dragCoefficient: 0.47,
      liftPerSpinRatio: 0.2,
      liftCap: 0.2,
    },
  },
  {
    id: 'wrecking-ball',
    label: 'Wrecking ball',
    // Forged steel, 450 to 5400 kg by the makers; 1 m across at 7850 kg/m3 makes 4110 kg.
    params: {
      radiusM: 0.5,
      massKg: 4110,
      materialId: 'steel',
      massDistribution: 'solid',
      dragCoefficient: 0.47,
      liftPerSpinRatio: 0.2,
      liftCap: 0.2,
    },
  },
];
