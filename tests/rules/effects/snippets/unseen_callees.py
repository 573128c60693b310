# rule-test: kinds=failure,transformation
# What is called may be another function than those that are seen: the verdict says that it rests on that.
import tensorflow as tf


def doubled(x):  # $ transformation=CONVERT_TO_HYBRID verdict_assumption="callers that are not known pass tensors as `x`, too"
    return x * 2.0


def chosen(x: tf.Tensor, operation):  # $ failure=UNDETERMINABLE_PRIMITIVE_PARAMETER verdict_assumption="the annotation of `x` is right: it receives tensors" verdict_assumption="what else the call on line 12 may run can be traced and has no side effects"
    operation = operation or doubled
    return operation(x) + 1.0


doubled(tf.ones(3))
