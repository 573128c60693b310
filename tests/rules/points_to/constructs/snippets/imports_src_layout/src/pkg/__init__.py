from .core import start
from . import sub
