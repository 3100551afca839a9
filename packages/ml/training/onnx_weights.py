"""Builds small ONNX files: weights stored as int8, restored to float32 on load.

Only the *stored* form is quantised (symmetric, one scale per output channel).
`Cast` and `Mul` on constants are folded by onnxruntime when a session opens,
so inference runs in float32 and the loss is a rounding of weights alone.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# Biases and scalars stay float32: too few bytes to matter, much to lose.
MIN_ELEMENTS_TO_QUANTISE = 512


def quantised_nodes(name: str, weight: np.ndarray):
    """Returns (initializers, nodes) that recreate `weight` under `name`.

    Axis 0 must be the output channel, as in ONNX Conv and Gemm(transB=1).
    """
    flat = np.abs(weight.reshape(weight.shape[0], -1)).max(axis=1)
    scale = (np.maximum(flat, 1e-12) / 127).astype(np.float32)
    scale = scale.reshape([-1] + [1] * (weight.ndim - 1))
    stored = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
    initializers = [
        numpy_helper.from_array(stored, f"{name}/int8"),
        numpy_helper.from_array(scale, f"{name}/scale"),
    ]
    nodes = [
        helper.make_node("Cast", [f"{name}/int8"], [f"{name}/float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}/float", f"{name}/scale"], [name]),
    ]
    return initializers, nodes


def store_weights_as_int8(model: onnx.ModelProto) -> onnx.ModelProto:
    """Replaces every large Conv and Gemm weight of `model` by its int8 form."""
    graph = model.graph
    channel_first = {
        node.input[1]
        for node in graph.node
        if node.op_type == "Conv"
        or (node.op_type == "Gemm" and any(a.name == "transB" and a.i for a in node.attribute))
    }
    kept, added, nodes = [], [], []
    for initializer in graph.initializer:
        weight = numpy_helper.to_array(initializer)
        if initializer.name in channel_first and weight.size >= MIN_ELEMENTS_TO_QUANTISE:
            new, restore = quantised_nodes(initializer.name, weight)
            added += new
            nodes += restore
        else:
            kept.append(initializer)
    body = list(graph.node)
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes + body)
    graph.initializer.extend(kept + added)
    onnx.checker.check_model(model)
    return model
