"""Agents: the people, and the organisations that speak, whom printed names mean.

Whom a name means hangs on its folded key alone, so that the order in which releases come changes
nothing. What a person taught goes before an authority record, that before the agent minted for it.
"""
