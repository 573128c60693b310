# Tensors across modules, by every form of import.
import pkg
import pkg.functions
import pkg.sub.leaf
import pkg.functions as fs
import tensorflow as tf
from layout import in_source_folder
from pkg import reexported
from pkg.functions import C, from_import
from pkg.functions import renamed as other
from pkg import *

x = tf.ones(2)
reexported(x)
from_import(x)
other(x)
fs.module_import(x)
C().method(x)
starred(x)
pkg.sub.leaf.deep(x)
in_source_folder(x)


def local_import():
    from pkg.functions import inside_function

    inside_function(x)


local_import()
