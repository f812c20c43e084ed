# index: _thread, class, __class__, races
import _thread


class Cat:
    def speak(self):
        return "meow"


class Dog:
    def speak(self):
        return "woof"


# __class__ is assigned while others call.
pet = Cat()
pet.name = "Rex"
stop = []
odd = []
ends = []


def change(end):
    for i in range(500):
        pet.__class__ = Dog if i % 2 else Cat
    stop.append(1)
    end.release()


def listen(end):
    while not stop:
        if pet.speak() not in ("meow", "woof") or pet.name != "Rex":
            odd.append(pet.__class__)
    end.release()


for function in (change, listen, listen):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, (end,))
for end in ends:
    end.acquire()
print(odd, type(pet).__name__, pet.speak())
