"""How the attribution tagger was trained."""
