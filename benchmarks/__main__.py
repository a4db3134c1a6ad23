"""`python -m benchmarks [name ...]`: run some or all benchmarks and print their tables."""

import subprocess
import sys

NAMES = ["analyze", "risk", "pages", "imports"]


def main(arguments: list[str]) -> int:
    """Run each benchmark in a process of its own."""
    unknown = [name for name in arguments if name not in NAMES]
    if unknown:
        print(f"There is no benchmark {unknown[0]!r}. There are: {', '.join(NAMES)}.")
        return 2
    codes = [
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"]).returncode for name in arguments or NAMES
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
