"""The network, run by ONNX Runtime on one thread. The only module that imports it."""

from typing import Any

import numpy as np
import onnxruntime  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_RUNTIME: Any = onnxruntime  # it carries no types


class Network:
    """A graph with the outputs `tags` and `links`, and `encoded` for other readers of the same encoder."""

    def __init__(self, model: bytes) -> None:
        _RUNTIME.disable_telemetry_events()
        options = _RUNTIME.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Its operator for a sum and the norm of it, which it would put in place of the two, takes five times as long.
        self._session: Any = _RUNTIME.InferenceSession(
            model, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )

    def read(self, inputs: dict[str, Ints]) -> tuple[Floats, Floats]:
        """(tag scores, linking vectors) of every piece of one window, `[pieces, …]`."""
        tags, links = self._session.run(["tags", "links"], inputs)
        return tags[0], links[0]
