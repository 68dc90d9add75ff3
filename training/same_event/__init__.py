"""How the weights for linking events are made."""
