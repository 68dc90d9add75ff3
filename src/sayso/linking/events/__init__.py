"""Events of different articles: which are one happening."""

from sayso.linking.events.judging import EventVerdict, judge_events, judge_story
from sayso.linking.events.keys import event_keys
from sayso.linking.events.links import link_events
from sayso.linking.events.outlines import Outlines
from sayso.linking.events.profiles import Profile, read_profile
from sayso.linking.events.signs import EventSigns, load_event_signs
from sayso.linking.events.uncoded import judge_uncoded, link_uncoded

__all__ = [
    "EventSigns",
    "EventVerdict",
    "Outlines",
    "Profile",
    "event_keys",
    "judge_events",
    "judge_story",
    "judge_uncoded",
    "link_events",
    "link_uncoded",
    "load_event_signs",
    "read_profile",
]
