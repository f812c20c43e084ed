# index: semicolons, pass, expression statement, if, elif, line joining, indentation, comments
# Statements on one line, lines that go on, and indentation of any width.
x = 1; y = 2;
if x: print("one"); print("line");
elif y: pass
else: print("never")
if x == 2: pass
elif x == 3: pass
elif (
    x
    == 1  # a comment inside parentheses

): print("elif", end="; "); print("joined")
class C: a = 1; b = a + 1; \
    c = 3
def f(): x = 5; return x; print("not reached")
print(C.b, C.c, f())
if True:
 print("one space")
 if True:
            print("many")
	 	# a comment may stand anywhere
 print("back")
if x:
	print("a tab")
	if y:
	        print("a tab and eight spaces")
total = 1 + \
    2 + \
  3; print(total)
text = "a string \
that goes on"; print(text)
assert x, \
    "message"
1, 2; "text"; None; ...; (yield_ := 5); [].append(1)
print(yield_
      )
while x: x -= 1; print("while", x)
else: print("else on one line"); pass
for _ in "ab": print(_, end=""); continue; print("never")
print(); lambda: (yield)
with open("/dev/null") as f, \
     open("/dev/null") as g: print(f.name == g.name); f.close(); f = None
try: raise KeyError; print("no")
except KeyError: print("caught"); pass
finally: print("finally")


@(lambda f: f)

def spaced(a,

           b=(1,
  2)): return a, b
print(spaced(0))
if 1:
    pass
    # a comment at the end of the block
        # and a deeper one
print("end") ;
