"""The detector with what its heads read as outputs: python training/tap_detector.py DETECTOR.onnx TAPPED.onnx"""

import sys

import onnx
from onnx import helper

from detector_heads import SEED_MAPS, add_composition_means, without_heads

source, target = sys.argv[1:]
whole = onnx.load(source)
model = whole if any(value.name == "seeds" for value in whole.graph.output) else without_heads(source)
if model is not whole:
    add_composition_means(model.graph)
outputs = {"composition/means": "composition/means", **{f"map{i}": name for i, (name, _, _) in enumerate(SEED_MAPS)}}
for name, source_name in outputs.items():
    if name != source_name:
        model.graph.node.append(helper.make_node("Identity", [source_name], [name]))
    model.graph.output.append(helper.make_empty_tensor_value_info(name))
onnx.save(model, target)
