"""The network: a BERT encoder with small extra embeddings, a tag head with a CRF, and a linking head."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from sayso.coding.tagging.tags import TAGS, may_end, may_follow, may_start
from sayso.coding.tagging.words import QUOTE_STATES, SHAPES

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, LONGEST = 384, 6, 12, 1536, 30522, 512
LINK = 64
LINK_KINDS = ("content_of", "cue_of_content", "source_of", "cue_of_source")
NEVER = -1e4


class Layer(nn.Module):
    """One transformer layer, normalised after each part, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The next encodings `[batch, length, WIDTH]`; `mask` is added to the scores of attention."""
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, WIDTH // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.output(mixed))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces with shape, quote state and region to vectors. Starts as MiniLM: the extra embeddings start at zero."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.shapes, self.quotes, self.regions = (nn.Embedding(n, WIDTH) for n in (SHAPES + 1, QUOTE_STATES, 2))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        for extra in (self.shapes, self.quotes, self.regions):
            nn.init.zeros_(extra.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, quotes: Tensor, regions: Tensor, mask: Tensor) -> Tensor:
        """Encodings `[batch, length, WIDTH]`; where `mask` is 0 nobody looks."""
        positions = torch.arange(pieces.shape[1]).unsqueeze(0)
        x = self.pieces(pieces) + self.positions(positions)
        x = x + self.shapes(shapes) + self.quotes(quotes) + self.regions(regions)
        x = self.dropout(self.norm(x))
        blocked = (1.0 - mask[:, None, None, :].to(x.dtype)) * NEVER
        for layer in self.layers:
            x = layer(x, blocked)
        return x

    def load_minilm(self, folder: Path) -> None:
        """Take over the weights of all-MiniLM-L6-v2."""
        given = load_file(folder / "model.safetensors")
        own = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "output": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for i in range(LAYERS):
            for mine, theirs in names.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{i}.{mine}.{kind}"] = given[f"encoder.layer.{i}.{theirs}.{kind}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        if unexpected or {name.split(".")[0] for name in missing} != {"shapes", "quotes", "regions"}:
            raise ValueError(f"not MiniLM: {missing}, {unexpected}")


class Crf(nn.Module):
    """A linear-chain CRF over the words of a paragraph, with the transitions that tags forbid."""

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.starts, self.ends = nn.Parameter(torch.zeros(TAGS)), nn.Parameter(torch.zeros(TAGS))
        never = [[0.0 if may_follow(i, j) else NEVER for j in range(TAGS)] for i in range(TAGS)]
        self.register_buffer("never", torch.tensor(never))
        self.register_buffer("never_start", torch.tensor([0.0 if may_start(i) else NEVER for i in range(TAGS)]))
        self.register_buffer("never_end", torch.tensor([0.0 if may_end(i) else NEVER for i in range(TAGS)]))

    def forward(self, emissions: Tensor, lengths: Tensor) -> Tensor:
        """Log Z of each row `[rows, words, tags]`."""
        transitions = self.transitions + self.never
        alpha = self.starts + self.never_start + emissions[:, 0]
        ends = self.ends + self.never_end
        for t in range(1, emissions.shape[1]):
            after = torch.logsumexp(alpha.unsqueeze(2) + transitions, 1) + emissions[:, t]
            alpha = torch.where((lengths > t).unsqueeze(1), after, alpha)
        return torch.logsumexp(alpha + ends, 1)

    def loss(self, emissions: Tensor, lengths: Tensor, gold: Tensor) -> Tensor:
        """Sum of -log p(gold) over rows; a gold tag of -1 stands for any."""
        other = torch.arange(TAGS) != gold.unsqueeze(2)
        barred = other & (gold.unsqueeze(2) >= 0)
        both = torch.cat([emissions, emissions.masked_fill(barred, NEVER)])
        free, tied = self(both, lengths.repeat(2)).chunk(2)
        return (free - tied).sum()


class Tagger(nn.Module):
    """Encoder, tag head and linking head."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.crf = Crf()
        self.links = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, LINK * len(LINK_KINDS)))
        self.no_cue, self.no_source = nn.Parameter(torch.zeros(LINK)), nn.Parameter(torch.zeros(LINK))
        self.near_content, self.near_source = nn.Parameter(torch.zeros(16)), nn.Parameter(torch.zeros(16))

    def forward(
        self, pieces: Tensor, shapes: Tensor, quotes: Tensor, regions: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """(tag scores, linking vectors, encodings) of every piece."""
        encoded = self.encoder(pieces, shapes, quotes, regions, mask)
        x = self.dropout(encoded)
        return self.tags(x), self.links(x), encoded
