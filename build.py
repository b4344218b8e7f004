# -*- coding: utf-8 -*-
"""The one command of this project: python build.py, python build.py test, python build.py --help.

This file is kept to what every Python since 2.7 can read, so that an old one says what is wrong instead of failing on
syntax. What it starts, scorecards/bootstrap.py, makes the environment and hands the arguments to scorecards/start.py.
"""

import sys

if sys.version_info < (3, 11):
    message = (
        "Cần Python 3.11 trở lên; đây là {0}. Hãy cài Python 3.14 (https://www.python.org/downloads) rồi chạy lại.\n"
        "Python 3.11 or newer is needed; this is Python {0}. Install Python 3.14 (same address), then run again.\n"
    ).format(sys.version.split()[0])
    if hasattr(sys.stderr, "buffer"):
        sys.stderr.buffer.write(message.encode("utf-8"))
    else:
        sys.stderr.write(message)  # Python 2, where this text is bytes
    sys.exit(1)

from scorecards.bootstrap import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
