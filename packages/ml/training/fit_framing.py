"""Learns the framing judges: python training/fit_framing.py FOLDER weights/backbone.onnx > framing-judges.json

FOLDER is what `npm run extract:framing` wrote. Ridge regression of the strength on the features, within
each photo; the judges' int8 weights, scales and biases go into src/quality/framing-judges.ts.
"""
import base64
import hashlib
import json
import sys

import numpy as np

FEATURES = 1280
RIDGE = 100.0
# How much each part counts in the one framing judge.
PARTS = {"crop": 0.6, "tilt": 3.0, "several": 4.0, "obstructed": 1.0}
# How much other faults weigh, with strength 0, for the judge that names an obstacle.
OTHERS = 0.3


def fit(features, looks, kind, others):
    gram = np.zeros((FEATURES, FEATURES))
    moment = np.zeros(FEATURES)
    for photo in sorted({look["photo"] for look in looks}):
        own = [index for index, look in enumerate(looks) if look["photo"] == photo]
        rows = features[own]
        strength = np.array([looks[i]["strength"] if looks[i]["degradation"] == kind else 0.0 for i in own])
        weight = np.array([1.0 if looks[i]["degradation"] in (kind, "none") else others for i in own])
        rows = (rows - weight @ rows / weight.sum()) * np.sqrt(weight)[:, None]
        strength = (strength - weight @ strength / weight.sum()) * np.sqrt(weight)
        gram += rows.T @ rows
        moment += rows.T @ strength
    return np.linalg.solve(gram + RIDGE * np.eye(FEATURES), moment)


def stored(weights, untouched):
    weights = weights / (untouched @ weights).std()
    scale = np.abs(weights).max() / 127
    int8 = np.round(weights / scale).astype(np.int8)
    return {
        "scale": float(scale),
        "bias": float(-(untouched @ weights).mean()),
        "int8": base64.b64encode(int8.tobytes()).decode(),
    }


def main(folder, backbone):
    looks = [json.loads(line) for line in open(f"{folder}/looks.jsonl")]
    features = np.fromfile(f"{folder}/features.f32", dtype=np.float32).reshape(-1, FEATURES).astype(float)
    untouched = features[[look["degradation"] == "none" for look in looks]]
    framing = np.zeros(FEATURES)
    for kind, share in PARTS.items():
        weights = fit(features, looks, kind, 0.0)
        framing += share * weights / (untouched @ weights).std()
    judges = {
        "backbone": hashlib.sha256(open(backbone, "rb").read()).hexdigest(),
        "framing": stored(framing, untouched),
        "obstructed": stored(fit(features, looks, "obstructed", OTHERS), untouched),
    }
    print(json.dumps(judges, indent=2))


main(*sys.argv[1:])
