# rule-test: compat=reference seed=entries hints=off kinds=tensor_parameter,note,parameter_tensor
# Section 3, phase 1, without the option: only the decorator's flag makes annotations count.
import tensorflow as tf


def eager(a: tf.Tensor): ...  # $ tensor_parameter=null parameter_tensor=a:null


@tf.function
def hybrid(a: tf.Tensor): ...  # $ tensor_parameter=null parameter_tensor=a:null


@tf.function(experimental_follow_type_hints=False)
def flagged(a: tf.Tensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a


@tf.function(None, None, None, None, None, None, None, None, None, True)
def flagged_by_position(a: tf.Tensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
