# rule-test: kinds=calls
import tensorflow as tf

tensor = tf.constant([1.0])  # $ calls=tensorflow.constant
low = -1.0
low.hex()  # $ calls=builtins.float.hex
# A unary minus says nothing about a subtraction.
minus = tensor - 1.0
minus.hex()  # $ calls=tensorflow.Tensor.hex
(2.0 ** minus).hex()  # $ calls=tensorflow.Tensor.hex


def read(settings):
    # Text at a position of a text raises: what comes out is out of the dictionary.
    settings["name"].hex()  # $ calls=builtins.float.hex


read({"name": 1.0})  # $ calls=operators.read
read("other")  # $ calls=operators.read
