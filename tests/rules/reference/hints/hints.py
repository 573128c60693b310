# rule-test: compat=reference seed=entries kinds=tensor_parameter,note,parameter_tensor
# Section 3, phase 1: annotations. Attributes that name tensor classes count, wherever they are in the annotation.
from typing import Annotated, List, Optional, Union

import tensorflow as tf
from tensorflow import Tensor

Alias = tf.Tensor


def tensor(a: tf.Tensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def variable(a: tf.Variable): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def ragged(a: tf.RaggedTensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def sparse(a: tf.SparseTensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def sparse_module(a: tf.sparse.SparseTensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def slices(a: tf.IndexedSlices): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def optional(a: Optional[tf.Tensor]): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def pair(a: tuple[tf.Tensor, tf.Tensor]): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def union(a: Union[int, tf.Tensor]): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def bar(a: tf.Tensor | None): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def second(n: int, a: tf.Tensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=n:null parameter_tensor=a
def keyword_only(*, a: tf.Tensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a
def bare_name(a: Tensor): ...  # $ tensor_parameter=null parameter_tensor=a:null
def bare_inside(a: List[Tensor]): ...  # $ tensor_parameter=null parameter_tensor=a:null
def alias(a: Alias): ...  # $ tensor_parameter=null parameter_tensor=a:null
def string(a: "tf.Tensor"): ...  # $ tensor_parameter=null parameter_tensor=a:null
def spec(a: tf.TensorSpec): ...  # $ tensor_parameter=null parameter_tensor=a:null
def integer(a: int): ...  # $ tensor_parameter=null parameter_tensor=a:null
def keras(a: tf.keras.KerasTensor): ...  # $ tensor_parameter=null parameter_tensor=a:null
def dtype(a: tf.float32): ...  # $ tensor_parameter=null parameter_tensor=a:null
def hint_of_result(a) -> tf.Tensor: ...  # $ tensor_parameter=null parameter_tensor=a:null
def called_with_integer(a: tf.Tensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a


@tf.function(experimental_follow_type_hints=False)
def hybrid(a: tf.Tensor): ...  # $ tensor_parameter=true note=TYPE_INFERENCING parameter_tensor=a


class C:
    def method(self: tf.Tensor, n): ...  # $ tensor_parameter=null parameter_tensor=self:null parameter_tensor=n:null


called_with_integer(5)
