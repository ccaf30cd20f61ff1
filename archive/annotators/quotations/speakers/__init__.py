"""Who says a marked span: what stands beside it, read by rules, and how surely."""
