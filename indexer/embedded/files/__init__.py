"""Files of a segment: arrays and pieces of bytes, mapped and never read whole."""
