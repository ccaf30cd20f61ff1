"""In which days of issue everything must lie that a query finds."""

from indexer.query.ast import And, Issued, Node, Or
from indexer.query.date_range import Period, common_days, hull


def days_of(node: Node) -> Period:
    """The days that a query names; open where it names none. Raises QueryError for days that must
    all hold and have none in common."""
    match node:
        case Issued(period):
            return period
        case And(children):
            return common_days(map(days_of, children))
        case Or(children):
            return hull(map(days_of, children))
    return Period()
