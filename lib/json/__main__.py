# SPDX-License-Identifier: MIT
"""python -m json: see json.tool."""
from json.tool import run

if __name__ == '__main__':
    run()
