# SPDX-License-Identifier: MIT
"""python -m json: see json.tool."""
from json.tool import main

if __name__ == '__main__':
    main()
