# index: SystemExit
# exit: 1
# compare-stderr
import sys
print("before")
sys.exit("what went wrong: é")
