"""What `make audit` asks of the packages that Dateline stands on: licences, weaknesses, lock."""
