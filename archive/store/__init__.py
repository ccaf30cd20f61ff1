"""The store: all that is held, and all SQL (SQLAlchemy Core)."""

from archive.store.holdings.captures import Waiting
from archive.store.opening import create_store, open_store, restore
from archive.store.store import Store

__all__ = ["Store", "Waiting", "create_store", "open_store", "restore"]
