"""The ledger: what is kept in the database. SQLAlchemy is imported here and nowhere else."""
