"""Small server-drawn SVG: marks, rhythm strips and charts, sized by attributes so that no style is inlined."""
