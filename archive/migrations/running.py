"""Running the migrations from code: no configuration file, no command of its own."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, inside the transaction of the connection."""
    config = Config()
    config.set_main_option("script_location", "archive:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
