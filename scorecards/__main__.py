"""`python -m scorecards`: the same program as build.py, for an environment that has the packages."""

import sys

from scorecards.start import start

if __name__ == "__main__":
    sys.exit(start(sys.argv[1:], program="python -m scorecards"))
