"""Names static files by their content, including the modules that scripts import."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # no stubs

IMPORT_PATTERNS = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]  # noqa: SLF001 (see below)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped parent
    """Hashed and compressed files; module imports are rewritten too, so every script can be kept for ever."""

    support_js_module_import_aggregation = True
    # Django has no public setting for which scripts; the packages' own examples name files that do not exist.
    _js_module_import_aggregation_patterns = ("*/js/*.js", IMPORT_PATTERNS)

    def stored_name(self, name: str) -> str:
        """The hashed name; the plain one until the files have been collected, as in tests."""
        return str(super().stored_name(name)) if self.hashed_files else name
