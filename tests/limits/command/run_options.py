# index: standard streams, exit codes, sys.argv
# skip-if: threads
import subprocess
import sys


def run(*args, stdin="", **options):
    done = subprocess.run([sys.executable, *args], input=stdin, capture_output=True, text=True, **options)
    return done.returncode, done.stdout, done.stderr.strip().splitlines()[-1:]


SHOW = "import sys; print(sys.argv, __name__, '__file__' in globals())"
print(run("-c", SHOW, "a", "-b", "--c"))
print(run("-", "x", "y", stdin=SHOW))
print(run(stdin=SHOW + "\nprint('no dash')"))
print(run("-c", "print('a')\nprint('b')"), run("-c", "import sys; sys.exit('bye')"), run("-c", ""), run("-c", "  print(1)")[0])
print(run("-c", "x = [1,\n 2]\nif x:\n    print(x)"), run("-c", "print(1"), run("-c", "1/0")[::2])
print(run("-m", "no_such_module_here")[0], run("-m", "json.no_such")[0], run("/no/such/file.py")[0], run("/")[0])
print(run("-c", "print(__debug__); assert False, 'm'")[:2], run("-O", "-c", "print(__debug__); assert False; print('on')"), run("-OO", "-c", "def f():\n 'doc'\nprint(f.__doc__, __import__('sys').flags.optimize)"))
print(run("-E", "-c", "import sys; print(sys.flags.ignore_environment, sys.flags.isolated)"), run("-I", "-c", "import sys; print(sys.flags.ignore_environment, sys.flags.isolated, sys.flags.no_user_site, '' in sys.path)"))
print(run("-u", "-c", "import sys; print(sys.stdout.write_through)"), run("-B", "-c", "import sys; print(sys.dont_write_bytecode, sys.flags.dont_write_bytecode)"), run("-q", "-c", "import sys; print(sys.flags.quiet)"))
print(run("-S", "-s", "-c", "import sys; print(sys.flags.no_site, sys.flags.no_user_site)"), run("-v", "-c", "pass")[0], run("-d", "-c", "pass")[0], run("-bb", "-c", "print('x' == 'x')"))
print(run("-X", "some_option=3", "-X", "flag", "-c", "import sys; print(sys._xoptions)"), run("-X", "utf8", "-c", "import sys; print(sys.flags.utf8_mode)"), run("-X", "int_max_str_digits=1000", "-c", "import sys; print(sys.get_int_max_str_digits())"), run("-X", "dev", "-c", "import sys; print(sys.flags.dev_mode)"))
print(run("-V")[0], run("--help")[1].startswith("usage:"), run("-h")[0], run("--bad-option")[0], run("-Z")[0], run("-c")[0], run("-m")[0], run("-W")[0], run("-X")[0])
