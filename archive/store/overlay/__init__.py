"""What is shown of a release = what was described + its overlay: ids, what repeats, corrections.

The overlay is worked out when anything of it changes, and kept beside the release.
"""
