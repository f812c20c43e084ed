# SPDX-License-Identifier: MIT

list(APPEND BB_PORT_DIRECTORIES serial)
