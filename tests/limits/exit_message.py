# index: exit codes
# exit: 1
# compare-stderr
import sys
print("before")
sys.exit("what went wrong: é")
