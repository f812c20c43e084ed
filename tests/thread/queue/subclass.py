# index: queue
# A subclass chooses the order by overriding _init, _qsize, _put and _get.
import queue


class Unique(queue.Queue):
    def _init(self, maxsize):
        self.items = {}

    def _qsize(self):
        return len(self.items)

    def _put(self, item):
        self.items[item] = None

    def _get(self):
        item = next(iter(self.items))
        del self.items[item]
        return item


q = Unique(3)
for item in 'aabab':
    q.put_nowait(item)
print(q.qsize(), q.full(), q.get(), q.get(), q.empty(), q.unfinished_tasks)


class Logged(queue.SimpleQueue):
    def put(self, item):
        print('put', item)
        super().put(item)


q = Logged()
q.put(1)
q.tag = 'an attribute'
print(q.get(), q.tag, queue.Queue[int], issubclass(queue.Empty, Exception))
