from . import leaf
from .. import base
