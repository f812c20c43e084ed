import threading
both = threading.Barrier(2)
