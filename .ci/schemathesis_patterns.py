"""Hooks of Schemathesis 4.32.5, by which it takes less CPU for the same cases.

Patterns of long texts stay as the contract has them.

Schemathesis writes the bounds of a text into its pattern (\\S of at most 10,000 characters becomes ^\\S{1,10000}$), and its engine then
takes 0.2 s to compile that pattern, each of the hundred times that a schema with such a text is asked for: a tenth of all its CPU. With
pattern and bounds apart as the contract has them it draws the same kinds of texts, up to the same bounds.

No proxy and no password is looked up in the environment, which requests does for each request: a twentieth of the CPU.
"""

import requests.sessions
from schemathesis.specs.openapi import converter
from schemathesis.specs.openapi.coverage import _operation

LONGEST_FOLDED = 100
fold = converter.update_quantifier


def fold_short(pattern, min_length, max_length):
    return pattern if max(min_length or 0, max_length or 0) > LONGEST_FOLDED else fold(pattern, min_length, max_length)


converter.update_quantifier = fold_short
_operation.update_quantifier = fold_short
requests.sessions.get_environ_proxies = lambda *_, **__: {}
requests.sessions.get_netrc_auth = lambda *_, **__: None
