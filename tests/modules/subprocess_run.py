# index: subprocess
import os
import subprocess
from subprocess import DEVNULL, PIPE, STDOUT

print(subprocess.run(['echo', 'hi'], capture_output=True))
print(subprocess.run('echo out; echo err >&2; exit 3', shell=True, capture_output=True, text=True))
print(subprocess.run(['cat'], input='täxt', text=True, stdout=PIPE, encoding='utf-8').stdout, subprocess.run(['cat'], input=b'x' * 200000, stdout=PIPE).stdout.count(b'x'))
print(subprocess.check_output('echo a; echo b >&2', shell=True, stderr=STDOUT), subprocess.call(['false']), subprocess.check_call(['true']))
print(subprocess.getstatusoutput('echo x; exit 2'), subprocess.getoutput('echo y'))
print(subprocess.run(['sh', '-c', 'echo $V; pwd'], env={'V': '5', 'PATH': os.environ['PATH']}, cwd='/', stdout=PIPE, text=True).stdout.split())
for run in (lambda: subprocess.run(['sh', '-c', 'exit 4'], check=True), lambda: subprocess.run(['/no/such/program']), lambda: subprocess.run(['sleep', '5'], timeout=0.05),
            lambda: subprocess.run(['sh', '-c', 'kill -9 $$'], check=True), lambda: subprocess.run(['x'], input='', stdin=PIPE)):
    try:
        run()
    except Exception as e:
        print(type(e).__name__, str(e).partition(' after')[0])
with subprocess.Popen(['cat'], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, bufsize=1) as p:
    p.stdin.write('line\n')
    print(p.stdout.readline(), p.poll(), p.pid > 0)
    p.stdin.close()
    print(p.wait(5), p.returncode)
p = subprocess.Popen(['sleep', '10'])
p.terminate()
print(p.wait(), p.poll(), p)
