"""Actors of different articles: who is who."""

from sayso.linking.actors.judging import ActorVerdict, actor_keys, judge_actors
from sayso.linking.actors.likeness import Likeness, compare_names, same_name
from sayso.linking.actors.links import link_actors
from sayso.linking.actors.names import Name, name_of, read_name
from sayso.linking.actors.sightings import ActorProfile, read_actors
from sayso.linking.actors.touched import Register, relink_actors

__all__ = [
    "ActorProfile",
    "ActorVerdict",
    "Likeness",
    "Name",
    "Register",
    "actor_keys",
    "compare_names",
    "judge_actors",
    "link_actors",
    "name_of",
    "read_actors",
    "read_name",
    "relink_actors",
    "same_name",
]
