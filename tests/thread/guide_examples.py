# index: threads
# needs: ../../docs/threads.md
# skip-if: threads
# The examples of docs/threads.md print what the guide says.
import contextlib
import io
import os
import re

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'docs', 'threads.md')
with open(path, encoding='utf-8') as f:
    examples = re.findall(r'```python\n(.*?)```\n```text\n(.*?)```', f.read(), re.DOTALL)
for n, (code, expected) in enumerate(examples, 1):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, f'example {n}', 'exec'), {'__name__': '__main__'})
    print(n, 'ok' if out.getvalue() == expected else out.getvalue())
