"""Reads COCO annotations with the standard library and NumPy, and says as JSON how far masks, boxes and areas are apart.

Usage: read_coco.py DIRECTORY. Where pycocotools is installed, its masks must be the same as those read here.
"""
import json
import os
import sys

import numpy as np


def unpack(text):
    counts, at = [], 0
    while at < len(text):
        value, shift, more = 0, 0, True
        while more:
            letter = ord(text[at]) - 48
            value |= (letter & 0x1F) << shift
            more = letter & 0x20
            at += 1
            shift += 5
            if not more and letter & 0x10:
                value |= -1 << shift
        if len(counts) > 2:
            value += counts[-2]
        counts.append(value)
    return counts


def mask_of(segmentation):
    height, width = segmentation["size"]
    counts = unpack(segmentation["counts"])
    assert sum(counts) == height * width
    flat = np.repeat(np.arange(len(counts)) % 2, counts)
    return flat.reshape(width, height).T.astype(bool)


path = os.path.join(sys.argv[1], "annotations.json")
data = json.load(open(path))
assert {"info", "licenses", "images", "annotations", "categories"} <= set(data)
images = {image["id"]: image for image in data["images"]}
categories = {category["id"]: category["name"] for category in data["categories"]}
assert len(images) == len(data["images"])
ids = [annotation["id"] for annotation in data["annotations"]]
assert len(set(ids)) == len(ids) and 0 not in ids
seen = []
for annotation in data["annotations"]:
    image = images[annotation["image_id"]]
    assert annotation["category_id"] in categories and annotation["iscrowd"] == 0
    assert annotation["segmentation"]["size"] == [image["height"], image["width"]]
    mask = mask_of(annotation["segmentation"])
    rows, cols = np.where(mask)
    box = [cols.min(), rows.min(), cols.max() - cols.min() + 1, rows.max() - rows.min() + 1]
    assert annotation["bbox"] == [int(v) for v in box] and annotation["area"] == mask.sum()
    seen.append({"frame": image["frame_index"], "rows": rows.tolist(), "cols": cols.tolist()})
for image in data["images"]:
    head = open(os.path.join(sys.argv[1], image["file_name"]), "rb").read(26)
    assert head[:8] == b"\x89PNG\r\n\x1a\n" and head[24:26] == b"\x08\x02"
    assert [int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")] == [image["width"], image["height"]]
theirs = False
try:
    from pycocotools.coco import COCO

    sys.stdout, out = open(os.devnull, "w"), sys.stdout
    tool = COCO(path)
    sys.stdout = out
    for annotation in data["annotations"]:
        assert np.array_equal(tool.annToMask(annotation).astype(bool), mask_of(annotation["segmentation"]))
    theirs = True
except ImportError:
    pass
print(json.dumps({"seen": seen, "images": len(images), "categories": sorted(categories.values()), "readByCocosOwn": theirs}))
