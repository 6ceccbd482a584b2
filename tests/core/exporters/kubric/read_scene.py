"""Reads a Kubric scene directory with the standard library and NumPy, and says as JSON how far what it holds is apart.

Usage: read_scene.py DIRECTORY RADIUS. The first instance must be a ball of that radius, and the background a floor at height 0.
Where imageio and pypng are installed, with which Kubric itself reads, their pixels must be the same.
"""
import json
import os
import struct
import sys
import zlib

import numpy as np

LAYERS = ("rgba", "segmentation", "forward_flow", "backward_flow", "depth", "normal", "object_coordinates")


def read_png(path):
    data = open(path, "rb").read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, body, palette = 8, b"", None
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + content)
        if kind == b"IHDR":
            width, height, bits, color, _, _, interlace = struct.unpack(">IIBBBBB", content)
            assert interlace == 0
        elif kind == b"PLTE":
            palette = len(content) // 3
        elif kind == b"IDAT":
            body += content
        at += 12 + size
    planes = {0: 1, 2: 3, 3: 1, 6: 4}[color]
    step = planes * bits // 8
    rows = np.frombuffer(zlib.decompress(body), np.uint8).reshape(height, 1 + width * step)
    out = np.zeros((height, width * step), np.uint8)
    for y in range(height):
        kind, row = rows[y, 0], rows[y, 1:]
        assert kind in (0, 2), "filter %d" % kind
        out[y] = row if kind == 0 else row + out[y - 1]
    pixels = out.view(">u2").astype(np.uint16) if bits == 16 else out
    return pixels.reshape(height, width, planes), bits, palette


def read_tiff(path):
    data = open(path, "rb").read()
    assert data[:4] == b"II*\x00"
    (at,) = struct.unpack("<I", data[4:8])
    (count,) = struct.unpack("<H", data[at : at + 2])
    tags = {}
    for i in range(count):
        tag, kind, n, value = struct.unpack("<HHII", data[at + 2 + 12 * i : at + 14 + 12 * i])
        assert n == 1 and kind in (3, 4)
        tags[tag] = value & 0xFFFF if kind == 3 else value
    assert list(tags) == sorted(tags)
    assert (tags[258], tags[259], tags[277], tags[339]) == (32, 1, 1, 3)
    values = np.frombuffer(data[tags[273] : tags[273] + tags[279]], "<f4")
    return values.reshape(tags[257], tags[256])


def check_with_kubrics_own(path, pixels):
    try:
        import imageio
        import png
    except ImportError:
        return False
    if path.endswith(".tiff"):
        theirs = imageio.imread(open(path, "rb").read(), format="tiff")
    else:
        width, height, rows, info = png.Reader(filename=path).read()
        theirs = np.vstack([np.array(row) for row in rows]).reshape(height, width, info["planes"])
    assert np.array_equal(np.asarray(theirs).reshape(pixels.shape), pixels), path
    return True


def matrix(q):
    w, x, y, z = q
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


folder, radius = sys.argv[1], float(sys.argv[2])
meta, events, ranges = (
    json.load(open(os.path.join(folder, name))) for name in ("metadata.json", "events.json", "data_ranges.json")
)
frames = meta["metadata"]["num_frames"]
width, height = meta["metadata"]["resolution"]
names = os.listdir(folder)
for layer in LAYERS:
    end = "tiff" if layer == "depth" else "png"
    assert sorted(n for n in names if n.startswith(layer)) == ["%s_%05d.%s" % (layer, f, end) for f in range(frames)]
assert meta["metadata"]["num_instances"] == len(meta["instances"])

camera = meta["camera"]
K = np.array(camera["K"])
positions, turns = np.array(camera["positions"], np.float64), [matrix(q) for q in camera["quaternions"]]
assert positions.shape == (frames, 3) and len(turns) == frames
assert np.allclose(np.array(camera["R"])[:3, :3], turns[0], atol=1e-5)
assert abs(camera["focal_length"] / camera["sensor_width"] - K[0, 0]) < 1e-5
assert abs(2 * np.arctan(0.5 * camera["sensor_width"] / camera["focal_length"]) - camera["field_of_view"]) < 1e-5


def project(frame, points):
    """As Kubric's Camera.project_point: shares of the picture."""
    seen = (np.asarray(points) - positions[frame]) @ turns[frame]
    image = seen @ K.T
    return image[..., :2] / image[..., 2:]


columns = {
    "positions": (frames, 3),
    "quaternions": (frames, 4),
    "velocities": (frames, 3),
    "angular_velocities": (frames, 3),
    "bboxes_3d": (frames, 8, 3),
    "image_positions": (frames, 2),
    "visibility": (frames,),
}
for instance in meta["instances"]:
    for name, shape in columns.items():
        assert np.array(instance[name], np.float32).shape == shape, name
    assert all(isinstance(instance[name], (int, float)) for name in ("mass", "friction", "restitution"))
    assert 0 <= instance["friction"] and 0 <= instance["restitution"] <= 1
    np.array(instance["visibility"]).astype(np.uint16), np.array(instance["bbox_frames"]).astype(np.uint16)
