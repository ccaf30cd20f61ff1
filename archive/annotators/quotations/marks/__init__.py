"""Whether what stands between marks is speech."""
