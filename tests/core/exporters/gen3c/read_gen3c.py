"""Reads a folder for GEN3C with NumPy as its loader does, and says as JSON how far its points are from a ball and a floor.

Usage: read_gen3c.py DIRECTORY, with {"centers": [[x, y, z], ...], "radius": r} of the ball on standard input. The floor is at y = 0.
"""
import json
import os
import sys

import numpy as np

folder, ball = sys.argv[1], json.load(sys.stdin)
depth = np.load(os.path.join(folder, "depth.npz"))["depth"]
mask = np.load(os.path.join(folder, "mask.npz"))["mask"]
camera = np.load(os.path.join(folder, "camera.npz"))
w2c, intrinsics = camera["w2c"], camera["intrinsics"]
arrays = {"depth": depth, "mask": mask, "w2c": w2c, "intrinsics": intrinsics}
height, width = depth.shape[1:]
grid = np.stack([*np.meshgrid(np.arange(width), np.arange(height)), np.ones((height, width))], -1)
ball_m, floor_m, ball_pixels = 0.0, 0.0, 0
for f in range(len(depth)):
    rays = grid @ np.linalg.inv(intrinsics[f].astype(float)).T
    seen = rays * depth[f].astype(float)[..., None]
    c2w = np.linalg.inv(w2c[f].astype(float))
    points = seen @ c2w[:3, :3].T + c2w[:3, 3]
    off_ball = np.abs(np.linalg.norm(points - ball["centers"][f], axis=-1) - ball["radius"])
    off_floor = np.abs(points[..., 1])
    # Every pixel that is not masked lies on one of the two: on the nearer one.
    on_ball = mask[f] & (off_ball < off_floor)
    ball_pixels += int(on_ball.sum())
    if on_ball.any():
        ball_m = max(ball_m, off_ball[on_ball].max())
    on_floor = mask[f] & ~on_ball
    if on_floor.any():
        # Along the ray, of which a floor that is seen at a slant takes only a part.
        floor_m = max(floor_m, off_floor[on_floor & (depth[f] < 8)].max())
print(
    json.dumps(
        {
            "types": {name: str(array.dtype) for name, array in arrays.items()},
            "shapes": {name: array.shape for name, array in arrays.items()},
            "ballM": float(ball_m),
            "floorM": float(floor_m),
            "ballPixels": ball_pixels,
            "maskedShare": float(1 - mask.mean()),
        }
    )
)
