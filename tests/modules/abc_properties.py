# python: 3.14
# index: abc.abstractmethod, property, classmethod, staticmethod, abc.ABC
import abc


class Account(abc.ABC):
    def __init__(self, owner):
        self.owner = owner

    @property
    @abc.abstractmethod
    def balance(self):
        """What is there."""

    @balance.setter
    @abc.abstractmethod
    def balance(self, value): ...

    @classmethod
    @abc.abstractmethod
    def parse(cls, text): ...

    @staticmethod
    @abc.abstractmethod
    def unit(): ...

    @abc.abstractmethod
    def __len__(self):
        return 7

    def show(self):
        return f"{self.owner}: {self.balance} {self.unit()}"


class Cash(Account):
    def __init__(self, owner, cents=0):
        super().__init__(owner)
        self.cents = cents

    balance = property(lambda self: self.cents / 100, lambda self, v: setattr(self, "cents", round(v * 100)))

    @classmethod
    def parse(cls, text):
        owner, amount = text.split("=")
        account = cls(owner)
        account.balance = float(amount)
        return account

    @staticmethod
    def unit():
        return "EUR"

    def __len__(self):
        return super().__len__() + self.cents


class Half(Account):
    parse = classmethod(lambda cls, text: None)
    balance = Account.balance.getter(lambda self: 0)


a = Cash.parse("ann=12.345")
print(a.show(), len(a), Account.balance.__doc__, Account.balance.__isabstractmethod__, Cash.balance.__isabstractmethod__, sorted(Account.__abstractmethods__), sorted(Half.__abstractmethods__), Cash.__abstractmethods__)
print(getattr(Account.show, "__isabstractmethod__", False), issubclass(Cash, Account), type(Account).__name__, isinstance(Account, abc.ABCMeta))
made = abc.ABCMeta("Made", (), {"f": abc.abstractmethod(lambda self: 1)})
Done = type("Done", (made,), {"f": lambda self: 2})
print(Done().f(), made.__abstractmethods__)


@Account.register
class Foreign:
    pass


print(isinstance(Foreign(), Account), Foreign.__mro__, hasattr(Foreign, "show"))
for call in (lambda: Account("x"), lambda: Half("h"), lambda: made(), lambda: Account.register(3), lambda: Foreign().show(), lambda: abc.abstractmethod(3), lambda: Cash.register(Account), lambda: Account.parse("x")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
