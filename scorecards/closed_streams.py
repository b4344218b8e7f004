"""Standard streams that are closed when the program starts (`>&-`): no file may get the number of one."""

import os


def take_closed_numbers() -> None:
    """Opens nothing in their place, so that no file that is opened later is taken for a stream and written into."""
    while (nowhere := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(nowhere)
