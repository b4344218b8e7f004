"""`python -m scorecards`: the same program as build.py, for an environment that has the packages."""

import sys

from scorecards.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], program="python -m scorecards"))
