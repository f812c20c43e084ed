# index: faulthandler
# python: 3.14
# skip-if: sanitizer, threads
# What is printed of the C stack: at once, and with a fault, where c_stack=False leaves it out.
import faulthandler
import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryFile('w+') as file:
    faulthandler.dump_c_stack(file)
    file.seek(0)
    title, *frames = file.read().splitlines()
print(title)
print(len(frames) > 2, all(frame.startswith('  Binary file "') for frame in frames))
print(all(frame.endswith(']') and '+0x' in frame for frame in frames))

for options, enable in ((), 'c_stack=True'), ((), 'c_stack=False'), (('-X', 'faulthandler'), None), (('-E',), None):
    program = f'import faulthandler as f; {f"f.enable({enable});" if enable else ""} print(f.is_enabled()); f._sigsegv()'
    result = subprocess.run([sys.executable, *options, '-c', program], capture_output=True, text=True,
                            env=os.environ | {'PYTHONFAULTHANDLER': '1' if options == ('-E',) else ''})
    print(options, enable, result.returncode, result.stderr.splitlines()[:1], title in result.stderr)
print(subprocess.check_output([sys.executable, '-c', 'import faulthandler; print(faulthandler.is_enabled())'],
                              env=os.environ | {'PYTHONFAULTHANDLER': '1'}))
