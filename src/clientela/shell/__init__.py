"""The one base page, components, style sheets, scripts, and the registries rooms enter themselves in."""
