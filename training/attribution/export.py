"""Write a trained network as the files that the program reads: `python -m training.attribution.export NET MINILM OUT`.

The graph is built by hand from ONNX Runtime's fused operators. The piece embeddings are stored as int8 with a scale per
piece, the weights of the layers as int8 per column (dynamic quantization); the two heads stay as they are.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.attribution.net import HEADS, LAYERS, Tagger

from sayso.coding.tagging.words import QUOTE_STATES, SHAPES


class Graph:
    """An ONNX graph in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: np.ndarray) -> str:
        """Add a constant; its name comes back."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, name: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """Add a node whose one output has its name, which comes back."""
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, domain=domain, **attributes))
        return name


def build(net: Tagger, whole: bool = False) -> onnx.ModelProto:
    """The graph. `whole`: piece embeddings as float32."""
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    graph = Graph()
    x = _embed(graph, state, whole)
    for i in range(LAYERS):
        x = _layer(
            graph, {k.removeprefix(f"encoder.layers.{i}."): v for k, v in state.items() if f"layers.{i}." in k}, x, i
        )
    graph.node("Identity", "encoded", x)
    _linear(graph, "tags", x, state["tags.weight"], state["tags.bias"])
    inner = _linear(graph, "links_in", x, state["links.0.weight"], state["links.0.bias"])
    inner = graph.node("Gelu", "links_gelu", inner, domain="com.microsoft")
    _linear(graph, "links", inner, state["links.2.weight"], state["links.2.bias"])
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("looks", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("positions", TensorProto.INT64, ["length"]),
    ]
    sizes = (("tags", state["tags.bias"].size), ("links", state["links.2.bias"].size), ("encoded", 384))
    outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["batch", "length", size]) for n, size in sizes]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "attribution", inputs, outputs, graph.weights),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)],
    )
    model.ir_version = 9
    return model


def _embed(graph: Graph, state: dict[str, np.ndarray], whole: bool) -> str:
    table = state["encoder.pieces.weight"]
    if whole:
        pieces = graph.node("Gather", "piece_vectors", graph.weight("piece_table", table), "pieces")
    else:
        scale = np.abs(table).max(1, keepdims=True) / 127
        graph.weight("piece_table", np.round(table / np.maximum(scale, 1e-12)).astype(np.int8))
        rows = graph.node("Gather", "piece_rows", "piece_table", "pieces")
        scales = graph.node("Gather", "piece_scales", graph.weight("piece_scale", scale.astype(np.float32)), "pieces")
        rows = graph.node("Cast", "piece_floats", rows, to=TensorProto.FLOAT)
        pieces = graph.node("Mul", "piece_vectors", rows, scales)
    looks = (
        state["encoder.shapes.weight"][:, None, None]
        + state["encoder.quotes.weight"][None, :, None]
        + state["encoder.regions.weight"][None, None, :]
    ).reshape((SHAPES + 1) * QUOTE_STATES * 2, -1)
    look = graph.node("Gather", "look_vectors", graph.weight("look_table", looks), "looks")
    places = graph.weight("position_table", state["encoder.positions.weight"])
    place = graph.node("Gather", "position_vectors", places, "positions")
    x = graph.node("Add", "embedded_pieces", pieces, look)
    x = graph.node("Add", "embedded", x, place)
    norm = [graph.weight(f"embed_norm_{k}", state[f"encoder.norm.{k}"]) for k in ("weight", "bias")]
    return graph.node("LayerNormalization", "embed_norm", x, *norm, axis=-1, epsilon=1e-12)


def _layer(graph: Graph, state: dict[str, np.ndarray], x: str, i: int) -> str:
    def given(name: str, value: np.ndarray) -> str:
        return graph.weight(f"layer{i}_{name}", value)

    parts = ("query", "key", "value")
    mixed = graph.node(
        "Attention",
        f"layer{i}_attention",
        x,
        given("qkv", np.concatenate([state[f"{part}.weight"].T for part in parts], 1)),
        given("qkv_bias", np.concatenate([state[f"{part}.bias"] for part in parts])),
        domain="com.microsoft",
        num_heads=HEADS,
    )
    mixed = graph.node("MatMul", f"layer{i}_output", mixed, given("output_weight", state["output.weight"].T))
    x = _add_norm(graph, state, mixed, x, i, "norm1", "output")
    up = graph.node("MatMul", f"layer{i}_up", x, given("up_weight", state["up.weight"].T))
    up = graph.node("BiasGelu", f"layer{i}_gelu", up, given("up_bias", state["up.bias"]), domain="com.microsoft")
    down = graph.node("MatMul", f"layer{i}_down", up, given("down_weight", state["down.weight"].T))
    return _add_norm(graph, state, down, x, i, "norm2", "down")


def _add_norm(graph: Graph, state: dict[str, np.ndarray], new: str, old: str, i: int, norm: str, bias: str) -> str:
    """Not as one operator, `SkipLayerNormalization`: that takes five times as long as its two parts on a CPU."""
    biased = graph.node(
        "Add", f"layer{i}_{norm}_biased", new, graph.weight(f"layer{i}_{bias}_bias", state[f"{bias}.bias"])
    )
    both = graph.node("Add", f"layer{i}_{norm}_sum", biased, old)
    weights = [graph.weight(f"layer{i}_{norm}_{k}", state[f"{norm}.{k}"]) for k in ("weight", "bias")]
    return graph.node("LayerNormalization", f"layer{i}_{norm}", both, *weights, axis=-1, epsilon=1e-12)


def _linear(graph: Graph, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
    product = graph.node("MatMul", f"{name}_product", x, graph.weight(f"{name}_weight", weight.T))
    return graph.node("Add", name, product, graph.weight(f"{name}_bias", bias))


def export(net: Tagger, minilm: Path, out: Path, whole: bool = False, narrow: bool = False) -> None:
    """Write `tagger.onnx`, `decoder.npz` and `vocabulary.txt`. `whole`: float32; `narrow`: 7-bit weights."""
    out.mkdir(parents=True, exist_ok=True)
    model = build(net, whole)
    if whole:
        onnx.save(model, out / "tagger.onnx")
    else:
        with tempfile.TemporaryDirectory() as folder:
            onnx.save(model, Path(folder) / "whole.onnx")
            quantize_dynamic(
                Path(folder) / "whole.onnx",
                out / "tagger.onnx",
                op_types_to_quantize=["MatMul", "Attention"],
                per_channel=True,
                reduce_range=narrow,
                weight_type=QuantType.QInt8,
                nodes_to_exclude=["tags_product", "links_in_product", "links_product"],
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
    names = ("no_cue", "no_source", "near_content", "near_source")
    arrays = {name: getattr(net, name) for name in names}
    arrays |= {name: getattr(net.crf, name) for name in ("transitions", "starts", "ends")}
    np.savez(out / "decoder.npz", **{name: value.detach().numpy() for name, value in arrays.items()})
    shutil.copy(minilm / "vocab.txt", out / "vocabulary.txt")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("net", type=Path, help="epoch….pt, as `train` wrote it")
    options.add_argument("minilm", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--whole", action="store_true", help="float32 throughout, to compare with")
    options.add_argument("--narrow", action="store_true", help="weights of 7 bits, for processors without VNNI")
    given = options.parse_args()
    net = Tagger()
    net.load_state_dict(torch.load(given.net))
    export(net.eval(), given.minilm, given.out, given.whole, given.narrow)


if __name__ == "__main__":
    main()
