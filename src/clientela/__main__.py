"""`python -m clientela` is the command `clientela`."""

import sys

from clientela.wiring.command import main

sys.exit(main())
