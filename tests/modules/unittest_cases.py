# index: unittest
# skip-if: threads
# Results of test cases: fixtures, failures, errors, skips, subtests, clean-ups.
import unittest


class Arithmetic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")
        cls.addClassCleanup(print, "class clean-up")

    def setUp(self):
        self.addCleanup(print, "clean-up of", self._testMethodName)

    def tearDown(self):
        print("tearDown")

    def test_equal(self):
        self.assertEqual(1 + 1, 2)

    def test_unequal(self):
        self.assertEqual([1, 2, 4], [1, 2, 3], "lists")

    def test_error(self):
        [][0]

    @unittest.skip("not now")
    def test_skipped(self):
        self.fail()

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(0)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_parts(self):
        for i in range(4):
            with self.subTest("odd", i=i):
                self.assertFalse(i % 2)

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        print(repr(caught.exception))
        with self.assertRaises(AssertionError) as caught:
            self.assertRaises(KeyError, int, "3")
        print(caught.exception)


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Arithmetic).run(result)
print(result.testsRun, result.wasSuccessful())
for kind in "failures", "errors", "skipped", "expectedFailures":
    for test, text in getattr(result, kind):
        print(kind, test, text.split("\n")[0 if kind == "skipped" else -2])
print(result.unexpectedSuccesses)
