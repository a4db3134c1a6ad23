"""How the secret of a key is made and recognised."""

import hashlib
import secrets

PREFIX = "cl_"


def new_secret() -> str:
    """A secret that cannot be guessed."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret; being random it needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
