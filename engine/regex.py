"""ECMAScript regular expressions, as ``std::regex`` understands them, in Python's syntax."""

from __future__ import annotations

_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "d": "0-9",
    "digit": "0-9",
    "graph": "\\x21-\\x7e",
    "lower": "a-z",
    "print": "\\x20-\\x7e",
    "punct": "!-/:-@\\[-`{-~",
    "s": " \\t-\\r",
    "space": " \\t-\\r",
    "upper": "A-Z",
    "w": "a-zA-Z0-9_",
    "xdigit": "0-9a-fA-F",
}
_SHORTHAND = {
    "d": "0-9",
    "s": " \\t-\\r",
    "w": "a-zA-Z0-9_",
}
_CONTROL = {"f": "\\f", "n": "\\n", "r": "\\r", "t": "\\t", "v": "\\v"}


class RegexError(ValueError):
    """Not a valid ECMAScript expression, or one that cannot be translated."""


class _Translator:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.out: list[str] = []

    def peek(self, ahead: int = 0) -> str:
        where = self.at + ahead
        return self.pattern[where] if where < len(self.pattern) else ""

    def next(self) -> str:
        if self.at >= len(self.pattern):
            raise RegexError("unexpected end")
        self.at += 1
        return self.pattern[self.at - 1]

    def run(self) -> str:
        quantifiable = False
        while self.at < len(self.pattern):
            char = self.next()
            if char in "*+?" or (char == "{" and quantifiable):
                if not quantifiable:
                    raise RegexError("nothing to repeat")
                self.out.append(char + self._bounds() if char == "{" else char)
                if self.peek() == "?":
                    self.out.append(self.next())
                quantifiable = False
                continue
            quantifiable = True
            if char == "\\":
                quantifiable = self._escape()
            elif char == "[":
                self.out.append(self._bracket())
            elif char == ".":
                self.out.append("[^\\n\\r]")
            elif char == "(":
                quantifiable = False
                self.out.append(self._open())
            elif char in "|^$":
                quantifiable = False
                self.out.append("\\Z" if char == "$" else char)
            elif char == ")":
                self.out.append(char)
            elif char in "{}":
                if char == "{":
                    raise RegexError("nothing to repeat")
                self.out.append("\\}")
            else:
                self.out.append(_literal(char))
        return "".join(self.out)

    def _bounds(self) -> str:
        end = self.pattern.find("}", self.at)
        text = self.pattern[self.at : end] if end >= 0 else ""
        low, comma, high = text.partition(",")
        if end < 0 or not low.isdigit() or (comma and high and not high.isdigit()):
            raise RegexError("bad repetition")
        self.at = end + 1
        return text + "}"

    def _open(self) -> str:
        if self.peek() != "?":
            return "("
        self.next()
        kind = self.next()
        if kind not in ":=!":
            raise RegexError(f"unknown group (?{kind}")
        return "(?" + kind

    def _escape(self) -> bool:
        char = self.next()
        if char in "bB":
            self.out.append("\\" + char)
            return False
        if char.lower() in _SHORTHAND:
            self.out.append(f"[{'^' if char.isupper() else ''}{_SHORTHAND[char.lower()]}]")
        elif char.isdigit() and char != "0":
            digits = char
            while self.peek().isdigit():
                digits += self.next()
            self.out.append(f"(?:\\{digits})")
        else:
            self.out.append(self._character(char))
        return True

    def _character(self, char: str) -> str:
        """An escaped single character, inside or outside of brackets."""
        if char in _CONTROL:
            return _CONTROL[char]
        if char == "0":
            return "\\x00"
        if char == "c":
            return _literal(chr(ord(self.next()) % 32))
        if char in "xu":
            size = 2 if char == "x" else 4
            digits = self.pattern[self.at : self.at + size]
            try:
                code = int(digits, 16)
            except ValueError:
                raise RegexError("bad escape") from None
            if len(digits) != size:
                raise RegexError("bad escape")
            self.at += size
            return _literal(chr(code))
        if char.isalnum() or char == "_":
            raise RegexError(f"bad escape \\{char}")
        return _literal(char)

    def _bracket(self) -> str:
        negated = self.peek() == "^"
        if negated:
            self.next()
        items: list[str] = []
        while True:
            char = self.next()
            if char == "]":
                break
            if char == "[" and self.peek() in ":.=" and self.peek():
                items.append(self._named(self.next()))
            elif char == "\\":
                escaped = self.next()
                if escaped.lower() in _SHORTHAND:
                    items.append("\\" + escaped)
                elif escaped == "b":
                    items.append("\\x08")
                else:
                    items.append(self._character(escaped))
            elif char == "-" and items and self.peek() not in ("]", ""):
                items.append("-")
            else:
                items.append(_literal(char))
        if not items:
            return "[\\x00-\\uffff]" if negated else "(?!)"
        return f"[{'^' if negated else ''}{''.join(items)}]"

    def _named(self, mark: str) -> str:
        end = self.pattern.find(mark + "]", self.at)
        if end < 0:
            raise RegexError("unterminated class name")
        name = self.pattern[self.at : end]
        self.at = end + 2
        if mark == ":":
            if name not in _CLASSES:
                raise RegexError(f"unknown class {name}")
            return _CLASSES[name]
        if len(name) != 1:
            raise RegexError(f"unknown collating element {name}")
        return _literal(name)


def _literal(char: str) -> str:
    if char.isalnum() and char.isascii():
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"


def translate(pattern: str) -> str:
    """``pattern`` in Python's syntax; use with ``re.fullmatch`` on Latin-1 decoded bytes.

    Raises:
        RegexError: when ``pattern`` is not valid, or has a part this translation does not know.
    """
    # \\d, \\s and \\w inside brackets follow ASCII in C++'s "C" locale
    return "(?a)" + _Translator(pattern).run()
