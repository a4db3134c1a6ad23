"""Names static files by their content, including the modules that scripts import."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # no stubs


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped parent
    """Hashed and compressed files; module imports are rewritten too, so every script can be kept for ever."""

    support_js_module_import_aggregation = True
