"""The detector's two further heads: `seeds` (where there is animal) and `composition` (slant and crowd).

Both are linear in what the detector computes anyway, so they cost next to nothing and leave its boxes as they are.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

BLOCK = "tower_0/MobilenetV3/expanded_conv_%d/depthwise/"
HEAD = "tower_0/CenternetHead/"
# Maps the seeds are read from, with their channels and how many of the finest cells one of theirs spans.
SEED_MAPS = [(HEAD + "mul", 128, 1), (HEAD + "Relu_1", 192, 2), (HEAD + "Relu", 256, 4)]
# Maps whose means the composition is read from, in this order; early ones know directions, late ones things.
COMPOSITION_MAPS = [
    "tower_0/extern1/hard_swish/mul_1",
    *[BLOCK % i + ("depthwise" if i < 6 else "hard_swish/mul_1") for i in (1, 10, 11, 13, 2, 3, 4, 5, 6, 8)],
    HEAD + "Relu",
    HEAD + "Relu_1",
    HEAD + "mul",
]


def without_heads(path: str) -> onnx.ModelProto:
    """The detector as convert_detector.py wrote it."""
    model = onnx.load(path)
    graph = model.graph
    ours = lambda name: name.split("/")[0] in ("seeds", "composition")
    for part, name_of in (
        (graph.node, lambda node: node.output[0]),
        (graph.initializer, lambda tensor: tensor.name),
        (graph.output, lambda value: value.name),
    ):
        kept = [item for item in part if not ours(name_of(item))]
        del part[:]
        part.extend(kept)
    return model


def add_composition_means(graph: onnx.GraphProto) -> None:
    names = [f"composition/mean/{index}" for index in range(len(COMPOSITION_MAPS))]
    for source, name in zip(COMPOSITION_MAPS, names):
        graph.node.append(helper.make_node("ReduceMean", [source], [name], axes=[2, 3], keepdims=0))
    graph.node.append(helper.make_node("Concat", names, ["composition/means"], axis=1))


def add_composition(graph: onnx.GraphProto, weight: np.ndarray, bias: np.ndarray) -> None:
    """@param weight [2, features] and bias [2], for slant and crowd."""
    add_composition_means(graph)
    add_constant(graph, "composition/weight", weight)
    add_constant(graph, "composition/bias", bias)
    inputs = ["composition/means", "composition/weight", "composition/bias"]
    graph.node.append(helper.make_node("Gemm", inputs, ["composition"], transB=1))
    graph.output.append(helper.make_tensor_value_info("composition", TensorProto.FLOAT, [1, 2]))


def add_seeds(graph: onnx.GraphProto, weight: np.ndarray, bias: float) -> None:
    """A 1 x 1 convolution of each map, enlarged to the finest and added."""
    add_constant(graph, "seeds/bias", np.array([bias]))
    parts, start = [], 0
    for index, (source, channels, times) in enumerate(SEED_MAPS):
        name = f"seeds/{index}"
        add_constant(graph, f"{name}/weight", weight[start : start + channels].reshape(1, -1, 1, 1))
        start += channels
        inputs = [source, f"{name}/weight"] + (["seeds/bias"] if index == 0 else [])
        graph.node.append(helper.make_node("Conv", inputs, [name]))
        parts.append(name)
        if times > 1:
            add_constant(graph, f"{name}/scale", np.array([1, 1, times, times]))
            graph.node.append(
                helper.make_node(
                    "Resize", [name, "", f"{name}/scale"], [f"{name}/up"],
                    mode="linear", coordinate_transformation_mode="half_pixel",
                )
            )
            parts[-1] = f"{name}/up"
    graph.node.append(helper.make_node("Add", parts[:2], ["seeds/sum"]))
    graph.node.append(helper.make_node("Add", ["seeds/sum", parts[2]], ["seeds"]))
    graph.output.append(helper.make_tensor_value_info("seeds", TensorProto.FLOAT, [1, 1, "rows", "columns"]))


def add_constant(graph: onnx.GraphProto, name: str, value: np.ndarray) -> None:
    graph.initializer.append(numpy_helper.from_array(np.asarray(value, np.float32), name))
