"""graphlift lifts eager deep-learning Python functions to graph execution, safely."""

from pkgutil import extend_path

# In a source tree, Python started in its root finds this folder alone; the other folders are parts of the same package
# and are found where the package is installed.
__path__ = extend_path(__path__, __name__)
