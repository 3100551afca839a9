"""Fits the detector's further heads: python training/fit_detector_heads.py FOLDER DETECTOR.onnx OUT.onnx

FOLDER is what `npm run extract:detector-heads` wrote. Composition: ridge regression of the strength within each
photo, every other change counting as strength 0. Seeds: logistic regression of animal on the cells, together with
the place in the box, whose terms go into src/mask/grab-cut.ts.
"""

import json
import sys

import numpy as np
import onnx
from scipy.optimize import minimize

from detector_heads import SEED_MAPS, add_composition, add_seeds, without_heads

RIDGE = 300.0
# Weight decay of the seeds, per cell.
DECAY = 1e-3
HEADS = {"slant": {"tilt"}, "crowd": {"several", "overlapped"}}
PLACE = ["down", "across^2", "down^2", "across^4", "down^4"]


def fit_composition(folder):
    looks = [json.loads(line) for line in open(f"{folder}/looks.jsonl")]
    means = np.fromfile(f"{folder}/means.f32", np.float32).reshape(len(looks), -1).astype(float)
    spread = np.maximum(means.std(0), 0.1 * np.median(means.std(0)))
    features = (means - means.mean(0)) / spread
    untouched = np.array([look["change"] == "none" for look in looks])
    weights, biases = [], []
    for changes in HEADS.values():
        rows, wanted = [], []
        for photo in sorted({look["photo"] for look in looks}):
            own = [index for index, look in enumerate(looks) if look["photo"] == photo]
            strength = np.array([looks[i]["strength"] if looks[i]["change"] in changes else 0.0 for i in own])
            rows.append(features[own] - features[own].mean(0))
            wanted.append(strength - strength.mean())
        rows, wanted = np.concatenate(rows), np.concatenate(wanted)
        # Fewer looks than features: solved between looks.
        weight = rows.T @ np.linalg.solve(rows @ rows.T + RIDGE * np.eye(len(rows)), wanted)
        weight /= (features[untouched] @ weight).std()
        weights.append(weight / spread)
        biases.append(-(means[untouched] @ weights[-1]).mean())
    return np.array(weights), np.array(biases)


def fit_seeds(folder):
    channels = sum(count for _, count, _ in SEED_MAPS)
    cells = np.fromfile(f"{folder}/cells.f32", np.float32).reshape(-1, 3 + channels)
    animal = cells[:, 0] > 0.5
    across, down = cells[:, 1], cells[:, 2]
    place = np.stack([down, across**2, down**2, across**4, down**4], 1)
    features = np.concatenate([cells[:, 3:], place], 1).astype(float)
    mean, spread = features.mean(0), features.std(0) + 1e-3
    scaled = (features - mean) / spread

    def loss(parameters):
        weight, bias = parameters[:-1], parameters[-1]
        odds = scaled @ weight + bias
        value = np.logaddexp(0, np.where(animal, -odds, odds)).mean() + DECAY * weight @ weight
        wrong = (1 / (1 + np.exp(-odds)) - animal) / len(animal)
        return value, np.append(scaled.T @ wrong + 2 * DECAY * weight, wrong.sum())

    found = minimize(loss, np.zeros(scaled.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weight = found[:-1] / spread
    seeds, terms = weight[:channels], weight[channels:]
    middle = cells[:, 3:].mean(0) @ seeds
    print("place:", found[-1] - mean @ weight + middle, dict(zip(PLACE, terms)))
    return seeds, -middle


def main(folder, source, target):
    model = without_heads(source)
    add_seeds(model.graph, *fit_seeds(folder))
    add_composition(model.graph, *fit_composition(folder))
    onnx.checker.check_model(model)
    onnx.save(model, target)


main(*sys.argv[1:])
