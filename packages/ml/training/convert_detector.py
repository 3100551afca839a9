"""CenterNet-MobileNetV3 (COCO) from the npm package @vladmandic/human to ONNX.

    python convert_detector.py PACKAGE_DIR OUT.onnx

The graph is rebuilt channel-first up to its two heads; peaks are picked in
TypeScript, so that a bigger or smaller input works too. Only the classes the
product asks about are kept.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from onnx_weights import store_weights_as_int8
from tfjs_graph import attribute_ints, attribute_text, attribute_texts, read_graph_model

# COCO's 80-class order: person, cat, dog, then animals that must not pass as pets.
KEPT_CLASSES = [0, 15, 16, 14, 17, 18, 19, 20, 21, 22, 23, 77]
SCORES, EDGES = "tower_0/keypoints", "tower_0/wh"


class ChannelFirstGraph:
    def __init__(self, weights):
        self.weights, self.nodes, self.initializers, self.known = weights, [], [], set()

    def constant(self, name: str, value: np.ndarray) -> str:
        if name not in self.known:
            self.known.add(name)
            self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def operand(self, name: str) -> str:
        """A tensor input; constants per channel are reshaped to broadcast."""
        if name not in self.weights:
            return name
        value = self.weights[name]
        return self.constant(name, value.reshape(-1, 1, 1) if value.ndim == 1 else value)

    def emit(self, kind: str, inputs: list[str], output: str, **attributes) -> None:
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))

    def add_convolution(self, node: dict, depthwise: bool) -> None:
        kernel = self.weights[node["input"][1]]
        if depthwise:
            kernel = kernel.transpose(2, 3, 0, 1)
        else:
            kernel = kernel.transpose(3, 2, 0, 1)
        bias = self.weights[node["input"][2]] if len(node["input"]) > 2 else None
        if "centernet_cls_output/BiasAdd" in node["name"]:
            kernel, bias = kernel[KEPT_CLASSES], bias[KEPT_CLASSES]
        inputs = [node["input"][0], self.constant(node["input"][1] + "/oihw", kernel)]
        if bias is not None:
            inputs.append(self.constant(node["input"][2] + "/kept", bias))
        activation = next((f for f in attribute_texts(node, "fused_ops") if f != "BiasAdd"), None)
        output = node["name"] + "/linear" if activation else node["name"]
        same = attribute_text(node, "padding") == "SAME"
        self.emit(
            "Conv", inputs, output,
            strides=attribute_ints(node, "strides")[1:3],
            group=kernel.shape[0] if depthwise else 1,
            auto_pad="SAME_UPPER" if same else "VALID",
        )
        if activation == "Relu":
            self.emit("Relu", [output], node["name"])
        elif activation:
            raise ValueError(f"unexpected activation {activation}")

    def add(self, node: dict) -> None:
        kind, name, inputs = node["op"], node["name"], node.get("input", [])
        if kind in ("_FusedConv2D", "Conv2D"):
            self.add_convolution(node, depthwise=False)
        elif kind in ("FusedDepthwiseConv2dNative", "DepthwiseConv2dNative"):
            self.add_convolution(node, depthwise=True)
        elif kind in ("Mul", "Add"):
            self.emit(kind, [self.operand(i) for i in inputs], name)
        elif kind in ("Relu", "Sigmoid", "Identity"):
            self.emit(kind, inputs, name)
        elif kind == "Relu6":
            bounds = [self.constant("zero", np.float32(0)), self.constant("six", np.float32(6))]
            self.emit("Clip", [inputs[0], *bounds], name)
        elif kind == "Mean":
            self.emit("ReduceMean", [inputs[0]], name, axes=[2, 3], keepdims=1)
        elif kind == "ConcatV2":
            self.emit("Concat", inputs[:-1], name, axis=1)
        elif kind == "ResizeBilinear":
            scales = self.constant("twice", np.array([1, 1, 2, 2], np.float32))
            self.emit("Resize", [inputs[0], "", scales], name, mode="linear",
                      coordinate_transformation_mode="asymmetric")
        else:
            raise ValueError(f"unexpected operation {kind} in {name}")


def convert(package: Path) -> onnx.ModelProto:
    nodes, weights = read_graph_model(package / "models" / "centernet.json")
    graph = ChannelFirstGraph(weights)
    wanted, by_name = set(), {node["name"]: node for node in nodes}
    pending = [SCORES, EDGES]
    while pending:
        name = pending.pop()
        if name in wanted or name not in by_name or by_name[name]["op"] in ("Const", "Placeholder"):
            continue
        wanted.add(name)
        pending += by_name[name].get("input", [])
    for node in nodes:
        if node["name"] in wanted:
            graph.add(node)
    onnx_graph = helper.make_graph(
        graph.nodes, "centernet-mobilenetv3",
        [helper.make_tensor_value_info("tower_0/images", TensorProto.FLOAT, [1, 3, "height", "width"])],
        [helper.make_tensor_value_info(SCORES, TensorProto.FLOAT, [1, len(KEPT_CLASSES), "rows", "columns"]),
         helper.make_tensor_value_info(EDGES, TensorProto.FLOAT, [1, 4, "rows", "columns"])],
        graph.initializers,
    )
    for node in onnx_graph.node:
        for names in (node.input, node.output):
            for position, name in enumerate(names):
                names[position] = {"tower_0/images": "image", SCORES: "scores", EDGES: "edges"}.get(name, name)
    onnx_graph.input[0].name, onnx_graph.output[0].name, onnx_graph.output[1].name = "image", "scores", "edges"
    return helper.make_model(onnx_graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


if __name__ == "__main__":
    model = convert(Path(sys.argv[1]))
    onnx.save(store_weights_as_int8(model), sys.argv[2])
