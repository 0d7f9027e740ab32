"""granian with the house read once: ``python -m kuulluksi.serve`` takes granian's own options.

The house is read before granian forks its web processes, so that they share what is read and never changes, and a new
one stands in a moment (decision 0090). No connection and no thread may be open at that point.
"""

import gc
import os
import sys

OWN = {
    "MALLOC_ARENA_MAX": "1"
}  # the C library keeps memory apart for each thread: 4 MB, and Python's lock lets one run


def main() -> None:
    if not all(name in os.environ for name in OWN):  # read by the C library when a program starts
        os.execve(sys.executable, sys.orig_argv, {**OWN, **os.environ})  # noqa: S606
    gc.disable()  # what is read now stays
    from granian.cli import entrypoint

    from kuulluksi import wsgi  # noqa: F401

    gc.collect()
    gc.freeze()  # the collector's marks would make each page of memory every process's own
    gc.enable()
    sys.argv[1:] = ["--interface", "wsgi", *sys.argv[1:], "kuulluksi.wsgi:application"]
    entrypoint()


if __name__ == "__main__":
    main()
