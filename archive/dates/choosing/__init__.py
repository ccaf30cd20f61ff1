"""Which of the days found is that of issue, and what else each of them may mean."""
