"""nsfwjs' MobileNetV2 (five classes) from the npm package nsfwjs to ONNX.

    node dump-nsfwjs.cjs PACKAGE_DIR > nsfwjs.json
    python convert_moderation.py nsfwjs.json OUT.onnx
"""

import base64
import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from onnx_weights import store_weights_as_int8
from tfjs_graph import read_weights


def convert(dump: Path) -> onnx.ModelProto:
    source = json.loads(dump.read_text())
    weights = read_weights(source["model"]["weightsManifest"], base64.b64decode(source["payload"]))
    topology = source["model"]["modelTopology"]
    layers = (topology.get("model_config") or topology)["config"]["layers"]
    nodes, initializers = [], []

    def constant(name, value):
        initializers.append(numpy_helper.from_array(np.ascontiguousarray(value, dtype=np.float32), name))
        return name

    def weight(layer, suffix):
        return weights[f"{layer}/{suffix}"]

    consumers = {}
    for layer in layers:
        for inbound in (layer["inbound_nodes"] or [[]])[0]:
            consumers.setdefault(inbound[0], []).append(layer)
    padding = {}
    alias = {}
    for layer in layers:
        kind, config, name = layer["class_name"], layer["config"], layer["config"]["name"]
        inputs = [alias.get(i[0], i[0]) for i in (layer["inbound_nodes"] or [[]])[0]]
        if kind == "InputLayer":
            alias[name] = "image"
        elif kind == "ZeroPadding2D":
            (top, bottom), (left, right) = config["padding"]
            padding[name] = [top, left, bottom, right]
            alias[name] = inputs[0]
        elif kind in ("Conv2D", "DepthwiseConv2D"):
            depthwise = kind == "DepthwiseConv2D"
            kernel = weight(name, "depthwise_kernel" if depthwise else "kernel")
            kernel = kernel.transpose(2, 3, 0, 1) if depthwise else kernel.transpose(3, 2, 0, 1)
            # Batch normalisation always follows here, so it folds into the kernel.
            (norm,) = consumers[name]
            assert norm["class_name"] == "BatchNormalization"
            n = norm["config"]["name"]
            gain = weight(n, "gamma") / np.sqrt(weight(n, "moving_variance") + norm["config"]["epsilon"])
            bias = weight(name, "bias") if config["use_bias"] else 0
            bias = weight(n, "beta") + (bias - weight(n, "moving_mean")) * gain
            kernel = kernel * gain.reshape(-1, 1, 1, 1)
            before = (layer["inbound_nodes"][0][0])[0]
            attributes = {"pads": padding[before]} if before in padding else {
                "auto_pad": "SAME_UPPER" if config["padding"] == "same" else "VALID"}
            nodes.append(helper.make_node(
                "Conv", [inputs[0], constant(f"{name}/w", kernel), constant(f"{name}/b", bias)], [n],
                strides=config["strides"], group=kernel.shape[0] if depthwise else 1, **attributes))
        elif kind == "BatchNormalization":
            pass
        elif kind == "ReLU":
            top = config.get("max_value")
            nodes.append(helper.make_node(
                "Clip", [inputs[0], constant(f"{name}/0", 0), constant(f"{name}/6", top)], [name])
                if top else helper.make_node("Relu", inputs, [name]))
        elif kind == "Add":
            nodes.append(helper.make_node("Add", inputs, [name]))
        elif kind == "AveragePooling2D":
            nodes.append(helper.make_node("AveragePool", inputs, [name],
                                          kernel_shape=config["pool_size"], strides=config["strides"]))
        elif kind == "Flatten":
            nodes.append(helper.make_node("Flatten", inputs, [name]))
        elif kind == "Dropout":
            alias[name] = inputs[0]
        elif kind == "Dense":
            linear = f"{name}/linear"
            nodes.append(helper.make_node(
                "Gemm", [inputs[0], constant(f"{name}/w", weight(name, "kernel").T),
                         constant(f"{name}/b", weight(name, "bias"))], [linear], transB=1))
            nodes.append(helper.make_node(
                {"relu": "Relu", "softmax": "Softmax"}[config["activation"]], [linear], [name]))
        else:
            raise ValueError(f"unexpected layer {kind} {name}")
    nodes.append(helper.make_node("Identity", [layers[-1]["config"]["name"]], ["probabilities"]))
    graph = helper.make_graph(
        nodes, "nsfwjs-mobilenetv2",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 3, 224, 224])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", 5])], initializers)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


if __name__ == "__main__":
    onnx.save(store_weights_as_int8(convert(Path(sys.argv[1]))), sys.argv[2])
