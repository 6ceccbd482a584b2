import type { ShotBody, ShotPart, ShotSpec } from '../../shot/shot-spec.ts';

/** What glTF has no place for, beside what it belongs to: kilograms, metres, seconds. */
export function bodyExtras(body: ShotBody): object {
  const { id, subjectId, drive, massKg, centerOfMassM, inertiaKgm2, principalRotation } = body;
  return { bodyId: id, subjectId, drive, massKg, centerOfMassM, inertiaKgm2, principalRotation };
}

export function partExtras({ id, material, friction, restitution, role }: ShotPart): object {
  return { partId: id, material, friction, restitution, role };
}

/** The cut, the contacts that are seen, and the sky, which is no light of glTF. */
export function sceneExtras({ clip, shots, contacts, lights, materials, madeBy, world }: ShotSpec): object {
  return {
    frameRate: clip.frameRate,
    frameCount: clip.frameCount,
    widthPx: clip.widthPx,
    heightPx: clip.heightPx,
    gravityMps2: world.gravityMps2,
    bakeKeys: madeBy.bakeKeys,
    shots: shots.map(({ id, name, cameraName, takeName, startFrame, frameCount, sourceStartS, speed }) => ({
      id,
      name,
      cameraName,
      takeName,
      startFrame,
      frameCount,
      sourceStartS,
      speed,
    })),
    materials: materials.map(({ id, densityKgpm3 }) => ({ id, densityKgpm3 })),
    skies: lights.filter(({ kind }) => kind === 'sky').map(({ intensity, colorRgb }) => ({ intensity, colorRgb })),
    contacts: contacts
      .filter(({ clipTimesS }) => clipTimesS.length > 0)
      .map(({ id, phase, clipTimesS, bodyIds, partIds, pointM, normal, impulseNs, normalSpeedMps }) => ({
        id,
        phase,
        clipTimesS,
        bodyIds,
        partIds,
        pointM,
        normal,
        impulseNs,
        normalSpeedMps,
      })),
  };
}
