# SPDX-License-Identifier: MIT
"""Check JSON text and lay it out: python -m json [infile [outfile]]"""
import json
import sys

_HELP = '''usage: python -m json [-h] [--sort-keys] [--no-ensure-ascii] [--json-lines]
                      [--indent INDENT | --tab | --no-indent | --compact]
                      [infile] [outfile]

Check JSON text and lay it out.

  infile             the file to read; standard input if it is - or left out
  outfile            the file to write; standard output if it is left out
  --sort-keys        sort the items of objects by key
  --no-ensure-ascii  leave characters beyond ASCII as they are
  --json-lines       each line of the input is a value
  --indent INDENT    spaces for each level (4)
  --tab              a tab for each level
  --no-indent        no new lines, but spaces
  --compact          neither new lines nor spaces
'''


def _fail(message):
    sys.stderr.write(_HELP.partition('\n\n')[0] + f'\njson: error: {message}\n')
    sys.exit(2)


def _read_options(arguments):
    """The options of dump(), whether lines are values, and the files' names."""
    layout, lines, files = {'indent': 4}, False, []
    flags = {'--sort-keys': {'sort_keys': True}, '--no-ensure-ascii': {'ensure_ascii': False}, '--tab': {'indent': '\t'},
             '--no-indent': {'indent': None}, '--compact': {'indent': None, 'separators': (',', ':')}}
    arguments = iter(arguments)
    for argument in arguments:
        name, equals, value = argument.partition('=')
        if argument in flags:
            layout |= flags[argument]
        elif argument in ('-h', '--help'):
            print(_HELP, end='')
            sys.exit()
        elif argument == '--json-lines':
            lines = True
        elif name == '--indent':
            try:
                layout['indent'] = int(value if equals else next(arguments, ''))
            except ValueError as e:
                _fail(f'argument --indent: {e}')
        elif argument.startswith('-') and argument != '-' or len(files) == 2:
            _fail(f'unrecognized arguments: {argument}')
        else:
            files.append(argument)
    return layout, lines, files


def main():
    """Run the command."""
    layout, lines, files = _read_options(sys.argv[1:])
    try:
        infile = open(files[0], encoding='utf-8') if files and files[0] != '-' else sys.stdin
        with infile:
            values = [json.loads(line) for line in infile] if lines else [json.load(infile)]
        outfile = open(files[1], 'w', encoding='utf-8') if len(files) > 1 else sys.stdout
        for value in values:
            json.dump(value, outfile, **layout)
            outfile.write('\n')
        outfile.flush()
    except ValueError as e:
        sys.exit(str(e))


def run():
    """Run the command, also when nobody reads what it writes."""
    try:
        main()
    except BrokenPipeError as error:
        import os
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(error.errno)


if __name__ == '__main__':
    run()
