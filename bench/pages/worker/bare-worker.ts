import rapier from '@dimforge/rapier3d-compat';

/** The engine and nothing else: answers when it has stepped an empty world once. */
self.onmessage = async () => {
  await rapier.init();
  const world = new rapier.World({ x: 0, y: -9.81, z: 0 });
  world.step();
  world.free();
  self.postMessage('ready');
};
