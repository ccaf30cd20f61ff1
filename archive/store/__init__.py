"""The store: all that is held, and all SQL (SQLAlchemy Core)."""

from archive.store.opening import create_store, open_store, restore
from archive.store.store import Store

__all__ = ["Store", "create_store", "open_store", "restore"]
