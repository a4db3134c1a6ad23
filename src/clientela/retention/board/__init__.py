"""What the retention board shows: figures, flow, heat, bands and the way down to who is missing."""
