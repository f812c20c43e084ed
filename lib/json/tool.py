# SPDX-License-Identifier: MIT
"""Check JSON text and lay it out: python -m json [infile [outfile]]"""
import argparse
import json
import sys


def _options():
    parser = argparse.ArgumentParser(description='A simple command line interface for json module to validate and '
                                                 'pretty-print JSON objects.')
    parser.add_argument('infile', nargs='?', default='-', help='a JSON file to be validated or pretty-printed; '
                                                               'defaults to stdin')
    parser.add_argument('outfile', nargs='?', help='write the output of infile to outfile')
    parser.add_argument('--sort-keys', action='store_true', help='sort the output of dictionaries by key')
    parser.add_argument('--no-ensure-ascii', dest='ensure_ascii', action='store_false',
                        help='disable escaping of non-ASCII characters')
    parser.add_argument('--json-lines', action='store_true', help='parse input using the JSON Lines format')
    group = parser.add_mutually_exclusive_group()
    group.add_argument('--indent', default=4, type=int, help='separate items with newlines and use this number of '
                                                             'spaces for indentation')
    group.add_argument('--tab', action='store_const', dest='indent', const='\t', help='use tabs for indentation')
    group.add_argument('--no-indent', action='store_const', dest='indent', const=None,
                       help='separate items with spaces rather than newlines')
    group.add_argument('--compact', action='store_true', help='suppress all whitespace separation (most compact)')
    return parser.parse_args()


def main():
    """Run the command."""
    options = _options()
    layout = {'sort_keys': options.sort_keys, 'indent': options.indent, 'ensure_ascii': options.ensure_ascii}
    if options.compact:
        layout |= {'indent': None, 'separators': (',', ':')}
    try:
        infile = sys.stdin if options.infile == '-' else open(options.infile, encoding='utf-8')
        with infile:
            values = [json.loads(line) for line in infile] if options.json_lines else [json.load(infile)]
        outfile = open(options.outfile, 'w', encoding='utf-8') if options.outfile else sys.stdout
        for value in values:
            json.dump(value, outfile, **layout)
            outfile.write('\n')
        if options.outfile:
            outfile.close()
    except ValueError as e:
        raise SystemExit(e)


if __name__ == '__main__':
    try:
        main()
    except BrokenPipeError as error:
        raise SystemExit(error.errno)
