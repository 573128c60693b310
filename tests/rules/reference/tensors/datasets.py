# Tensors out of datasets and distribution strategies.
import tensorflow as tf


def slices(a): ...  # $ parameter_tensor=a
def pairs_first(a): ...  # $ parameter_tensor=a
def pairs_second(a): ...  # $ parameter_tensor=a
def dictionary(a): ...  # $ parameter_tensor=a
def generated(a): ...  # $ parameter_tensor=a
def ranged(a): ...  # $ parameter_tensor=a
def zipped(a, b): ...  # $ parameter_tensor=a parameter_tensor=b
def batched(a): ...  # $ parameter_tensor=a
def padded(a): ...  # $ parameter_tensor=a
def shuffled(a): ...  # $ parameter_tensor=a
def enumerated_index(a): ...  # $ parameter_tensor=a
def enumerated(a): ...  # $ parameter_tensor=a
def mapped(a): ...  # $ parameter_tensor=a
def map_callback(a):  # $ parameter_tensor=a
    return a + 1


def filter_callback(a):  # $ parameter_tensor=a:null parameter_container=a:null
    return a > 0


def taken(a): ...  # $ parameter_tensor=a
def by_next(a): ...  # $ parameter_tensor=a
def python_enumerate(a): ...  # $ parameter_tensor=a
def in_strategy(a, b): ...  # $ parameter_tensor=a
def in_strategy_by_position(a): ...  # $ parameter_tensor=a
def chosen(a): ...  # $ parameter_tensor=a


def gen():
    yield 1


x = tf.ones([4, 2])
for e in tf.data.Dataset.from_tensor_slices(x):
    slices(e)
for e, f in tf.data.Dataset.from_tensors((x, x)):
    pairs_first(e)
    pairs_second(f)
for e in tf.data.Dataset.from_tensor_slices({"k": x}):
    dictionary(e["k"])
for e in tf.data.Dataset.from_generator(gen, tf.int32):
    generated(e)
for e in tf.data.Dataset.range(3):
    ranged(e)
for e, f in tf.data.Dataset.zip((tf.data.Dataset.range(3), tf.data.Dataset.range(3))):
    zipped(e, f)
for e in tf.data.Dataset.range(3).batch(2):
    batched(e)
for e in tf.data.Dataset.range(3).padded_batch(2):
    padded(e)
for e in tf.data.Dataset.range(3).shuffle(2).repeat(2).prefetch(1):
    shuffled(e)
for i, e in tf.data.Dataset.range(3).enumerate():
    enumerated_index(i)
    enumerated(e)
for e in tf.data.Dataset.range(3).map(map_callback).filter(filter_callback):
    mapped(e)
for e in tf.data.Dataset.range(3).take(2):
    taken(e)
by_next(next(iter(tf.data.Dataset.range(3))))
for i, e in enumerate(tf.data.Dataset.range(3)):
    python_enumerate(e)
strategy = tf.distribute.MirroredStrategy()
strategy.run(in_strategy, args=(x, 1))
strategy.run(in_strategy_by_position, (x,))
for e in tf.data.Dataset.choose_from_datasets([tf.data.Dataset.range(3)], tf.data.Dataset.range(1)):
    chosen(e)
