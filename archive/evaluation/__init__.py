"""Measuring the annotators against gold that people labelled."""
