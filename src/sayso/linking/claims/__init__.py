"""Claims: one proposition in several reports, who asserts it and who denies it."""

from sayso.linking.claims.judging import ClaimVerdict, judge_claims
from sayso.linking.claims.links import link_claims
from sayso.linking.claims.outlines import Outlines
from sayso.linking.claims.profiles import Claim, ClaimProfile, ClaimSigns, claim_keys, read_claims

__all__ = [
    "Claim",
    "ClaimProfile",
    "ClaimSigns",
    "ClaimVerdict",
    "Outlines",
    "claim_keys",
    "judge_claims",
    "link_claims",
    "read_claims",
]
