__all__ = ["shown", 5]
shown = 1
