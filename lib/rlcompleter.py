# SPDX-License-Identifier: MIT
"""Completion of Python names for interactive prompts.

Names that can be called get a parenthesis; nothing is called but what attributes and dir() call.
"""
import __main__
import builtins
import keyword
import re

__all__ = ['Completer']

_DOTTED = re.compile(r'(\w+(?:\.\w+)*)\.(\w*)')


class Completer:
    """Finds what a text could go on as in a namespace."""

    def __init__(self, namespace=None):
        if namespace is not None and not isinstance(namespace, dict):
            raise TypeError('namespace must be a dictionary')
        self._namespace = namespace

    @property
    def namespace(self):
        """Where names are looked up; __main__'s if none was given."""
        return __main__.__dict__ if self._namespace is None else self._namespace

    def complete(self, text, state):
        """The completion with number state, or None."""
        if not text.strip():
            return None if state else '\t'
        if state == 0:
            self.matches = self.attr_matches(text) if '.' in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    def global_matches(self, text):
        """Keywords, built-in names and global names that begin with text."""
        found = []
        for word in [*keyword.kwlist, *keyword.softkwlist]:
            if word.startswith(text):
                closed = word in ('finally', 'try')
                alone = word in ('False', 'None', 'True', 'break', 'continue', 'pass', 'else', '_')
                found.append(word + (':' if closed else '' if alone else ' '))
        for space in (self.namespace, builtins.__dict__):
            for word, value in list(space.items()):
                if word.startswith(text) and word != '__builtins__' and word not in found:
                    word = self._callable_postfix(value, word)
                    if word not in found:
                        found.append(word)
        return found

    def attr_matches(self, text):
        """Attributes of what stands before the last dot."""
        match = _DOTTED.fullmatch(text)
        if not match:
            return []
        expression, start = match.groups()
        try:
            value = eval(expression, self.namespace)
        except Exception:
            return []
        names = {*dir(value), '__class__'} - {'__builtins__'}
        hidden = '' if start[:1] == '_' else '_'
        found = []
        for name in sorted(names):
            if name.startswith(start) and not (hidden and name.startswith(hidden)):
                try:
                    attribute = None if isinstance(getattr(type(value), name, None), property) else getattr(value, name)
                except Exception:
                    attribute = None
                found.append(self._callable_postfix(attribute, f'{expression}.{name}'))
        return found

    @staticmethod
    def _callable_postfix(value, word):
        if not callable(value):
            return word
        import inspect
        try:
            return word + ('(' if inspect.signature(value).parameters else '()')
        except ValueError:
            return word + '('


def _complete_line(line):
    """What the prompt needs: the text to insert, and the possible words to show if it is empty."""
    text = re.search(r'[\w.]*$', line)[0]
    if not text:
        return '    ', ''
    completer = Completer()
    words = completer.attr_matches(text) if '.' in text else completer.global_matches(text)
    if not words:
        return '', ''
    first, last = min(words), max(words)
    size = next((i for i, c in enumerate(first) if last[i:i + 1] != c), len(first))
    return first[len(text):size], '' if size > len(text) else '  '.join(sorted(words))
