from .functions import reexported
from .sub import *