sums = [sum(instance["visibility"]) for instance in meta["instances"]]
assert sums == sorted(sums, reverse=True) and all(s > 0 for s in sums)

worst = {}


def worse(name, value):
    worst[name] = max(worst.get(name, 0.0), float(value))


ball = meta["instances"][0]
grid = np.stack(np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5), -1)
# A pixel's ray by the intrinsics: K maps (x, y, z) to shares times -z.
shares = grid / [width, height]
rays = np.stack([(shares[..., 0] - 0.5) / K[0, 0], (shares[..., 1] - 0.5) / K[1, 1], -np.ones((height, width))], -1)
rays /= np.linalg.norm(rays, axis=-1, keepdims=True)
both = True
seen_ball = 0
for f in range(frames):
    layer = {}
    for name in LAYERS:
        path = os.path.join(folder, "%s_%05d.%s" % (name, f, "tiff" if name == "depth" else "png"))
        if name == "depth":
            layer[name] = read_tiff(path)
        else:
            layer[name], bits, palette = read_png(path)
            expected = {"rgba": (8, 4, False), "segmentation": (8, 1, True)}.get(name, (16, 3, False))
            assert (bits, layer[name].shape[2], palette is not None) == expected, name
        both = check_with_kubrics_own(path, layer[name]) and both
        assert layer[name].shape[:2] == (height, width)
    ids = layer["segmentation"][..., 0]
    depth = layer["depth"].astype(np.float64)
    points = positions[f] + depth[..., None] * (rays @ turns[f].T)
    for k, instance in enumerate(meta["instances"]):
        mask = ids == k + 1
        assert instance["visibility"][f] == mask.sum()
        if mask.any():
            rows, cols = np.where(mask)
            box = [rows.min() / height, cols.min() / width, (rows.max() + 1) / height, (cols.max() + 1) / width]
            given = instance["bboxes"][instance["bbox_frames"].index(f)]
            worse("box_shares", np.abs(np.array(given) - box).max())
        else:
            assert f not in instance["bbox_frames"]
    worse("image_position_shares", np.abs(project(f, ball["positions"][f]) - ball["image_positions"][f]).max())
    mask = ids == 1
    seen_ball += mask.sum()
    center = np.array(ball["positions"][f])
    corners = np.array(ball["bboxes_3d"][f])
    if mask.any():
        assert np.allclose(corners.mean(0), center, atol=1e-5)
        worse("ball_surface_m", np.abs(np.linalg.norm(points[mask] - center, axis=-1) - radius).max())
        normal = layer["normal"][mask] / 65535 * 2 - 1
        worse("ball_normal", np.abs(normal - (points[mask] - center) / radius).max())
        inside = layer["object_coordinates"][mask] / 65535
        rebuilt = corners[0] + inside @ np.stack([corners[4] - corners[0], corners[2] - corners[0], corners[1] - corners[0]])
        worse("object_coordinates_m", np.linalg.norm(rebuilt - points[mask], axis=-1).max())
    # Its sides are elsewhere: it ends farther out.
    floor = (ids == 0) & (depth < 1e6) & (np.abs(points[..., :2]).max(-1) < 9)
    if floor.any():
        off = np.abs(points[..., 2])
        if (floor & (depth < 6)).any():
            worse("floor_m", off[floor & (depth < 6)].max())
        worse("floor_share_of_distance", (off / depth)[floor].max())
        worse("floor_normal", np.abs(layer["normal"][floor] / 65535 * 2 - 1 - [0, 0, 1]).max())
    for name, to, sign in (("forward_flow", f + 1, 1), ("backward_flow", f - 1, -1)):
        low, high = ranges[name]["min"], ranges[name]["max"]
        flow = layer[name][..., :2] / 65535 * (high - low) + low
        assert (layer[name][..., 2] == 0).all()
        if not 0 <= to < frames:
            worse("flow_at_ends_px", np.abs(flow).max())
            continue
        moved = points + (np.array(ball["positions"][to]) - center) * mask[..., None]
        there = project(to, moved)[..., ::-1] * [height, width]
        ahead = grid[..., ::-1] + sign * flow
        known = depth < 1e6
        worse(name + "_px", np.linalg.norm(there - ahead, axis=-1)[known].max())
        worse("longest_" + name + "_px", np.linalg.norm(flow, axis=-1)[known].max())

for collision in events["collisions"]:
    np.array(collision["instances"]).astype(np.uint16)
    assert collision["force"] > 1e-6 and len(collision["image_position"]) == 2
    f = int(round(collision["frame"]))
    worse("collision_image_shares", np.abs(project(f, collision["position"]) - collision["image_position"]).max())
    worse("collision_normal", abs(np.linalg.norm(collision["contact_normal"]) - 1))

print(json.dumps({"worst": worst, "frames": frames, "ballPixels": int(seen_ball), "readByKubricsOwn": both}))
