# rule-test: compat=reference seed=entries test_entrypoints=off kinds=recursive
# Section 12 without test entry points: only module bodies are entries.


def test_one():  # $ recursive=null
    helper()


def helper(): ...  # $ recursive=null
def called(): ...


called()
