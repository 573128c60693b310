import json
from . import json as own


def use():
    json.dumps(1)  # $ calls=json.dumps
    own.dumps(1)  # $ calls=inner.json.dumps
