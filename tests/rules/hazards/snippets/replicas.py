# rule-test: kinds=failure,transformation
# Below `strategy.run` a graph must not synchronise, unless it is what is run: "`merge_call` called while defining a new graph or a
# tf.function" (measured on TensorFlow 2.21, two logical devices).
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
optimizer = tf.keras.optimizers.SGD(0.1)
with strategy.scope():
    WEIGHT = tf.Variable([1.0])


def gathered(x):  # $ failure=CANNOT_BE_DECORATED
    return tf.distribute.get_replica_context().all_gather(x * 2.0, axis=0)


def reduced(x):  # $ failure=CANNOT_BE_DECORATED
    return tf.distribute.get_replica_context().all_reduce("sum", x * 2.0)


def gathers_itself(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.distribute.get_replica_context().all_gather(x * 2.0, axis=0)


def update(gradient):  # $ failure=CANNOT_BE_DECORATED
    optimizer.apply_gradients([(gradient * 2.0, WEIGHT)])


def helper(gradient):  # $ failure=CANNOT_BE_DECORATED
    update(gradient + 1.0)


def step(x):  # $ transformation=CONVERT_TO_HYBRID
    helper(x)
    return gathered(x) + reduced(x)


def outer(x):  # $ transformation=CONVERT_TO_HYBRID
    return strategy.run(step, args=(x * 2.0,))


def update_alone(gradient):  # $ transformation=CONVERT_TO_HYBRID
    optimizer.apply_gradients([(gradient * 2.0, WEIGHT)])


def summed(x):  # $ failure=CANNOT_BE_DECORATED
    return tf.distribute.get_replica_context().all_reduce("sum", x * 2.0)


def contrast(x):  # $ failure=CANNOT_BE_DECORATED
    return tf.exp(summed(x))


outer(tf.ones([1]))
contrast(tf.ones([1]))
strategy.run(gathers_itself, args=(tf.ones([1]),))
update_alone(tf.ones([1]))
