# SPDX-License-Identifier: MIT
"""Records as classes, dicts and tuples: orders are made, joined with customers, grouped, sorted and summed up."""


class Customer:
    def __init__(self, number, name, town):
        self.number = number
        self.name = name
        self.town = town
        self.orders = []

    def total(self):
        return sum(order.amount() for order in self.orders)


class Order:
    count = 0

    def __init__(self, customer, day):
        self.customer = customer
        self.day = day
        self.lines = []
        Order.count += 1

    def add(self, article, pieces, price):
        self.lines.append((article, pieces, price))

    def amount(self):
        return sum(pieces * price for _, pieces, price in self.lines)


class Rush(Order):
    def amount(self):
        return super().amount() + 500


TOWNS = ["Bern", "Graz", "Kiel", "Lodz", "Metz", "Oslo", "Pisa", "Riga"]


def make(customers, orders):
    people = {}
    for i in range(customers):
        people[i] = Customer(i, "Name%04d" % (i * 7919 % 10007), TOWNS[i % len(TOWNS)])
    state = 1
    for i in range(orders):
        state = (state * 48271) % 0x7FFFFFFF
        customer = people[state % customers]
        kind = Rush if state % 10 == 0 else Order
        order = kind(customer, i // 100)
        for j in range(1 + state % 4):
            order.add("A%d" % ((state >> j) % 50), 1 + (state >> 3 + j) % 5, 100 + (state >> j) % 900)
        customer.orders.append(order)
    return people


def as_rows(people):
    return [
        {"customer": c.number, "town": c.town, "day": o.day, "amount": o.amount(), "lines": len(o.lines)}
        for c in people.values()
        for o in c.orders
    ]


def group(rows, *names):
    groups = {}
    for row in rows:
        key = tuple(row[name] for name in names)
        entry = groups.setdefault(key, {"count": 0, "amount": 0})
        entry["count"] += 1
        entry["amount"] += row["amount"]
    return groups


def main():
    people = make(2000, 50000)
    assert Order.count == 50000
    rows = as_rows(people)
    total = sum(c.total() for c in people.values())

    by_town = group(rows, "town")
    by_day = group(rows, "day")
    by_both = group(rows, "town", "day")
    for groups in (by_town, by_day, by_both):
        assert sum(g["count"] for g in groups.values()) == 50000
        assert sum(g["amount"] for g in groups.values()) == total
    assert len(by_town) == 8 and len(by_day) == 500

    ranking = sorted(people.values(), key=lambda c: (-c.total(), c.name))
    amounts = [c.total() for c in ranking]
    assert all(a >= b for a, b in zip(amounts, amounts[1:]))

    articles = {}
    for customer in people.values():
        for order in customer.orders:
            for article, pieces, price in order.lines:
                count, value = articles.get(article, (0, 0))
                articles[article] = (count + pieces, value + pieces * price)
    rush = sum(1 for c in people.values() for o in c.orders if isinstance(o, Rush))
    assert sum(value for _, value in articles.values()) + 500 * rush == total
    print(total, rush, ranking[0].name)


main()
