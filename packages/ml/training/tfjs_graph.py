"""Reads the two TensorFlow.js files we convert, without TensorFlow."""

import base64
import json
from pathlib import Path

import numpy as np

DTYPES = {"float32": np.float32, "int32": np.int32, "uint8": np.uint8, "float16": np.float16, "uint16": np.uint16}


def read_weights(manifest: list, payload: bytes) -> dict[str, np.ndarray]:
    """Decodes a weights manifest; quantised entries become float32 again."""
    weights, offset = {}, 0
    for group in manifest:
        for entry in group["weights"]:
            size = int(np.prod(entry["shape"])) if entry["shape"] else 1
            quantisation = entry.get("quantization")
            stored = DTYPES[quantisation["dtype"] if quantisation else entry["dtype"]]
            raw = np.frombuffer(payload, dtype=stored, count=size, offset=offset)
            offset += size * np.dtype(stored).itemsize
            value = raw.astype(DTYPES[entry["dtype"]])
            if quantisation and quantisation["dtype"] != "float16":
                value = value * np.float32(quantisation["scale"]) + np.float32(quantisation["min"])
            weights[entry["name"]] = value.reshape(entry["shape"]).astype(DTYPES[entry["dtype"]])
    if offset != len(payload):
        raise ValueError(f"manifest describes {offset} bytes, file has {len(payload)}")
    return weights


def read_graph_model(model_json: Path):
    """Returns (nodes, weights) of a tfjs graph model with one weight file beside it."""
    model = json.loads(model_json.read_text())
    payload = b"".join(
        (model_json.parent / path).read_bytes()
        for group in model["weightsManifest"]
        for path in group["paths"]
    )
    return model["modelTopology"]["node"], read_weights(model["weightsManifest"], payload)


def attribute_text(node: dict, name: str) -> str:
    return base64.b64decode(node["attr"][name]["s"]).decode()


def attribute_texts(node: dict, name: str) -> list[str]:
    values = node["attr"].get(name, {}).get("list", {}).get("s", [])
    return [base64.b64decode(value).decode() for value in values]


def attribute_ints(node: dict, name: str) -> list[int]:
    return [int(value) for value in node["attr"][name]["list"]["i"]]
