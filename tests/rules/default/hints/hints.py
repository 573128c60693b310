# rule-test: kinds=tensor_parameter,parameter_tensor
# Section 13.12: annotations in every form.
from __future__ import annotations

from typing import Annotated, Any, Callable, Dict, List, Optional, Tuple, Union

import tensorflow as tf
from tensorflow import Tensor
from tensorflow.types.experimental import TensorLike

Alias = tf.Tensor
Pair = Tuple[tf.Tensor, tf.Tensor]
Either = Union[tf.Tensor, tf.RaggedTensor]


Function = Callable[[tf.Tensor], tf.Tensor]


def callable_of(a: Callable[[tf.Tensor], tf.Tensor]): ...
def callable_alias(a: Optional[Function]): ...
def callable_beside(a: Function, b: tf.Tensor): ...  # $ tensor_parameter=true parameter_tensor=b


def attribute(a: tf.Tensor): ...  # $ tensor_parameter=true parameter_tensor=a
def bare(a: Tensor): ...  # $ tensor_parameter=true parameter_tensor=a
def string(a: "tf.Tensor"): ...  # $ tensor_parameter=true parameter_tensor=a
def string_bare(a: "Tensor"): ...  # $ tensor_parameter=true parameter_tensor=a
def string_inside(a: Optional["tf.Tensor"]): ...  # $ tensor_parameter=true parameter_tensor=a
def optional(a: Optional[Tensor] = None): ...  # $ tensor_parameter=true parameter_tensor=a
def union(a: Union[Tensor, tf.SparseTensor]): ...  # $ tensor_parameter=true parameter_tensor=a
def bar(a: Tensor | None): ...  # $ tensor_parameter=true parameter_tensor=a
def annotated(a: Annotated[Tensor, "batch"]): ...  # $ tensor_parameter=true parameter_tensor=a
def listed(a: list[tf.Tensor]): ...  # $ tensor_parameter=true parameter_tensor=a
def listed_typing(a: List[Tensor]): ...  # $ tensor_parameter=true parameter_tensor=a
def dictionary(a: Dict[str, Tensor]): ...  # $ tensor_parameter=true parameter_tensor=a
def keyed(a: Dict[str, Any]): ...  # $ tensor_parameter=null parameter_tensor=a:null
def numbers(a: Dict[str, int]): ...
def tensor_like(a: TensorLike): ...  # $ tensor_parameter=true parameter_tensor=a
def tensor_like_attribute(a: tf.types.experimental.TensorLike): ...  # $ tensor_parameter=true parameter_tensor=a
def alias(a: Alias): ...  # $ tensor_parameter=true parameter_tensor=a
def pair(a: Pair): ...  # $ tensor_parameter=true parameter_tensor=a
def either(a: Either): ...  # $ tensor_parameter=true parameter_tensor=a
def variable(a: tf.Variable): ...  # $ tensor_parameter=true parameter_tensor=a
def keras(a: tf.keras.KerasTensor): ...  # $ tensor_parameter=true parameter_tensor=a
def no_hint(a): ...  # $ tensor_parameter=null parameter_tensor=a:null
def integer(a: int): ...
def text(a: str): ...
def spec(a: tf.TensorSpec): ...
def model(a: tf.keras.Model): ...
def dtype(a: tf.DType): ...
def only_result(a) -> tf.Tensor: ...  # $ tensor_parameter=null parameter_tensor=a:null
def mixed(n: int, a: Tensor): ...  # $ tensor_parameter=true parameter_tensor=a


class Own: ...


def of_own_class(a: Own): ...
def of_unknown(a: unknown.Type): ...  # $ tensor_parameter=null parameter_tensor=a:null


class C:
    def method(self, a: Tensor): ...  # $ tensor_parameter=true parameter_tensor=self:null parameter_tensor=a
