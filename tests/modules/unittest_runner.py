# index: unittest.TestCase, unittest.TextTestRunner, unittest.TestLoader, unittest.TestCase.subTest
import io
import re
import unittest


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = ["class up"]

    @classmethod
    def tearDownClass(cls):
        cls.log.append("class down")

    def setUp(self):
        self.log.append(self._testMethodName)
        self.addCleanup(self.log.append, "cleaned")


class Sums(Base):
    def test_equal(self):
        """One and one."""
        self.assertEqual(1 + 1, 2)

    def test_fails(self):
        self.assertEqual([1, 2, 3], [1, 5, 3], "lists")

    def test_breaks(self):
        {}["missing"]

    def test_parts(self):
        for i in range(4):
            with self.subTest("part", i=i):
                self.assertNotEqual(i % 2, 1)

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail()

    @unittest.expectedFailure
    def test_known(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_surprise(self):
        pass

    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            int("x")
        self.assertIn("invalid literal", str(caught.exception))
        with self.assertRaisesRegex(TypeError, r"unsupported .* 'int'"):
            1 + "a"
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)

    @unittest.skipIf(True, "always")
    def test_if(self):
        pass

    def test_skips_itself(self):
        self.skipTest("in the middle")

    def helper(self):
        raise RuntimeError("never called")


class Broken(unittest.TestCase):
    def setUp(self):
        raise OSError("no set up")

    def test_it(self):
        pass


def run(*cases, **options):
    out = io.StringIO()
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in cases)
    result = unittest.TextTestRunner(out, **options).run(suite)
    text = re.sub(r"in \d+\.\d+s", "in 0s", out.getvalue())
    return result, re.sub(r'File ".*?", line \d+', "File", text)


result, text = run(Sums, Broken, verbosity=2)
print(re.sub(r"(?m)^ +[~^]+\n", "", text.split("======")[0]))
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())
print(text.rstrip().splitlines()[-1], sorted(str(t[0]).split()[0] for t in result.failures), [r for _, r in result.skipped])
print(Sums.log[0], Sums.log[-1], Sums.log.count("cleaned"))
result, text = run(Sums, verbosity=0, failfast=True)
print(result.testsRun, text.count("FAIL"), unittest.defaultTestLoader.getTestCaseNames(Sums)[:3], Sums("test_equal").shortDescription(), str(Sums("test_equal")), Sums("test_equal").countTestCases())
