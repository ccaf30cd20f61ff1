"""The same invented releases in Dateline and in the engines that people would take instead."""
