# skip-if: threads
# index: unittest.TestCase, unittest.TestSuite, unittest.skipUnless, unittest.TestCase.addClassCleanup
import io
import unittest


class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)

    def pop(self):
        if not self.items:
            raise IndexError("empty")
        return self.items.pop()


log = []


class StackTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("class")
        cls.addClassCleanup(log.append, "class cleanup")

    def setUp(self):
        self.stack = Stack()
        self.addCleanup(log.append, self.id().rpartition(".")[2])

    def test_push_pop(self):
        self.stack.push(1)
        self.stack.push(2)
        self.assertEqual([self.stack.pop(), self.stack.pop()], [2, 1])

    def test_empty(self):
        with self.assertRaisesRegex(IndexError, "^empty$"):
            self.stack.pop()

    @unittest.skipUnless(hasattr(Stack, "peek"), "no peek")
    def test_peek(self):
        self.fail()


class Assertions(unittest.TestCase):
    def runTest(self):
        checks = [(self.assertIs, [], []), (self.assertIsNone, 3), (self.assertIn, 9, [1, 2]), (self.assertIsInstance, 3, str), (self.assertAlmostEqual, 1.0, 1.1), (self.assertGreater, 1, 2), (self.assertRegex, "abc", "x+"), (self.assertCountEqual, [1, 1, 2], [2, 2, 1]),
                  (self.assertDictEqual, {"a": 1}, {"a": 2}), (self.assertEqual, "one\ntwo", "one\n2"), (self.assertTrue, 0, "because"), (self.assertSetEqual, {1}, {2}), (self.assertTupleEqual, (1,), (1, 2)), (self.assertNotEqual, 1, 1), (self.assertLessEqual, 3, 2), (self.assertNotIn, 1, [1]), (self.assertFalse, [0]), (self.assertRaises, KeyError, dict)]
        for check, *args in checks:
            try:
                check(*args)
            except self.failureException as e:
                print(check.__name__, "->", str(e).splitlines()[0])
        self.assertAlmostEqual(1, 1.04, delta=0.05)
        self.assertNotAlmostEqual(1, 1.04, places=2)
        with self.assertWarns(UserWarning) as w:
            __import__("warnings").warn("careful")
        print(w.warning, w.filename.endswith(".py"))


suite = unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(StackTest), Assertions()])
result = unittest.TestResult()
suite.run(result)
print(result, result.skipped[0][1], log, suite.countTestCases(), [type(t).__name__ for t in result.errors])
print(unittest.TextTestRunner(io.StringIO()).run(StackTest("test_empty")).wasSuccessful(), StackTest("test_peek").id(), repr(StackTest("test_empty")))
for call in (lambda: StackTest("test_none"), lambda: unittest.TestSuite([3]), lambda: unittest.defaultTestLoader.loadTestsFromTestCase(3), lambda: unittest.TestSuite().addTest(StackTest), lambda: StackTest("test_empty").assertEqual(1, 2, "reason")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])
