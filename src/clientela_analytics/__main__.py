"""`python -m clientela_analytics analyze ...`."""

import sys

from clientela_analytics.cli import main

sys.exit(main())
