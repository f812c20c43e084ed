# index: syntax errors
# exit: 1
# compare-stderr
# python: 3.14
print("nothing of this runs")
x = [1,
     2
